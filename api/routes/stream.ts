/** /v1/releases/{release}/stream: progress after each change, as server-sent events. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/common.js';
import { type Progress, progressSchema } from '../../contracts/releases.js';
import { isStillValid } from '../authenticate.js';
import { problem } from '../problem.js';
import { readProgress } from '../releases/progress.js';
import { findReleaseAsked } from '../releases/release-subject.js';
import { type Route, route } from '../route.js';
import { streamProgress } from '../streams/stream-progress.js';

/** In one process; a browser tab is one. */
const mostStreams = 2_000;

export const streamRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/releases/{release}/stream',
    operationId: 'streamRelease',
    summary: 'The progress of a release after each change',
    description:
      'Server-sent events of type `progress`, each with the whole state as its data. A client that comes back with Last-Event-ID hears nothing until there is something newer. A comment every 15 seconds keeps the connection open.',
    tag: 'Releases',
    about: 'release',
    params: z.strictObject({ release: opaqueIdSchema }),
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
    responses: { 200: { description: 'A stream', contentType: 'text/event-stream', schema: progressSchema } },
    find: findReleaseAsked,
    permission: 'readRelease',
    handle: ({ deps, caller, params, headers, subject }) => {
      const { changes, heartbeatMs } = deps.streams;
      if (changes.followers >= mostStreams) return problem('TOO_MANY_REQUESTS', {}, { 'Retry-After': '10' });
      const read = async (): Promise<Progress | undefined> => {
        const nowMs = deps.now();
        if (!(await isStillValid(deps.database, caller, nowMs))) return undefined;
        const found = await findReleaseAsked({ deps, caller, params, nowMs });
        if (found === undefined) return undefined;
        const viewer = { caller, standing: found.standing, nowMs };
        return await readProgress(deps.database.kysely, found.subject.release.id, {
          viewer,
          temporalUi: deps.temporalUi,
        });
      };
      const { logger } = deps;
      const lastEventId = headers['last-event-id'];
      const source = { changes, release: subject.release, read, lastEventId, logger, heartbeatMs };
      return { send: (response) => streamProgress(response, source) };
    },
  }),
];
