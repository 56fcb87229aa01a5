/** /v1/releases/{release}/exposure: measured exposure, counted by the decision plane. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import { type Exposure, exposureSchema } from '../../contracts/serving/exposure.js';
import { exposureMinuteOf } from '../../domain/serving/exposure-count.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { percentOf } from '../../domain/values/percentage.js';
import { minuteMs } from '../../domain/values/time-units.js';
import { type ExposureMinute, readExposure } from '../../store/serving/exposure.js';
import { loadRelease } from '../http/subjects.js';
import { type Route, route } from '../http/route.js';

/** Includes the current minute. */
const minutesShown = 60;

const get = route({
  method: 'get',
  path: '/v1/releases/{release}/exposure',
  operationId: 'getReleaseExposure',
  summary: 'The share of decisions that gave this release in the last hour, by minute',
  description:
    'For all who may read the release. Measured by the decision planes, for the last hour. Minutes without decisions are left out. The measured share follows the requested one after clients have asked again.',
  tag: 'Releases',
  subjectName: 'release',
  params: z.strictObject({ release: opaqueIdSchema }),
  responses: {
    200: { description: 'As counted by the decision plane, some ten seconds late', schema: exposureSchema },
  },
  loadSubject: loadRelease,
  permission: 'readRelease',
  handle: async ({ deps, subject, nowMs }) => {
    const fromMs = exposureMinuteOf(nowMs) - (minutesShown - 1) * minuteMs;
    const series = await readExposure(deps.database.kysely, subject.release, fromMs);
    return { status: 200, body: exposureOf(series, fromMs, nowMs) };
  },
});

export const exposureRoutes: readonly Route[] = [get];

function exposureOf(series: readonly ExposureMinute[], fromMs: number, toMs: number): Exposure {
  const sum = (read: (minute: ExposureMinute) => number): number =>
    series.reduce((total, minute) => total + read(minute), 0);
  const decisions = sum((minute) => minute.decisions);
  const ofRelease = sum((minute) => minute.ofRelease);
  return {
    from: isoTime(fromMs),
    to: isoTime(toMs),
    decisions,
    ofRelease,
    ...(decisions === 0 ? {} : { percentage: percentOf(Math.round((ofRelease / decisions) * 10_000)) }),
    series: series.map(({ atMs, ...counts }) => ({ at: isoTime(atMs), ...counts })),
  };
}
