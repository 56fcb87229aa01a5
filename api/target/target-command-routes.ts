/** /v1/targets/…/commands: emergency commands of the operator on a whole target. Applied here, without a workflow. */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { commandListQuery, commandPageSchema, targetCommandBodySchema } from '../../contracts/release/commands.js';
import { ifMatchSchema } from '../../contracts/http/common.js';
import { targetCommandAnswerSchema } from '../../contracts/target/targets.js';
import { applyCommand } from '../../store/release/apply-command.js';
import { listCommands } from '../../store/release/ledger/find-command.js';
import { recordCommand } from '../../store/release/record-command.js';
import { answerTargetCommand } from '../release/commands/answer-target-command.js';
import { authorshipOf } from '../release/commands/authorship.js';
import { rejectionsOfWaiting } from '../release/commands/command-rejections.js';
import { countOutcome } from '../release/commands/count-outcome.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { problem } from '../http/problem.js';
import { type Route, route } from '../http/route.js';
import { findTargetAsked, targetKey, targetParams, targetPath } from './target-subject.js';
import { wireCommand } from '../release/wire-command.js';

const tag = 'Commands';
const about = 'target';

const command = route({
  method: 'post',
  path: `${targetPath}/commands`,
  operationId: 'commandTarget',
  summary: 'Force a target offline, or lift its suspension',
  description: 'Applied straight in the database: it needs neither Temporal nor a worker.',
  tag,
  about,
  params: targetParams,
  headers: z.object({ 'if-match': ifMatchSchema }),
  body: targetCommandBodySchema,
  responses: {
    200: { description: 'Applied, or changed nothing (NO_OP)', headers: ['ETag'], schema: targetCommandAnswerSchema },
  },
  rejections: ['STALE_REVISION', ...rejectionsOfWaiting, 'INTERNAL'],
  takesStops: true,
  find: findTargetAsked,
  permission: 'emergency',
  handle: async ({ deps, principal, subjectRoles, role, subject, body, headers, idempotency, nowMs }) => {
    const { stopKysely } = deps.database;
    const recorded = await recordCommand(
      stopKysely,
      {
        id: uuidv7(),
        place: { releaseId: null, target: targetKey(subject.target) },
        command: body,
        actor: principal.user,
        role,
        idempotency,
        expectedRevision: headers['if-match'] ?? null,
        receivedAtMs: nowMs,
        ...authorshipOf(principal, deps),
      },
      { logger: deps.logger },
    );
    if (recorded.outcome === 'keyReused') return problem('IDEMPOTENCY_KEY_REUSED');
    const request = { commandId: recorded.record.id, through: 'api' } as const;
    const applied = await applyCommand(stopKysely, request, { logger: deps.logger, now: deps.now });
    const record = applied?.record ?? recorded.record;
    if (recorded.outcome === 'recorded') countOutcome(deps.metrics, record, deps.now());
    return await answerTargetCommand(deps, record, { principal, subjectRoles, nowMs });
  },
});

const ledger = route({
  method: 'get',
  path: `${targetPath}/commands`,
  operationId: 'listTargetCommands',
  summary: 'The ledger of a target itself',
  tag,
  about,
  params: targetParams,
  query: commandListQuery,
  responses: { 200: { description: 'Newest first', schema: commandPageSchema } },
  find: findTargetAsked,
  permission: 'readRelease',
  handle: async ({ deps, principal, subjectRoles, subject, query }) => {
    const page = await listCommands(deps.database.kysely, targetKey(subject.target), pageRequest(query));
    return { status: 200, body: pageBody(page, (record) => wireCommand(record, { principal, subjectRoles })) };
  },
});

export const targetCommandRoutes: readonly Route[] = [command, ledger];
