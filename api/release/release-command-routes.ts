/** /v1/releases/{release}/commands: sends commands to a release and reads their outcomes. */
import { z } from 'zod';
import { ifMatchSchema, opaqueIdSchema } from '../../contracts/http/common.js';
import {
  commandListQuery,
  commandPageSchema,
  releaseCommandBodySchema,
  releaseCommandOf,
} from '../../contracts/release/commands.js';
import { commandAnswerSchema } from '../../contracts/release/releases.js';
import { isStopCommand, permissionOfCommand } from '../../domain/release/command-catalog.js';
import { codesOfDecide, codesOfWaiting, type RejectionCode } from '../../domain/release/rejections.js';
import { listCommands } from '../../store/release/ledger/find-command.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { loadRelease } from '../http/subjects.js';
import { targetKey } from '../target/target-subject.js';
import { countOutcome, recordRequest } from './commands/record-request.js';
import { answerCommand, wireCommand } from './commands/answer-command.js';
import { signalAndWait } from './commands/signal-and-wait.js';

const params = z.strictObject({ release: opaqueIdSchema });
const path = '/v1/releases/{release}/commands';
const tag = 'Commands';

const commandRejections: readonly RejectionCode[] = [...codesOfDecide, ...codesOfWaiting, 'INTERNAL'];

export const releaseCommandRoutes: readonly Route[] = [
  route({
    method: 'post',
    path,
    operationId: 'commandRelease',
    summary: 'Send a command to a release',
    description:
      'Answered when its outcome is recorded, or with 202 after three seconds. A stop command (pause, reset, cancel, rollback) is never gated and is applied within seconds even with every worker dead.',
    tag,
    subjectName: 'release',
    params,
    headers: z.object({ 'if-match': ifMatchSchema }),
    body: releaseCommandBodySchema,
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
      of: (body) => permissionOfCommand(body.type),
      among: ['goLive', 'pauseOrCancel', 'resetOrRollback', 'review', 'requestOffline'],
    },
    handle: async (call) => {
      const { deps, principal, subject, subjectRoles, body, nowMs } = call;
      const { release } = subject;
      const isStop = isStopCommand(body.type);
      const place = { releaseId: release.id, target: targetKey(release) };
      const recorded = await recordRequest(isStop ? deps.database.stopKysely : deps.database.kysely, call, {
        ...{ place, command: releaseCommandOf(body), facts: subject },
      });
      if (recorded.outcome === 'keyReused') return problem('IDEMPOTENCY_KEY_REUSED');
      const isNew = recorded.outcome === 'recorded';
      const { id } = recorded.record;
      await signalAndWait(deps, { record: recorded.record, release, isNew });
      const { record, answer } = await answerCommand(deps, { id, isStop }, { principal, subjectRoles, nowMs });
      if (isNew) countOutcome(deps.metrics, record, deps.now());
      return answer;
    },
  }),

  route({
    method: 'get',
    path,
    operationId: 'listReleaseCommands',
    summary: 'The ledger of a release: every command and its outcome',
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
];
