/** Sends commands to a release, or one stop command to several, and reads their outcomes. */
import { z } from 'zod';
import { batchStopAnswerSchema, batchStopSchema } from '../../contracts/release/batch-stops.js';
import { batchStopExamples, releaseCommandExamples } from '../../contracts/release/command-examples.js';
import { ifMatchSchema, opaqueIdSchema } from '../../contracts/http/common.js';
import { type PlanStart, startOfBody } from '../../contracts/plan/plan-start.js';
import {
  commandListQuery,
  commandPageSchema,
  releaseCommandBodySchema,
  releaseCommandOf,
} from '../../contracts/release/commands.js';
import { commandAnswerSchema } from '../../contracts/release/releases.js';
import { isReleaseCommand, isStopCommand, stopCommandTypes } from '../../domain/release/command-catalog.js';
import { permissionToGive } from '../../domain/release/authority.js';
import { rightsOf } from '../../domain/release/author-rights.js';
import { codesOfDecide, codesOfWaiting, type RejectionCode } from '../../domain/release/rejections.js';
import { listCommands } from '../../store/release/ledger/find-command.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { invalidValue, isProblem, problem, type Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { loadRelease } from '../http/subjects.js';
import { namedTemplate } from '../plan/plan-template-body.js';
import { targetKey } from '../target/target-subject.js';
import { countOutcome } from './commands/record-request.js';
import { answerCommand, wireCommand } from './commands/answer-command.js';
import { sendCommand, findSentCommand } from './commands/send-command.js';
import { stopReleases } from './commands/stop-each.js';

const params = z.strictObject({ release: opaqueIdSchema });
const path = '/v1/releases/{release}/commands';
const tag = 'Commands';

const stopsOfReleases = stopCommandTypes.filter(isReleaseCommand).join(', ');
export const commandRejections: readonly RejectionCode[] = [...codesOfDecide, ...codesOfWaiting, 'INTERNAL'];

export const releaseCommandRoutes: readonly Route[] = [
  route({
    method: 'post',
    path,
    operationId: 'commandRelease',
    summary: 'Send a command to a release',
    description: `Answered when its outcome is recorded, or with 202 after three seconds. A stop command (${stopsOfReleases}) is never gated and is applied within seconds even with every worker dead.`,
    tag,
    subjectName: 'release',
    params,
    headers: z.object({ 'if-match': ifMatchSchema }),
    body: releaseCommandBodySchema,
    examples: releaseCommandExamples,
    responses: {
      200: { description: 'Applied, or changed nothing (NO_OP)', headers: ['ETag'], schema: commandAnswerSchema },
      202: {
        description: 'In the ledger, not decided yet',
        headers: ['Location', 'ETag'],
        schema: commandAnswerSchema,
      },
    },
    rejections: commandRejections,
    takesStops: true,
    isStop: (body) => isStopCommand(body.type),
    loadSubject: loadRelease,
    permission: {
      of: (body, { release }) => permissionToGive(body.type, release),
      among: ['goLive', 'pauseOrCancel', 'resetOrRollback', 'review', 'reviewAsAdmin', 'requestOffline'],
    },
    handle: async (call) => {
      const { deps, principal, subject, subjectRoles, body, nowMs } = call;
      const { release } = subject;
      const early = 'startAt' in body ? pastStart(body, nowMs) : null;
      const template =
        early ??
        (body.type === 'startPlan' ? await namedTemplate(deps.database.kysely, targetKey(release), body) : null);
      const rights = rightsOf(subjectRoles);
      // Since the first request with this key, the start may have come, and the template may have changed.
      const sent = isProblem(template)
        ? await findSentCommand(call, release, template)
        : await sendCommand(call, { facts: subject, command: releaseCommandOf(body, template), rights });
      if (sent === null) return problem('IDEMPOTENCY_KEY_REUSED');
      if (isProblem(sent)) return sent;
      const { record, answer } = await answerCommand(deps, sent, { principal, subjectRoles, nowMs });
      if (sent.isNew) countOutcome(deps.metrics, record);
      return answer;
    },
  }),

  route({
    method: 'get',
    path,
    operationId: 'listReleaseCommands',
    summary: 'The ledger of a release: every command and its outcome',
    description:
      'For all who may read the release. The newest first, with author, role, arguments and reason. An outcome is written once. `RECEIVED` means that the command still waits.',
    tag,
    subjectName: 'release',
    params,
    query: commandListQuery,
    responses: { 200: { description: 'Newest first', schema: commandPageSchema } },
    loadSubject: loadRelease,
    permission: 'readRelease',
    handle: async ({ deps, principal, subjectRoles, subject, query }) => {
      const page = await listCommands(deps.database.kysely, subject.release.id, pageRequest(query));
      return { status: 200, body: pageBody(page, (record) => wireCommand(record, { principal, subjectRoles })) };
    },
  }),

  route({
    method: 'post',
    path: '/v1/release-commands',
    operationId: 'stopReleases',
    summary: 'Send one stop command to several releases',
    description:
      'The releases are named, or found by a filter. Each release has an outcome of its own, and an entry in its ledger. A token with the scope `stop` is sufficient. The permission of the command is checked for each release. Repeat the request with the same Idempotency-Key after a failure: what was done is not done twice.',
    tag,
    body: batchStopSchema,
    examples: batchStopExamples,
    responses: { 207: { description: 'An outcome for each release', schema: batchStopAnswerSchema } },
    takesStops: true,
    isStop: () => true,
    permission: 'signedIn',
    handle: async (call) => {
      const answer = await stopReleases(call, call.body);
      return isProblem(answer) ? answer : { status: 207, body: answer };
    },
  }),
];

function pastStart(body: PlanStart, nowMs: number): Problem | null {
  const { startAtMs } = startOfBody(body);
  return startAtMs !== null && startAtMs <= nowMs ? invalidValue('/startAt', 'IN_THE_PAST') : null;
}
