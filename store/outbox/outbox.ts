/** Messages to Temporal: START a release's workflow, or CHANGED with the new snapshot. */
import { uuidv7 } from 'uuidv7';
import type { ReleaseSnapshot } from '../../domain/release/snapshot.js';

export type OutboxMessage =
  | { readonly kind: 'START'; readonly releaseId: string }
  | { readonly kind: 'CHANGED'; readonly releaseId: string; readonly snapshot: ReleaseSnapshot };

/** In the JSON form of the table. The writer notifies `relayWork` in the same transaction. */
export function outboxRows(messages: readonly OutboxMessage[]): object[] {
  return messages.map((message) => ({
    id: uuidv7(),
    kind: message.kind,
    release_id: message.releaseId,
    payload: message.kind === 'CHANGED' ? message.snapshot : {},
  }));
}
