/** /v1/releases/{release}/stream: the progress after each change, as server-sent events. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import type { OpenLimits } from '../../platform/http/open-counts.js';
import type { StreamLimits } from '../../platform/http/stream-limits.js';
import { type Problem, problem } from '../http/problem.js';
import { findReleaseAsked } from '../http/subjects.js';
import { type Route, route } from '../http/route.js';

const retryAfterSeconds = '10';

export const streamRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/releases/{release}/stream',
    operationId: 'streamRelease',
    summary: 'The progress of a release after each change',
    description:
      'Server-sent events of type `progress`, each with the whole state as its data: a Progress, as JSON. A client that comes back with Last-Event-ID hears nothing until there is something newer. A comment every 15 seconds keeps the connection open. One token may hold 20 streams unless the installation sets another limit.',
    tag: 'Releases',
    about: 'release',
    params: z.strictObject({ release: opaqueIdSchema }),
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
    responses: { 200: { description: 'A stream', contentTypes: ['text/event-stream'] } },
    problems: ['TOO_MANY_STREAMS', 'STREAMS_EXHAUSTED'],
    find: findReleaseAsked,
    permission: 'readRelease',
    handle: ({ deps: { streams }, principal, headers, subject: { release }, subjectRoles, nowMs }) => {
      const refusal = streams.refusal(principal);
      if (refusal !== null) return tooMany(refusal, streams.limits);
      const lastEventId = headers['last-event-id'];
      return { send: (response) => streams.serve(response, { release, principal, subjectRoles, lastEventId, nowMs }) };
    },
  }),
];

function tooMany(passed: keyof OpenLimits, { perToken, perProcess }: StreamLimits): Problem {
  const [code, limit] =
    passed === 'each' ? (['TOO_MANY_STREAMS', perToken] as const) : (['STREAMS_EXHAUSTED', perProcess] as const);
  return problem(code, { facts: { limit } }, { 'Retry-After': retryAfterSeconds });
}
