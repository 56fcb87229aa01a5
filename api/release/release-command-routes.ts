/** /v1/releases/{release}/commands: sends commands to a release and reads their outcomes. */
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import {
  commandListQuery,
  commandPageSchema,
  releaseCommandBodySchema,
  releaseCommandOf,
} from '../../contracts/release/commands.js';
import { ifMatchSchema, opaqueIdSchema } from '../../contracts/http/common.js';
import { commandAnswerSchema } from '../../contracts/release/releases.js';
import { isStopCommand, permissionOfCommand } from '../../domain/release/command-catalog.js';
import { listCommands } from '../../store/release/ledger/find-command.js';
import { recordCommand } from '../../store/release/record-command.js';
import { answerCommand } from './commands/answer-command.js';
import { commandRejections } from './commands/command-rejections.js';
import { authorshipOf } from './commands/authorship.js';
import { countOutcome } from './commands/count-outcome.js';
import { signalAndWait } from './commands/signal-and-wait.js';
import { targetKey } from '../target/target-subject.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { problem } from '../http/problem.js';
import { findReleaseAsked } from '../http/subjects.js';
import { type Route, route } from '../http/route.js';
import { wireCommand } from './wire-command.js';

const params = z.strictObject({ release: opaqueIdSchema });
const path = '/v1/releases/{release}/commands';
const tag = 'Commands';

export const releaseCommandRoutes: readonly Route[] = [
  route({
    method: 'post',
    path,
    operationId: 'commandRelease',
    summary: 'Ask something of a release',
    description:
      'Answered when its outcome is recorded, or with 202 after three seconds. A stop command (pause, reset, cancel, rollback) is never gated and is applied within seconds even with every worker dead.',
    tag,
    about: 'release',
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
    find: findReleaseAsked,
    permission: {
      of: (body) => permissionOfCommand(body.type),
      among: ['goLive', 'pauseOrCancel', 'resetOrRollback', 'review', 'requestOffline'],
    },
    handle: async ({ deps, principal, subject, subjectRoles, role, body, headers, idempotency, nowMs }) => {
      const { release } = subject;
      const isStop = isStopCommand(body.type);
      const recorded = await recordCommand(
        isStop ? deps.database.stopKysely : deps.database.kysely,
        {
          id: uuidv7(),
          place: { releaseId: release.id, target: targetKey(release) },
          command: releaseCommandOf(body),
          actor: principal.user,
          role,
          idempotency,
          expectedRevision: headers['if-match'] ?? null,
          receivedAtMs: nowMs,
          ...authorshipOf(principal, deps),
          facts: subject,
        },
        { logger: deps.logger },
      );
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
    summary: 'The ledger of a release: every command and what became of it',
    tag,
    about: 'release',
    params,
    query: commandListQuery,
    responses: { 200: { description: 'Newest first', schema: commandPageSchema } },
    find: findReleaseAsked,
    permission: 'readRelease',
    handle: async ({ deps, principal, subjectRoles, subject, query }) => {
      const page = await listCommands(deps.database.kysely, subject.release.id, pageRequest(query));
      return { status: 200, body: pageBody(page, (record) => wireCommand(record, { principal, subjectRoles })) };
    },
  }),
];
