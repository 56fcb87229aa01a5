/** Streams of server-sent events: the progress of one release, and all changes. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../../contracts/http/common.js';
import type { Principal } from '../../access/principal.js';
import { problem, type Problem } from '../../http/problem.js';
import { route, type Route } from '../../http/route.js';
import { loadRelease } from '../../http/subjects.js';
import type { ProgressStreams } from './progress-streams.js';

const tag = 'Releases';
const retryAfterSeconds = '10';

export const streamRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/releases/{release}/stream',
    operationId: 'streamRelease',
    summary: 'The progress of a release after each change',
    description:
      'Server-sent events of type `progress`, each with the whole state as its data: a Progress, as JSON. A client that reconnects with Last-Event-ID gets no event until the state is newer. A comment every 15 seconds keeps the connection open. One token may hold 20 streams unless the installation sets another limit.',
    tag,
    subjectName: 'release',
    params: z.strictObject({ release: opaqueIdSchema }),
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
    responses: { 200: { description: 'A stream', contentTypes: ['text/event-stream'] } },
    problems: ['TOO_MANY_STREAMS', 'STREAMS_EXHAUSTED'],
    loadSubject: loadRelease,
    permission: 'readRelease',
    handle: ({ deps: { streams }, principal, headers, subject: { release }, subjectRoles, nowMs }) => {
      const refusal = refusalOf(streams, principal);
      if (refusal !== null) return refusal;
      const lastEventId = headers['last-event-id'];
      return { send: (response) => streams.serve(response, { release, principal, subjectRoles, lastEventId, nowMs }) };
    },
  }),

  route({
    method: 'get',
    path: '/v1/stream',
    operationId: 'streamChanges',
    summary: 'Every change of releases and targets that you may read',
    description:
      'Server-sent events of type `change`, each with what changed as its data, as JSON: `releases` and `targets`, as the lists show them now. An event of type `missed` says that changes may be missing: read the lists again, as after each connection. A comment every 15 seconds keeps the connection open. The limits of streams apply.',
    tag,
    query: z.strictObject({
      workspace: opaqueIdSchema.optional().meta({ description: 'Only changes that concern this workspace.' }),
    }),
    responses: { 200: { description: 'A stream', contentTypes: ['text/event-stream'] } },
    problems: ['TOO_MANY_STREAMS', 'STREAMS_EXHAUSTED'],
    permission: 'signedIn',
    handle: ({ deps: { streams }, principal, query: { workspace }, nowMs }) => {
      const refusal = refusalOf(streams, principal);
      if (refusal !== null) return refusal;
      return { send: (response) => streams.serveChanges(response, { principal, workspace, nowMs }) };
    },
  }),
];

function refusalOf(streams: ProgressStreams, principal: Principal): Problem | null {
  const passed = streams.refusal(principal);
  if (passed === null) return null;
  const { perToken, perProcess } = streams.limits;
  const [code, limit] =
    passed === 'each' ? (['TOO_MANY_STREAMS', perToken] as const) : (['STREAMS_EXHAUSTED', perProcess] as const);
  return problem(code, { facts: { limit } }, { 'Retry-After': retryAfterSeconds });
}
