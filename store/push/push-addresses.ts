/**
 * Push addresses of target apps and their signing secrets. Setting and removing an address also changes what confirms a
 * step there (`confirmation` of the app), under the lock of the app's row.
 */
import type { ConfirmationSource } from '../../domain/registry/target-app.js';
import { type Kysely, sql } from 'kysely';
import type { RegistryEventType } from '../../domain/registry/registry-event-type.js';
import { recordRegistryEvent } from '../registry/registry-events.js';
import type { Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { markUndelivered } from './deliveries.js';

export interface KnownPushAddress {
  readonly url: string;
  readonly setBy: string;
  readonly setAtMs: number;
  /** Until when the previous secret signs too. Null when it does not. */
  readonly previousUntilMs: number | null;
  /** Targets of the app with an unconfirmed change. */
  readonly unconfirmedTargets: number;
  /** Since when the oldest of them waits. */
  readonly unconfirmedSinceMs: number | null;
  /** The last failure of one of them. */
  readonly lastError: string | null;
}

export async function findPushAddress(
  db: Kysely<Schema>,
  targetApp: string,
  nowMs: number,
): Promise<KnownPushAddress | undefined> {
  const row = await db
    .selectFrom('target_app_push')
    .selectAll()
    .where('target_app_id', '=', targetApp)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const waiting = await db
    .selectFrom('push_delivery')
    .select([
      sql<number>`count(*)::float8`.as('count'),
      sql<Date | null>`min(unconfirmed_since)`.as('since'),
      sql<string | null>`max(last_error)`.as('lastError'),
    ])
    .where('target_app_id', '=', targetApp)
    .where('unconfirmed_since', 'is not', null)
    .executeTakeFirstOrThrow();
  const previousUntilMs = row.previous_until?.getTime() ?? 0;
  return {
    url: row.url,
    setBy: row.set_by,
    setAtMs: row.set_at.getTime(),
    previousUntilMs: previousUntilMs > nowMs ? previousUntilMs : null,
    unconfirmedTargets: waiting.count,
    unconfirmedSinceMs: waiting.since?.getTime() ?? null,
    lastError: waiting.lastError,
  };
}

export interface PushChange {
  readonly targetApp: string;
  readonly actor: string;
  readonly atMs: number;
}

/**
 * True: the app had no address, and `sealedSecret` is its secret from now on. Otherwise it keeps its secret. A changed
 * address gets every target again. Runs in the caller's transaction.
 */
export async function setPushAddress(
  trx: Transaction,
  change: PushChange & { readonly url: string; readonly sealedSecret: string },
): Promise<boolean> {
  const { targetApp, url, sealedSecret, actor, atMs } = change;
  const revision = await lockApp(trx, targetApp);
  const known = await trx
    .selectFrom('target_app_push')
    .select('url')
    .where('target_app_id', '=', targetApp)
    .executeTakeFirst();
  if (known?.url === url) return false;
  const setBy = { url, set_by: actor, set_at: new Date(atMs) };
  if (known === undefined) {
    const row = { target_app_id: targetApp, secret: sealedSecret, previous_secret: null, previous_until: null };
    await trx
      .insertInto('target_app_push')
      .values({ ...row, ...setBy })
      .execute();
  } else await trx.updateTable('target_app_push').set(setBy).where('target_app_id', '=', targetApp).execute();
  await writeApp(trx, change, { confirmation: 'PUSH', revision });
  const urls = { before: known === undefined ? null : { url: known.url }, after: { url } };
  await recordPushEvent(trx, change, { type: 'PushAddressSet', revision, ...urls });
  await trx
    .updateTable('push_delivery')
    .set({ confirmed_revision: 0, next_signal_at: null, tries: 0, last_error: null })
    .where('target_app_id', '=', targetApp)
    .execute();
  await markUndelivered(trx, targetApp, atMs);
  return known === undefined;
}

/** False when there is no address. The previous secret signs beside the new one until `previousUntilMs`. */
export async function rotatePushSecret(
  trx: Transaction,
  change: PushChange & { readonly sealedSecret: string; readonly previousUntilMs: number },
): Promise<boolean> {
  const { targetApp, sealedSecret, previousUntilMs } = change;
  const revision = await lockApp(trx, targetApp);
  const rotated = await trx
    .updateTable('target_app_push')
    .set({ secret: sealedSecret, previous_secret: sql`secret`, previous_until: new Date(previousUntilMs) })
    .where('target_app_id', '=', targetApp)
    .returning('url')
    .executeTakeFirst();
  if (rotated === undefined) return false;
  await writeApp(trx, change, { confirmation: 'PUSH', revision });
  await recordPushEvent(trx, change, { type: 'PushSecretRotated', revision, before: null, after: null });
  return true;
}

/**
 * False when there is no address. From now on the commit confirms a step. A step that still waits is confirmed by the
 * push activity, for which its row stays due. No release is draining any more.
 */
export async function removePushAddress(trx: Transaction, change: PushChange): Promise<boolean> {
  const { targetApp } = change;
  const revision = await lockApp(trx, targetApp);
  const removed = await trx
    .deleteFrom('target_app_push')
    .where('target_app_id', '=', targetApp)
    .returning('url')
    .executeTakeFirst();
  if (removed === undefined) return false;
  await writeApp(trx, change, { confirmation: 'COMMIT', revision });
  const before = { url: removed.url };
  await recordPushEvent(trx, change, { type: 'PushAddressRemoved', revision, before, after: null });
  await trx.deleteFrom('push_unconfirmed').where('target_app_id', '=', targetApp).execute();
  await trx
    .deleteFrom('push_delivery')
    .where('target_app_id', '=', targetApp)
    .where((eb) => eb.not(isApplying))
    .execute();
  await trx
    .updateTable('push_delivery')
    .set({ generation: sql`generation + 1`, next_signal_at: sql`now()` })
    .where('target_app_id', '=', targetApp)
    .execute();
  return true;
}

/** True for a delivery whose target's candidate waits for a confirmation. */
const isApplying = sql<boolean>`exists (
  select from target t join release r on r.id = t.candidate_release_id
  where t.mini_program_id = push_delivery.mini_program_id and t.target_app_id = push_delivery.target_app_id
    and t.environment = push_delivery.environment and r.phase = 'APPLYING'
)`;

async function lockApp(trx: Transaction, targetApp: string): Promise<number> {
  const row = await trx
    .selectFrom('target_app')
    .select('revision')
    .where('id', '=', targetApp)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return row.revision + 1;
}

async function writeApp(
  trx: Transaction,
  { targetApp }: PushChange,
  app: { readonly confirmation: ConfirmationSource; readonly revision: number },
): Promise<void> {
  await trx.updateTable('target_app').set(app).where('id', '=', targetApp).execute();
}

interface PushEvent {
  readonly type: RegistryEventType;
  readonly revision: number;
  readonly before: { readonly url: string } | null;
  readonly after: { readonly url: string } | null;
}

async function recordPushEvent(trx: Transaction, { targetApp, actor, atMs }: PushChange, event: PushEvent) {
  await recordRegistryEvent(trx, { aggregate: 'target_app', aggregateId: targetApp, actor, atMs, ...event });
}
