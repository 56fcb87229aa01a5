/** What Temporal is still to be told: START a release's workflow, or CHANGED, with the snapshot it is to adopt. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { ReleaseSnapshot } from '../../domain/release/next-step.js';
import { toJson } from '../schema/columns.js';
import type { Transaction } from '../transaction.js';

export type OutboxMessage =
  | { readonly kind: 'START'; readonly releaseId: string }
  | { readonly kind: 'CHANGED'; readonly releaseId: string; readonly snapshot: ReleaseSnapshot };

/** The caller notifies `relayWork` in the same transaction. */
export async function writeOutbox(trx: Transaction, messages: readonly OutboxMessage[], atMs: number): Promise<void> {
  if (messages.length === 0) return;
  const at = new Date(atMs);
  await trx
    .insertInto('outbox')
    .values(
      messages.map((message) => ({
        id: uuidv7(),
        kind: message.kind,
        release_id: message.releaseId,
        payload: toJson(message.kind === 'CHANGED' ? message.snapshot : {}),
        created_at: at,
        next_attempt_at: sql<Date>`now()`, // By the clock that claims are made by, whatever ours says.
        delivered_at: null,
      })),
    )
    .execute();
}
