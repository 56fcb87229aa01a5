/**
 * Deliveries to super apps: claimed by the relay by lease, and the result of each. A target is due again ten minutes
 * after its workflow was signalled, in case the signal was lost. Results are idempotent and never overwrite a newer
 * one.
 */
import { type Kysely, sql } from 'kysely';
import type { TargetKey } from '../../domain/target/target.js';
import { CHANNELS, notify } from '../database/notifications.js';
import type { Schema } from '../database/schema.js';
import { inTransaction, type Transaction } from '../database/transaction.js';
import { clock } from '../database/clock.js';
import type { Claim } from '../outbox/relay-queue.js';
import { targetKeyColumns, targetKeyOf } from '../target/targets.js';
import { logAttempt, type NewAttempt, shownError } from './attempts.js';

export interface ClaimedPush {
  readonly target: TargetKey;
  /** The lease that the claim wrote. A later change overwrites it and does not count as signalled. */
  readonly leasedUntil: Date;
}

const repeatAfterMs = 600_000;

export async function claimDuePushes(db: Kysely<Schema>, { nowMs, limit, leaseMs }: Claim): Promise<ClaimedPush[]> {
  const rows = await db
    .with('due', (cte) =>
      cte
        .selectFrom('push_delivery')
        .select(['mini_program_id', 'target_app_id', 'environment'])
        .where('next_signal_at', '<=', clock(nowMs))
        .orderBy('next_signal_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('push_delivery as d')
    .from('due')
    // Whole milliseconds, because it is compared with a value that was a JavaScript Date.
    .set({
      next_signal_at: sql`date_trunc('milliseconds', ${clock(nowMs)}) + ${leaseMs}::int * interval '1 millisecond'`,
    })
    .whereRef('d.mini_program_id', '=', 'due.mini_program_id')
    .whereRef('d.target_app_id', '=', 'due.target_app_id')
    .whereRef('d.environment', '=', 'due.environment')
    .returning(['d.mini_program_id', 'd.target_app_id', 'd.environment', sql<Date>`d.next_signal_at`.as('leasedUntil')])
    .execute();
  return rows.map(({ leasedUntil, ...row }) => ({ target: targetKeyOf(row), leasedUntil }));
}

/** Ends the claim without a signal: the delivery is due at once. */
export async function handBackPush(db: Kysely<Schema>, { target, leasedUntil }: ClaimedPush): Promise<void> {
  await db
    .updateTable('push_delivery')
    .set({ next_signal_at: sql`now()` })
    .where((eb) => eb.and(targetKeyColumns(target)))
    .where('next_signal_at', '=', leasedUntil)
    .execute();
}

/** The workflow was signalled. */
export async function markPushSignalled(db: Kysely<Schema>, { target, leasedUntil }: ClaimedPush): Promise<void> {
  await db
    .updateTable('push_delivery')
    .set({ next_signal_at: sql`now() + ${repeatAfterMs}::int * interval '1 millisecond'` })
    .where((eb) => eb.and(targetKeyColumns(target)))
    .where('next_signal_at', '=', leasedUntil)
    .execute();
}

/**
 * Makes every target due that an app with an address has not confirmed and that no delivery will reach. These are
 * changes decided while the address was being set, or all targets after it was set. `targetApp` null: of every app.
 * Returns the number of targets.
 */
export async function markUndelivered(
  db: Kysely<Schema> | Transaction,
  targetApp: string | null,
  atMs: number,
): Promise<number> {
  const at = new Date(atMs);
  const { numAffectedRows } = await sql`
    insert into push_delivery (mini_program_id, target_app_id, environment, unconfirmed_since, next_signal_at)
    select t.mini_program_id, t.target_app_id, t.environment, ${at}::timestamptz, now()
    from target t join target_app_push p on p.target_app_id = t.target_app_id
    where t.revision > 0 and (${targetApp}::text is null or t.target_app_id = ${targetApp})
    on conflict (mini_program_id, target_app_id, environment) do update set
      generation = push_delivery.generation + 1,
      unconfirmed_since = coalesce(push_delivery.unconfirmed_since, excluded.unconfirmed_since),
      next_signal_at = excluded.next_signal_at
    where push_delivery.next_signal_at is null and push_delivery.confirmed_revision < (
      select t.revision from target t where t.mini_program_id = push_delivery.mini_program_id
        and t.target_app_id = push_delivery.target_app_id and t.environment = push_delivery.environment
    )
  `.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export interface AcceptedDelivery {
  readonly target: TargetKey;
  /** The revision that was sent. */
  readonly revision: number;
  /** Of the state that was read before the delivery. */
  readonly generation: number;
  /** Where it was sent. */
  readonly url: string;
  /** False: there is more, which must not be sent now. */
  readonly isAll: boolean;
  /** The release whose step was sent. */
  readonly ofStep: string | null;
  readonly attempt: NewAttempt;
}

/**
 * Records that the super app has confirmed `revision` and all earlier changes. Does nothing when the app has another
 * address by now: that one has confirmed nothing.
 */
export async function confirmPush(db: Kysely<Schema>, sent: AcceptedDelivery): Promise<void> {
  const { target, revision, generation, url, isAll, ofStep, attempt } = sent;
  const isNewest = sql<boolean>`generation = ${generation}`;
  await inTransaction(db, async (trx) => {
    const address = trx.selectFrom('target_app_push').select('url').where('target_app_id', '=', target.targetApp);
    const current = await address.forShare().executeTakeFirst(); // A change of the address waits for the commit.
    if (current?.url !== url) return;
    await sql`
      with ${logAttempt(target, attempt, ofStep)}
      update push_delivery set
        confirmed_revision = greatest(confirmed_revision, ${revision}::integer),
        fall_revision = case when fall_revision > ${revision} then fall_revision end,
        fall_body = case when fall_revision > ${revision} then fall_body end,
        tries = 0,
        last_error = null,
        next_signal_at = case when ${isNewest} then null else next_signal_at end,
        unconfirmed_since = case when ${isNewest} and ${isAll}::boolean then null else unconfirmed_since end
      where ${ofTarget(target)}
    `.execute(trx);
    const confirmed = await trx
      .deleteFrom('push_unconfirmed')
      .where((eb) => eb.and(targetKeyColumns(target)))
      .where('revision', '<=', revision)
      .returning('release_id')
      .execute();
    await notifyReleases(trx, confirmed);
  });
}

/** Nothing to deliver: clears the due time until the target changes again. */
export async function clearDueTime(db: Kysely<Schema>, target: TargetKey, generation: number): Promise<void> {
  await db
    .updateTable('push_delivery')
    .set({ next_signal_at: null })
    .where((eb) => eb.and(targetKeyColumns(target)))
    .where('generation', '=', generation)
    .execute();
}

export interface FailedPush {
  readonly target: TargetKey;
  readonly attempt: NewAttempt;
  /** The release whose step was sent. */
  readonly ofStep: string | null;
}

/** Returns the number of failed tries in a row. */
export async function recordPushFailure(db: Kysely<Schema>, { target, attempt, ofStep }: FailedPush): Promise<number> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ readonly tries: number }>`
      with ${logAttempt(target, attempt, ofStep)}
      update push_delivery set tries = tries + 1, last_error = ${shownError(attempt.error)}
      where ${ofTarget(target)} returning tries
    `.execute(trx);
    const unconfirmed = trx.selectFrom('push_unconfirmed').select('release_id');
    const waiting = await unconfirmed.where((eb) => eb.and(targetKeyColumns(target))).execute();
    await notifyReleases(trx, ofStep === null ? waiting : [...waiting, { release_id: ofStep }]);
    return rows[0]?.tries ?? 0;
  });
}

function ofTarget({ miniProgram, targetApp, environment }: TargetKey) {
  return sql`mini_program_id = ${miniProgram} and target_app_id = ${targetApp} and environment = ${environment}`;
}

/** The app has no address any more. */
export async function deleteDelivery(db: Kysely<Schema>, target: TargetKey, generation: number): Promise<void> {
  await db
    .deleteFrom('push_delivery')
    .where((eb) => eb.and(targetKeyColumns(target)))
    .where('generation', '=', generation)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('target_app_push').select('url').where('target_app_id', '=', target.targetApp))),
    )
    .execute();
}

/** Notifies the subscribers of these releases. */
async function notifyReleases(trx: Transaction, rows: readonly { readonly release_id: string }[]): Promise<void> {
  await notify(trx, ...rows.map(({ release_id: payload }) => ({ channel: CHANNELS.releaseChanged, payload })));
}
