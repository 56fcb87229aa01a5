/** /v1/targets/…/commands: emergency commands of the operator on a whole target. Applied here, without a workflow. */
import { z } from 'zod';
import { commandListQuery, commandPageSchema, targetCommandBodySchema } from '../../contracts/release/commands.js';
import { targetCommandExamples } from '../../contracts/release/command-examples.js';
import { ifMatchSchema } from '../../contracts/http/common.js';
import { targetCommandAnswerSchema } from '../../contracts/target/targets.js';
import { applyCommand } from '../../store/release/apply-command.js';
import { listCommands } from '../../store/release/ledger/find-command.js';
import { answerTargetCommand, wireCommand } from '../release/commands/answer-command.js';
import { countOutcome, recordRequest } from '../release/commands/record-request.js';
import { isStopCommand } from '../../domain/release/command-catalog.js';
import { codesOfWaiting } from '../../domain/release/rejections.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { problem } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { loadTarget, targetKey, targetParams, targetPath } from './target-subject.js';

const tag = 'Commands';
const subjectName = 'target';

const command = route({
  method: 'post',
  path: `${targetPath}/commands`,
  operationId: 'commandTarget',
  summary: 'Force a target offline, or lift its suspension',
  description: 'Applied straight in the database: it needs neither Temporal nor a worker.',
  tag,
  subjectName,
  params: targetParams,
  headers: z.object({ 'if-match': ifMatchSchema }),
  body: targetCommandBodySchema,
  examples: targetCommandExamples,
  responses: {
    200: { description: 'Applied, or changed nothing (NO_OP)', headers: ['ETag'], schema: targetCommandAnswerSchema },
  },
  rejections: ['STALE_REVISION', ...codesOfWaiting, 'INTERNAL'],
  takesStops: true,
  isStop: (body) => isStopCommand(body.type),
  loadSubject: loadTarget,
  permission: 'emergency',
  handle: async (call) => {
    const { deps, principal, subjectRoles, subject, body, nowMs } = call;
    const { stopKysely } = deps.database;
    const recorded = await recordRequest(stopKysely, call, {
      subject: { releaseId: null, target: targetKey(subject.target) },
      command: body,
    });
    if (recorded.outcome === 'keyReused') return problem('IDEMPOTENCY_KEY_REUSED');
    const toApply = { commandId: recorded.record.id, isFromWorkflow: false } as const;
    const applied = await applyCommand(stopKysely, toApply, { logger: deps.logger });
    const record = applied?.record ?? recorded.record;
    if (recorded.outcome === 'recorded') countOutcome(deps.metrics, record);
    return await answerTargetCommand(deps, record, { principal, subjectRoles, nowMs });
  },
});

const ledger = route({
  method: 'get',
  path: `${targetPath}/commands`,
  operationId: 'listTargetCommands',
  summary: 'The ledger of a target itself',
  description:
    'For all who may read the target. Only commands of the target itself: force offline and lifting a suspension. The newest first.',
  tag,
  subjectName,
  params: targetParams,
  query: commandListQuery,
  responses: { 200: { description: 'Newest first', schema: commandPageSchema } },
  loadSubject: loadTarget,
  permission: 'readRelease',
  handle: async ({ deps, principal, subjectRoles, subject, query }) => {
    const page = await listCommands(deps.database.kysely, targetKey(subject.target), pageRequest(query));
    return { status: 200, body: pageBody(page, (record) => wireCommand(record, { principal, subjectRoles })) };
  },
});

export const targetCommandRoutes: readonly Route[] = [command, ledger];
