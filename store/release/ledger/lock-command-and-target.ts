/** Takes the lock under which a command is decided, and records the command if the ledger does not have it. */
import { type QueryExecutorProvider, sql } from 'kysely';
import { lockTarget } from '../../target/targets.js';
import type { Clock } from '../../database/clock.js';
import type { Transaction } from '../../database/transaction.js';
import {
  type ExternalCommand,
  absentCommand,
  foreignCommand,
  ledgerId,
  type Origin,
  type CommandSubject,
} from './external-command.js';
import { findCommandSubjects, type CommandSubjects } from './find-place.js';
import { findCommandInside, insertCommand } from './write-command.js';

export interface CommandToLock {
  readonly commandId: string;
  readonly releaseId?: string | undefined;
  readonly ifAbsent?: ExternalCommand | undefined;
  /** Default: from a workflow, stops refused. */
  readonly origin?: Origin;
}

const untrusted: Origin = { isFromWorkflow: true, temporalStops: 'refuse' };

/**
 * The id of the command in the ledger. Null when it has no such command and there is nothing to record in its place.
 */
export async function lockCommandAndTarget(
  trx: Transaction,
  wanted: CommandToLock,
  now?: Clock,
): Promise<string | null> {
  const id = ledgerId(wanted.commandId, wanted.releaseId);
  return (await lockTargetOf(trx, id, wanted.releaseId)) ? id : recordAndLock(trx, wanted, now);
}

/** For a command that `lockTargetOf` did not find. */
export async function recordAndLock(trx: Transaction, wanted: CommandToLock, now?: Clock): Promise<string | null> {
  const id = ledgerId(wanted.commandId, wanted.releaseId);
  const subjects = await findCommandSubjects(trx, id, wanted.releaseId);
  const { ofCommand } = subjects;
  const isThereNow = ofCommand !== null && [undefined, ofCommand.releaseId].includes(wanted.releaseId);
  if (isThereNow) return lockCommandAndTarget(trx, wanted, now); // It was recorded between the two statements.
  const unknown = subjectOf(id, wanted, subjects);
  if (unknown === null) return null;
  await lockTarget(trx, unknown.subject.target);
  // In a statement after the lock, because another transaction may have recorded it meanwhile.
  if ((await findCommandInside(trx, unknown.id)) !== undefined) return unknown.id;
  const received = { subject: unknown.subject, origin: wanted.origin ?? untrusted, receivedAtMs: now?.() ?? null };
  const written = await insertCommand(trx, absentCommand(unknown.id, unknown.absent, received));
  if (written === undefined) throw new Error(`Command ${unknown.id} appeared under the lock`);
  return unknown.id;
}

/**
 * Enough for nearly every command. A command never changes its target, so its row may be read before the lock. False
 * when the ledger has no such command of this release.
 */
export async function lockTargetOf(
  db: QueryExecutorProvider,
  commandId: string,
  releaseId: string | undefined,
): Promise<boolean> {
  const { rows } = await sql`/* lock the target of a command */
    select 1 from command c join target t on t.mini_program_id = c.mini_program_id
      and t.target_app_id = c.target_app_id and t.environment = c.environment
    where c.id = ${commandId} and (${releaseId ?? null}::text is null or c.release_id = ${releaseId ?? null})
    for no key update of t
  `.execute(db);
  return rows.length > 0;
}

interface UnrecordedSignal {
  readonly id: string;
  readonly absent: ExternalCommand;
  readonly subject: CommandSubject;
}

/** The id of another release's command does not match. */
function subjectOf(
  id: string,
  { releaseId, ifAbsent }: CommandToLock,
  { ofCommand, ofRelease }: CommandSubjects,
): UnrecordedSignal | null {
  if (ofRelease === null || releaseId === undefined) return null;
  if (ofCommand !== null) return { ...foreignCommand(releaseId, id), subject: ofRelease };
  return ifAbsent === undefined ? null : { id, absent: ifAbsent, subject: ofRelease };
}
