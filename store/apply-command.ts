/**
 * THE transaction: one command, decided exactly once, under its target's lock. Whoever asks again gets the recorded
 * outcome and the release as it is now. Everything that takes effect on a release goes through here.
 */
import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { decide as domainDecide } from '../domain/release/decide.js';
import type { ReleaseSnapshot } from '../domain/release/next-step.js';
import { isTransient } from './errors.js';
import { type AbsentCommand, absentCommand, foreignCommand, ledgerId, type Place } from './ledger/absent-command.js';
import type { CommandRecord } from './ledger/command-record.js';
import { findPlace } from './ledger/find-place.js';
import { overtakeWaiting } from './ledger/overtake.js';
import { findCommandInside, insertCommand, settleCommand } from './ledger/write-command.js';
import { CHANNELS, notify } from './notifications.js';
import { decideAndWrite } from './releases/decide-and-write.js';
import { lockTarget } from './releases/lock-target.js';
import { readSnapshot } from './releases/read-snapshot.js';
import type { Schema } from './schema.js';
import { type StoreLogger, silentLogger } from './store-logger.js';
import { inTransaction, type Transaction } from './transaction.js';

export interface ApplyRequest {
  readonly commandId: string;
  /** The release that a signal addressed: a command of another release is not taken for it. */
  readonly releaseId?: string | undefined;
  /** What to record and decide when the ledger has no such command; needs `releaseId`. */
  readonly ifAbsent?: AbsentCommand | undefined;
  /** Whose answer this is: only the release's own workflow needs no `changed` afterwards. */
  readonly through: 'workflow' | 'api' | 'relay';
}

export interface AppliedCommand {
  /** With its outcome: never RECEIVED. */
  readonly record: CommandRecord;
  /** The addressed release as it is now, whenever the command was decided; null for a command to the target. */
  readonly snapshot: ReleaseSnapshot | null;
}

export interface ApplyTools {
  /** Default: the rules of the domain. */
  readonly decide?: typeof domainDecide;
  readonly logger?: StoreLogger;
  /** Default: the system's clock. */
  readonly now?: () => number;
}

/**
 * `db`: the general pool, or the one of stop commands for a stop. Null when there is no such command and nothing to
 * record in its place. A bug met on the way is recorded as INTERNAL, so that no command can block those behind it.
 *
 * @throws DatabaseUnavailable when the database is away or stayed busy; repeat the call as it was.
 */
export async function applyCommand(
  db: Kysely<Schema>,
  request: ApplyRequest,
  tools: ApplyTools = {},
): Promise<AppliedCommand | null> {
  const task = await locate(db, request, { decide: domainDecide, logger: silentLogger, now: Date.now, ...tools });
  if (task === null) return null;
  try {
    return await inTransaction(db, (trx) => decideOnce(trx, task));
  } catch (error) {
    if (isTransient(error)) throw error;
    return await recordInternal(db, task, error);
  }
}

interface Task {
  readonly id: string;
  readonly absent: AbsentCommand | undefined;
  readonly place: Place;
  readonly through: ApplyRequest['through'];
  readonly tools: Required<ApplyTools>;
}

/** Finds out which target to lock: read before the lock, but a command never moves. */
async function locate(db: Kysely<Schema>, request: ApplyRequest, tools: Required<ApplyTools>): Promise<Task | null> {
  const { releaseId, ifAbsent, through } = request;
  const id = ledgerId(request.commandId, releaseId);
  const { ofCommand, ofRelease } = await findPlace(db, id, releaseId);
  if (ofCommand === null) {
    if (ofRelease === null || ifAbsent === undefined) return null;
    return { id, absent: ifAbsent, place: ofRelease, through, tools };
  }
  if (releaseId === undefined || ofCommand.releaseId === releaseId)
    return { id, absent: undefined, place: ofCommand, through, tools };
  if (ofRelease === null) return null;
  const foreign = foreignCommand(releaseId, id);
  return { ...foreign, place: ofRelease, through, tools };
}

async function decideOnce(trx: Transaction, task: Task): Promise<AppliedCommand> {
  const command = await lockAndRead(trx, task);
  if (command.outcome !== 'RECEIVED') return answer(trx, command);
  const { record, after, told } = await decideAndWrite(trx, command, task);
  const overtaken = await overtakeWaiting(trx, command, task.tools.now());
  await notify(
    trx,
    ...[record.id, ...overtaken].map((id) => ({ channel: CHANNELS.commandDecided, payload: id })),
    ...told,
  );
  const { release, target } = after;
  return { record, snapshot: release === null ? null : { release, targetRevision: target.revision } };
}

/** In statements after the lock: its outcome may be there by now. */
async function lockAndRead(trx: Transaction, { id, absent, place, tools }: Task): Promise<CommandRecord> {
  await lockTarget(trx, place.target);
  const known = await findCommandInside(trx, id);
  if (known !== undefined) return known;
  if (absent === undefined) throw new Error(`Command ${id} was in the ledger and is no more`);
  const written = await insertCommand(trx, absentCommand(id, absent, place, tools.now()));
  if (written === undefined) throw new Error(`Command ${id} appeared under the lock`);
  return written;
}

async function answer(trx: Transaction, record: CommandRecord): Promise<AppliedCommand> {
  return { record, snapshot: record.releaseId === null ? null : await readSnapshot(trx, record.releaseId) };
}

/** In a transaction of its own: what the bug left behind was rolled back with the first one. */
async function recordInternal(db: Kysely<Schema>, task: Task, bug: unknown): Promise<AppliedCommand> {
  const errorId = uuidv7();
  const { logger, now } = task.tools;
  logger.error({ err: bug, errorId, commandId: task.id, ...task.place }, 'A bug met while deciding a command');
  return inTransaction(db, async (trx) => {
    const command = await lockAndRead(trx, task);
    if (command.outcome !== 'RECEIVED') return answer(trx, command);
    const rejection = { code: 'INTERNAL', errorId } as const;
    const record = await settleCommand(trx, command.id, { outcome: 'REJECTED', rejection }, now());
    const overtaken = await overtakeWaiting(trx, command, now());
    const decided = [record.id, ...overtaken];
    await notify(trx, ...decided.map((id) => ({ channel: CHANNELS.commandDecided, payload: id })));
    return answer(trx, record);
  });
}
