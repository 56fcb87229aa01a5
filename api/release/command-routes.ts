/** /v1/commands/{command}: the outcome of a command, and its withdrawal while it waits. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import { commandAnswerSchema } from '../../contracts/release/releases.js';
import { targetCommandAnswerSchema } from '../../contracts/target/targets.js';
import { canWithdraw } from '../../domain/release/authority.js';
import { mayDo } from '../../domain/access/permissions.js';
import { isStopCommand } from '../../domain/release/command-catalog.js';
import { applyCommand } from '../../store/release/apply-command.js';
import { type CommandRecord, requireCommand } from '../../store/release/ledger/command-record.js';
import { findCommand } from '../../store/release/ledger/find-command.js';
import { withdrawCommand } from '../../store/release/withdraw-command.js';
import { type PrincipalAccess, loadSubjectRoles } from '../access/subject-roles.js';
import type { Principal } from '../access/principal.js';
import { commandBody, targetCommandBody } from './commands/answer-command.js';
import type { ApiDeps } from '../deps.js';
import { missingRole, problem } from '../http/problem.js';
import { readProgress } from './progress.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';

const params = z.strictObject({ command: opaqueIdSchema });

export const commandRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/commands/{command}',
    operationId: 'getCommand',
    summary: 'The outcome of a command',
    description: 'With the release or the target that it was for, as it is now.',
    tag: 'Commands',
    subjectName: 'command',
    params,
    responses: {
      200: { description: 'The command', schema: z.union([commandAnswerSchema, targetCommandAnswerSchema]) },
    },
    loadSubject: loadCommand,
    permission: 'readRelease',
    handle: async ({ deps, principal, subjectRoles, nowMs, subject }) => {
      const { kysely } = deps.database;
      const access = { principal, subjectRoles, nowMs };
      return { status: 200, body: await bodyOf(deps, { record: subject, db: kysely }, access) };
    },
  }),

  route({
    method: 'delete',
    path: '/v1/commands/{command}',
    operationId: 'withdrawCommand',
    summary: 'Withdraw a command that waits',
    description:
      'For its author and for everybody who may pause the release. The command stays in the ledger, rejected as WITHDRAWN. Repeating the request changes nothing. A stop command is never withdrawn: it is applied instead.',
    tag: 'Commands',
    subjectName: 'command',
    params,
    responses: {
      200: { description: 'Withdrawn', schema: z.union([commandAnswerSchema, targetCommandAnswerSchema]) },
    },
    problems: ['COMMAND_ALREADY_DECIDED', 'FORBIDDEN'],
    takesKey: false,
    takesStops: true,
    loadSubject: loadCommand,
    permission: 'readRelease',
    handle: async ({ deps, principal, subjectRoles, nowMs, subject }) => {
      if (!canWithdraw(subject, principal.user, subjectRoles)) {
        const { facts, remedy } = missingRole('pauseOrCancel', subjectRoles);
        const detail = 'Only its author and those who may pause the release withdraw a command.';
        return problem('FORBIDDEN', { detail, facts, remedy });
      }
      const record = await withdrawnOrDecided(deps, subject, principal.user);
      const access = { principal, subjectRoles, nowMs };
      const body = await bodyOf(deps, { record, db: deps.database.stopKysely }, access);
      return record.rejection?.code === 'WITHDRAWN' ? { status: 200, body } : problem('COMMAND_ALREADY_DECIDED', body);
    },
  }),
];

/** A stop command is applied instead of withdrawn, because it protects users. */
async function withdrawnOrDecided(deps: ApiDeps, { id, type }: CommandRecord, by: string): Promise<CommandRecord> {
  const { database, logger } = deps;
  const record = isStopCommand(type)
    ? (await applyCommand(database.stopKysely, { commandId: id, isFromWorkflow: false }, { logger }))?.record
    : await withdrawCommand(database.stopKysely, { commandId: id, by });
  return requireCommand(record, id);
}

async function bodyOf(
  { temporalUi }: ApiDeps,
  { record, db }: { readonly record: CommandRecord; readonly db: ApiDeps['database']['kysely'] },
  access: PrincipalAccess,
): Promise<z.output<typeof commandAnswerSchema> | z.output<typeof targetCommandAnswerSchema>> {
  const { releaseId } = record;
  if (releaseId === null) return await targetCommandBody(db, record, access);
  const isOfStop = isStopCommand(record.type);
  const release = await readProgress(db, releaseId, { access, temporalUi, isOfStop });
  return await commandBody(db, { record, release }, access);
}

/** A command may be read by every principal that may read its release or target. */
async function loadCommand(
  call: RequestContext<Principal, { readonly command: string }>,
): Promise<LoadedSubject<CommandRecord> | undefined> {
  const record = await findCommand(call.deps.database.kysely, call.params.command);
  if (record === undefined) return undefined;
  const { miniProgram, targetApp } = record.target;
  const subjectRoles = await loadSubjectRoles(call, { miniProgram, targetApp });
  return mayDo('readRelease', subjectRoles) ? { subject: record, subjectRoles } : undefined;
}
