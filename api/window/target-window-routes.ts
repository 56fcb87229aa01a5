/** /v1/targets/…/window: whether change windows let increases through, and until when. */
import type { z } from 'zod';
import { targetWindowQuery, targetWindowSchema } from '../../contracts/window/target-window.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { dayMs } from '../../domain/values/time-units.js';
import { firstInstant, horizonDays } from '../../domain/window/window-state.js';
import { readCoveringWindows, readWindowState } from '../../store/window/window-state.js';
import { invalidValue } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadTarget, targetKey, targetParams, targetPath } from '../target/target-subject.js';

export const targetWindowRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: `${targetPath}/window`,
    operationId: 'getTargetWindow',
    summary: 'Whether change windows let increases through on a target, now or at another time',
    description: 'Outside of production a target is always open.',
    tag: 'Targets',
    subjectName: 'target',
    params: targetParams,
    query: targetWindowQuery,
    responses: { 200: { description: 'Open, or the windows that are closed', schema: targetWindowSchema } },
    loadSubject: loadTarget,
    permission: 'readRelease',
    handle: async ({ deps, subject, query, nowMs }) => {
      const atMs = query.at === undefined ? nowMs : Date.parse(query.at);
      const mostMs = horizonDays * dayMs;
      if (Math.abs(atMs - nowMs) > mostMs)
        return invalidValue('?at', 'OUT_OF_RANGE', { least: isoTime(nowMs - mostMs), most: isoTime(nowMs + mostMs) });
      const { kysely } = deps.database;
      const target = targetKey(subject.target);
      const { open, blocking, nextOpenAtMs } = await readWindowState(kysely, { target, releaseId: null }, atMs);
      const nextCloseAtMs = open ? firstInstant(await readCoveringWindows(kysely, target), atMs, false) : null;
      const body: z.input<typeof targetWindowSchema> = {
        at: isoTime(atMs),
        open,
        ...(blocking[0] === undefined ? {} : { reason: blocking[0].reason }),
        windows: blocking.map(({ sinceMs, untilMs, sides, ...window }) => ({
          ...window,
          sides: [...sides],
          since: isoTime(sinceMs),
          until: untilMs === null ? null : isoTime(untilMs),
        })),
        ...(nextOpenAtMs === null ? {} : { nextOpen: isoTime(nextOpenAtMs) }),
        ...(nextCloseAtMs === null ? {} : { nextClose: isoTime(nextCloseAtMs) }),
      };
      return { status: 200, body };
    },
  }),
];
