/**
 * Work of the relay, taken by lease. A claim moves the next attempt into the future and commits, so no transaction is
 * open during a network call. When a relay dies, its leases expire and another relay continues.
 */
import { clock } from '../database/clock.js';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { minuteMs } from '../../domain/values/time-units.js';
import { type CommandRecord, commandRecord } from '../release/ledger/command-record.js';
import { type OutboxMessage, outboxMessage, outboxTopics } from './outbox.js';
import type { Schema } from '../database/schema.js';

export interface Claim {
  /** Default: the database's clock, so that a wrong clock of one process delays no delivery. */
  readonly nowMs?: number;
  readonly limit: number;
  /** Duration of the lease. Afterwards another relay may claim the work. */
  readonly leaseMs: number;
}

export type ClaimedMessage = OutboxMessage & {
  readonly id: string;
  /** Includes this attempt. */
  readonly attempts: number;
};

/** Longest pause after an attempt that was not marked as delivered. The pause doubles with each attempt. */
const LONGEST_PAUSE_MS = minuteMs;
/** Pause before an acknowledged signal is repeated: doubling from the first to the last. */
const FIRST_REPEAT_MS = 15_000;
const LAST_REPEAT_MS = 600_000;
/** Signals to one run after which a command without an outcome is unanswered. */
const UNANSWERED_AFTER = 2;

/** Oldest first. Two relays never get the same message within its lease. */
export async function claimOutbox(db: Kysely<Schema>, { nowMs, limit, leaseMs }: Claim): Promise<ClaimedMessage[]> {
  const pauseMs = sql`least(${leaseMs} * power(2, least(attempts, 20)), ${LONGEST_PAUSE_MS})`;
  const rows = await db
    // A CTE, not a subselect of `in`: Postgres may run a subselect for each row, and the claim would exceed its limit.
    .with('due', (cte) =>
      cte
        .selectFrom('outbox')
        .select('id')
        .where('delivered_at', 'is', null)
        .where('next_attempt_at', '<=', clock(nowMs))
        .where('topic', 'in', outboxTopics)
        .where(hasNoEarlier(nowMs))
        .orderBy('next_attempt_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('outbox')
    .from('due')
    .set({ attempts: sql`attempts + 1`, next_attempt_at: afterPause(nowMs, pauseMs) })
    .whereRef('outbox.id', '=', 'due.id')
    .returning(['outbox.id', 'topic', 'key', 'payload', 'attempts'])
    .execute();
  return rows
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, attempts, ...row }) => ({ id, attempts, ...outboxMessage(row) }));
}

/** A message must not pass an earlier one with the same key that another relay is delivering, or that failed. */
function hasNoEarlier(nowMs: number | undefined): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from outbox earlier where earlier.key = outbox.key
    and earlier.delivered_at is null and earlier.id < outbox.id and earlier.next_attempt_at > ${clock(nowMs)})`;
}

/** Ends the claim without an attempt: the message is due at once. */
export async function handBackMessage(
  db: Kysely<Schema>,
  { id, attempts }: Pick<ClaimedMessage, 'id' | 'attempts'>,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ attempts: attempts - 1, next_attempt_at: clock(undefined) })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('delivered_at', 'is', null)
    .execute();
}

/** As `handBackMessage`, for a claimed signal. */
export async function handBackSignal(db: Kysely<Schema>, commandId: string): Promise<void> {
  await db
    .updateTable('command')
    .set({ next_signal_at: clock(undefined) })
    .where('id', '=', commandId)
    .where('outcome', '=', 'RECEIVED')
    .where('next_signal_at', 'is not', null)
    .execute();
}

export async function markDelivered(db: Kysely<Schema>, messageId: string, atMs: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ delivered_at: new Date(atMs) })
    .where('id', '=', messageId)
    .execute();
}

export interface SignalClaim extends Claim {
  /** Whether signals that Temporal has acknowledged are due too. Default true. */
  readonly reminders?: boolean;
}

/** A command whose signal is due. */
export interface DueSignal {
  readonly record: CommandRecord;
  /** The run that it is for has acknowledged it twice or more, the last time 30 seconds ago or earlier. */
  readonly isUnanswered: boolean;
}

/** Waiting commands of releases whose signal is due: never acknowledged, or acknowledged long ago without effect. */
export async function claimDueSignals(
  db: Kysely<Schema>,
  { nowMs, limit, leaseMs, reminders = true }: SignalClaim,
): Promise<DueSignal[]> {
  const rows = await db
    .with('due', (cte) =>
      cte
        .selectFrom('command')
        .select('id')
        .where('outcome', '=', 'RECEIVED')
        .where('next_signal_at', '<=', clock(nowMs))
        .$if(!reminders, (query) => query.where('signalled_at', 'is', null))
        .orderBy('next_signal_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('command')
    .from('due')
    .set({ next_signal_at: afterPause(nowMs, sql`${leaseMs}::int`) })
    .whereRef('command.id', '=', 'due.id')
    .returningAll('command')
    .execute();
  return rows
    .map((row) => ({
      record: commandRecord(row),
      isUnanswered: row.signalled_at !== null && row.signal_attempts >= UNANSWERED_AFTER,
    }))
    .sort((a, b) => a.record.number - b.record.number);
}

/** Temporal has acknowledged the signal. It is repeated after a pause that grows to ten minutes. */
export async function markSignalled(db: Kysely<Schema>, commandId: string, atMs?: number): Promise<void> {
  const pauseMs = sql`least(${FIRST_REPEAT_MS} * power(2, least(signal_attempts, 20)), ${LAST_REPEAT_MS})`;
  await db
    .updateTable('command')
    .set({
      signalled_at: clock(atMs),
      signal_attempts: sql`signal_attempts + 1`,
      next_signal_at: afterPause(atMs, pauseMs),
    })
    .where('id', '=', commandId)
    .where('outcome', '=', 'RECEIVED')
    .execute();
}

/**
 * The run that received the signals of a release's waiting commands is gone. They are signalled again without a pause.
 */
export async function signalAgain(db: Kysely<Schema>, releaseId: string, nowMs?: number): Promise<void> {
  await db
    .updateTable('command')
    .set({ signalled_at: null, next_signal_at: clock(nowMs) })
    .where('release_id', '=', releaseId)
    .where('outcome', '=', 'RECEIVED')
    .where('next_signal_at', 'is not', null)
    .execute();
}

function afterPause(nowMs: number | undefined, pauseMs: ReturnType<typeof sql>) {
  return sql<Date>`${clock(nowMs)} + ${pauseMs} * interval '1 millisecond'`;
}
