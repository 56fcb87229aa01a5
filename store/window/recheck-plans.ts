/**
 * Has plans decided again whose next step change windows keep back. The command is recorded in the transaction that
 * changes the windows, and the relay has it decided: none is lost, and the window's writer locks no target.
 */
import { type Kysely, sql } from 'kysely';
import { systemCommandId } from '../../domain/release/next-step.js';
import { CHANNELS, notify } from '../database/notifications.js';
import type { Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { insertCommand } from '../release/ledger/write-command.js';

/** `cause`: the change of the windows. One change gives each of these releases one command. */
export async function recheckPlans(
  trx: Transaction,
  releaseIds: readonly string[],
  { cause, atMs }: { readonly cause: string; readonly atMs: number },
): Promise<void> {
  const keptBack = await releasesKeptBack(trx, releaseIds);
  for (const { id, mini_program_id, target_app_id } of keptBack) {
    await insertCommand(trx, {
      id: systemCommandId(id, 'recheckPlan', cause),
      releaseId: id,
      target: { miniProgram: mini_program_id, targetApp: target_app_id, environment: 'production' },
      ...{ type: 'recheckPlan', args: {}, actor: 'system:plan', role: null, reason: null },
      ...{ expectedRevision: null, idempotency: null, credentialId: null, expiresAfterMs: null, rejection: null },
      ...{ receivedAtMs: atMs, nextSignalAtMs: atMs },
    });
  }
  if (keptBack.length > 0) await notify(trx, { channel: CHANNELS.relayWork, payload: '' });
}

async function releasesKeptBack(db: Kysely<Schema>, ids: readonly string[]) {
  return (
    db
      .selectFrom('release')
      .select(['id', 'mini_program_id', 'target_app_id'])
      .where(sql<boolean>`id = any(${ids}::text[])`)
      .where('status', '=', 'GRAYSCALE_RELEASE')
      // There is the value null when no opening is known.
      .where(sql<boolean>`body #> '{plan,frozen,untilMs}' is not null`)
      .where(sql<boolean>`body #>> '{plan,ended}' is null`)
      .orderBy('id')
      .execute()
  );
}
