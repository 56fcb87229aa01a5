/**
 * Targets with a due delivery, for the relay: taken by lease. A target is due again ten minutes after its workflow was
 * signalled, in case the signal was lost. The delivery clears the row.
 */
import { type Kysely, sql } from 'kysely';
import type { TargetKey } from '../../domain/target/target.js';
import { type Claim, clock } from '../outbox/relay-queue.js';
import { targetKeyColumns, targetKeyOf } from '../target/target-key.js';
import type { Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';

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
