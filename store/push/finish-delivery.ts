/** Records the result of one delivery. Each function is idempotent and never overwrites a newer result. */
import { type Kysely, sql } from 'kysely';
import type { TargetKey } from '../../domain/target/target.js';
import { CHANNELS, notify } from '../database/notifications.js';
import { targetKeyColumns } from '../target/target-key.js';
import type { Schema } from '../database/schema.js';
import { inTransaction, type Transaction } from '../database/transaction.js';

export interface ToldPush {
  readonly target: TargetKey;
  /** The revision that was sent. */
  readonly revision: number;
  /** Of the state that was read before the delivery. */
  readonly generation: number;
  /** Where it was sent. */
  readonly url: string;
  /** False: there is more, which must not be sent now. */
  readonly isAll: boolean;
}

/**
 * The super app has accepted `revision`, and with it every fall and rise up to there. Does nothing when the app has
 * another address meanwhile, which knows nothing of this revision.
 */
export async function confirmPush(db: Kysely<Schema>, sent: ToldPush): Promise<void> {
  const { target, revision, generation, url, isAll } = sent;
  const isNewest = sql<boolean>`generation = ${generation}`;
  await inTransaction(db, async (trx) => {
    const address = trx.selectFrom('target_app_push').select('url').where('target_app_id', '=', target.targetApp);
    const current = await address.forShare().executeTakeFirst(); // A change of the address waits for the commit.
    if (current?.url !== url) return;
    await trx
      .updateTable('push_delivery')
      .set({
        confirmed_revision: sql`greatest(confirmed_revision, ${revision}::integer)`,
        fall_revision: sql`case when fall_revision > ${revision} then fall_revision end`,
        fall_body: sql`case when fall_revision > ${revision} then fall_body end`,
        tries: 0,
        last_error: null,
        next_signal_at: sql`case when ${isNewest} then null else next_signal_at end`,
        unconfirmed_since: sql`case when ${isNewest} and ${isAll}::boolean then null else unconfirmed_since end`,
      })
      .where((eb) => eb.and(targetKeyColumns(target)))
      .execute();
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
export async function clearDelivery(db: Kysely<Schema>, target: TargetKey, generation: number): Promise<void> {
  await db
    .updateTable('push_delivery')
    .set({ next_signal_at: null })
    .where((eb) => eb.and(targetKeyColumns(target)))
    .where('generation', '=', generation)
    .execute();
}

export interface FailedPush {
  readonly target: TargetKey;
  /** Text for operators. */
  readonly error: string;
  /** The release whose step was sent. */
  readonly ofStep: string | null;
}

/** Returns the number of failed tries in a row. */
export async function recordPushFailure(db: Kysely<Schema>, { target, error, ofStep }: FailedPush): Promise<number> {
  return inTransaction(db, async (trx) => {
    const row = await trx
      .updateTable('push_delivery')
      .set({ tries: sql`tries + 1`, last_error: error })
      .where((eb) => eb.and(targetKeyColumns(target)))
      .returning('tries')
      .executeTakeFirst();
    const unconfirmed = trx.selectFrom('push_unconfirmed').select('release_id');
    const waiting = await unconfirmed.where((eb) => eb.and(targetKeyColumns(target))).execute();
    await notifyReleases(trx, ofStep === null ? waiting : [...waiting, { release_id: ofStep }]);
    return row?.tries ?? 0;
  });
}

/** The app has no address any more. */
export async function forgetPush(db: Kysely<Schema>, target: TargetKey, generation: number): Promise<void> {
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
