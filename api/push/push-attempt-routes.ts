/**
 * Attempts of deliveries to super apps: of a target app for its admins, and of a release for all of its readers.
 * Readers of a release may be of another company, so they get no texts of errors.
 */
import { z } from 'zod';
import { givenIdSchema, opaqueIdSchema } from '../../contracts/http/common.js';
import {
  type PushAttemptBody,
  pushAttemptPageSchema,
  pushAttemptQuerySchema,
  releasePushAttemptQuerySchema,
} from '../../contracts/target/push.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { keptAttempts, listPushAttempts, type PushAttempt } from '../../store/push/attempts.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { type Route, route } from '../http/route.js';
import { loadRelease, loadTargetApp } from '../http/subjects.js';

const responses = { 200: { description: 'The newest first', schema: pushAttemptPageSchema } };

export const pushAttemptRoutes: readonly Route[] = [
  route({
    tag: 'Target apps',
    subjectName: 'target app',
    params: z.strictObject({ targetApp: givenIdSchema }),
    loadSubject: loadTargetApp,
    permission: 'manageTargetApps',
    method: 'get',
    path: '/v1/target-apps/{targetApp}/push/attempts',
    operationId: 'listPushAttempts',
    summary: 'Each attempt to deliver to the super app, with its answer and the next try',
    description: `For admins of the workspace that owns the target app. Each target keeps its newest ${keptAttempts} attempts, for 30 days. The log holds no bodies, headers or secrets. An attempt whose address was changed meanwhile is not listed. Tests are not listed.`,
    query: pushAttemptQuerySchema,
    responses,
    handle: async ({ deps, subject, query }) => {
      const { miniProgram, environment, result } = query;
      const isFailed = result === undefined ? undefined : result === 'failed';
      const filter = { targetApp: subject.id, miniProgram, environment, isFailed };
      const page = await listPushAttempts(deps.database.kysely, filter, pageRequest(query));
      return { status: 200, body: pageBody(page, attemptBody) };
    },
  }),

  route({
    tag: 'Releases',
    subjectName: 'release',
    params: z.strictObject({ release: opaqueIdSchema }),
    loadSubject: loadRelease,
    permission: 'readRelease',
    method: 'get',
    path: '/v1/releases/{release}/push-attempts',
    operationId: 'listReleasePushAttempts',
    summary: 'Each attempt to deliver a change of the release to the super app',
    description: `For all readers of the release, so without the texts of errors. Empty where the target app has no push address. Each target keeps its newest ${keptAttempts} attempts, for 30 days.`,
    query: releasePushAttemptQuerySchema,
    responses,
    handle: async ({ deps, subject, query }) => {
      const filter = { releaseId: subject.release.id };
      const page = await listPushAttempts(deps.database.kysely, filter, pageRequest(query));
      return { status: 200, body: pageBody(page, (attempt) => attemptBody({ ...attempt, error: null })) };
    },
  }),
];

function attemptBody(listed: PushAttempt): PushAttemptBody {
  const { id, target, releaseId, revision, attempt, startedAtMs, durationMs, outcome } = listed;
  const { status, error, nextTryAtMs } = listed;
  return {
    id,
    ...target,
    revision,
    attempt,
    startedAt: isoTime(startedAtMs),
    durationMs,
    outcome,
    ...(releaseId === null ? {} : { releaseId }),
    ...(status === null ? {} : { status }),
    ...(error === null ? {} : { error }),
    ...(nextTryAtMs === null ? {} : { nextTryAt: isoTime(nextTryAtMs) }),
  };
}
