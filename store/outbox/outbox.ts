/** What Temporal is still to be told: START a release's workflow, or CHANGED, with the snapshot it is to adopt. */
import { uuidv7 } from 'uuidv7';
import type { ReleaseSnapshot } from '../../domain/release/snapshot.js';

export type OutboxMessage =
  | { readonly kind: 'START'; readonly releaseId: string }
  | { readonly kind: 'CHANGED'; readonly releaseId: string; readonly snapshot: ReleaseSnapshot };

/** As JSON carries them to the table. Whoever writes them notifies `relayWork` in the same transaction. */
export function outboxRows(messages: readonly OutboxMessage[]): object[] {
  return messages.map((message) => ({
    id: uuidv7(),
    kind: message.kind,
    release_id: message.releaseId,
    payload: message.kind === 'CHANGED' ? message.snapshot : {},
  }));
}
