/**
 * THE transaction: decides one command exactly once, under its target's lock. Idempotent: a second call returns the
 * recorded outcome and the current release. Every effect on a release goes through here.
 */
import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { decide as domainDecide } from '../../domain/release/decide.js';
import { type ReleaseSnapshot, snapshotOf } from '../../domain/release/release.js';
import { isTransient } from '../database/errors.js';
import type { Facts } from '../../domain/release/facts.js';
import type { TemporalStops } from '../../domain/release/authority.js';
import { type ExternalCommand, ledgerId } from './ledger/external-command.js';
import { type CommandRecord, type DecidedRecord, isDecided, requireCommand } from './ledger/command-record.js';
import {
  lockCommandAndTarget,
  lockTargetOf,
  recordAndLock,
  type CommandToLock,
} from './ledger/lock-command-and-target.js';
import { overtakeWaiting } from './ledger/overtake.js';
import { findCommandInside, writeOutcome } from './ledger/write-command.js';
import { type Clock, readClock } from '../database/clock.js';
import { inOneTrip } from '../database/in-one-trip.js';
import { notify } from '../database/notifications.js';
import { decideAndWrite, decidedNotices } from './decide-and-write.js';
import { readSnapshot } from './read-snapshots.js';
import { type CommandToDecide, readToDecide } from './read-to-decide.js';
import type { Schema } from '../database/schema.js';
import { type StoreLogger, silentLogger } from '../database/database.js';
import { inTransaction, type Transaction } from '../database/transaction.js';

export interface ApplyRequest {
  readonly commandId: string;
  /** The release that a signal addressed. The id of another release's command does not match. */
  readonly releaseId?: string | undefined;
  /** The command to record and decide when the ledger has none with this id. Needs `releaseId`. */
  readonly ifAbsent?: ExternalCommand | undefined;
  /** The release's own workflow gives it. It needs no `changed` message afterwards. */
  readonly isFromWorkflow: boolean;
}

export interface AppliedCommand {
  readonly record: DecidedRecord;
  /** The addressed release as it is now, also for an earlier decision. Null for a command to the target. */
  readonly snapshot: ReleaseSnapshot | null;
}

export interface ApplyTools {
  /** Default: the rules of the domain. */
  readonly decide?: typeof domainDecide;
  readonly logger?: StoreLogger;
  /** Default: the database's clock. */
  readonly now?: Clock | undefined;
  /** Whether a stop command that is not in the ledger is applied. Default: refused. */
  readonly temporalStops?: TemporalStops;
  /** One attempt that waits this long for the target's lock. Default: several attempts of one second. */
  readonly lockWaitMs?: number | undefined;
}

/**
 * `db`: the general pool, or the one of stop commands for a stop. Null when there is no such command and nothing to
 * record in its place. A bug in the rules is recorded as INTERNAL, so that the command does not block later ones.
 *
 * @throws DatabaseUnavailable when the database is away or stayed busy. Repeat the call unchanged.
 */
export async function applyCommand(
  db: Kysely<Schema>,
  request: ApplyRequest,
  tools: ApplyTools = {},
): Promise<AppliedCommand | null> {
  const { decide = domainDecide, logger = silentLogger, now, temporalStops = 'refuse', lockWaitMs } = tools;
  try {
    return await inTransaction(db, (trx) => decideOnce(trx, request, { decide, now, temporalStops }), { lockWaitMs });
  } catch (error) {
    if (isTransient(error)) throw error;
    return await recordInternal(db, { request, bug: error, logger, now, temporalStops, lockWaitMs });
  }
}

async function decideOnce(
  trx: Transaction,
  request: ApplyRequest,
  { decide, now, temporalStops }: Required<Pick<ApplyTools, 'decide' | 'temporalStops'>> & Pick<ApplyTools, 'now'>,
): Promise<AppliedCommand | null> {
  const read = await lockAndRead(trx, wantedBy(request, temporalStops), now);
  if (read === null) return null;
  const { command, loaded } = read;
  if (isDecided(command)) return { record: command, snapshot: snapshotIn(command, loaded.facts) };
  const { record, after } = await decideAndWrite(trx, read, { isFromWorkflow: request.isFromWorkflow, decide, now });
  return { record, snapshot: snapshotIn(record, after) };
}

/** The read is a statement after the lock, because the outcome may have been written meanwhile. */
async function lockAndRead(
  trx: Transaction,
  wanted: CommandToLock,
  now: Clock | undefined,
): Promise<CommandToDecide | null> {
  const known = ledgerId(wanted.commandId, wanted.releaseId);
  const [isLocked, found] = await inOneTrip(trx, (db) =>
    Promise.all([lockTargetOf(db, known, wanted.releaseId), readToDecide(db, known)]),
  );
  const id = isLocked ? known : await recordAndLock(trx, wanted, now);
  if (id === null) return null;
  const read = isLocked ? found : await readToDecide(trx, id);
  return requireCommand(read, id);
}

function wantedBy(request: ApplyRequest, temporalStops: TemporalStops) {
  return { ...request, origin: { isFromWorkflow: request.isFromWorkflow, temporalStops } };
}

function snapshotIn({ releaseId }: CommandRecord, { release, target }: Facts): ReleaseSnapshot | null {
  return releaseId === null || release === null ? null : snapshotOf(release, target.revision);
}

/** In its own transaction, because the first one was rolled back with the bug's effects. */
async function recordInternal(
  db: Kysely<Schema>,
  { request, bug, logger, now, temporalStops, lockWaitMs }: InternalError,
): Promise<AppliedCommand | null> {
  const errorId = uuidv7();
  const record = async (trx: Transaction): Promise<AppliedCommand | null> => {
    const id = await lockCommandAndTarget(trx, wantedBy(request, temporalStops), now);
    const command = id === null ? undefined : await findCommandInside(trx, id);
    if (command === undefined) return null;
    const { id: commandId, releaseId, target } = command;
    logger.error({ err: bug, errorId, commandId, releaseId, target }, 'A bug met while deciding a command');
    const decided = isDecided(command)
      ? command
      : await rejectAsInternal(trx, command, errorId, await readClock(trx, now));
    return { record: decided, snapshot: releaseId === null ? null : await readSnapshot(trx, releaseId) };
  };
  return inTransaction(db, record, { lockWaitMs });
}

interface InternalError {
  readonly request: ApplyRequest;
  readonly bug: unknown;
  readonly logger: StoreLogger;
  readonly now: Clock | undefined;
  readonly temporalStops: TemporalStops;
  readonly lockWaitMs: number | undefined;
}

async function rejectAsInternal(
  trx: Transaction,
  command: CommandRecord,
  errorId: string,
  atMs: number,
): Promise<DecidedRecord> {
  const result = { outcome: 'REJECTED', rejection: { code: 'INTERNAL', errorId } } as const;
  const overtaken = await overtakeWaiting(trx, command, atMs);
  const record = await writeOutcome(trx, { id: command.id, result }, atMs);
  await notify(trx, ...decidedNotices([command.id, ...overtaken]));
  return record;
}
