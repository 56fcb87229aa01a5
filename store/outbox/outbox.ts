/**
 * Messages that a transaction leaves for the relay. A topic says what the message means, its key who receives it.
 * Messages with one key are delivered in the order of their ids. To add a topic: its payload and reader here, its
 * handler in `worker/release/release-deliveries.ts`.
 */
import { uuidv7 } from 'uuidv7';
import { releasesAwaitingTarget } from '../../domain/release/next-step.js';
import { type Release, type ReleaseSnapshot, snapshotOf } from '../../domain/release/release.js';
import type { StateChanges } from '../release/apply-events.js';

type Empty = Readonly<Record<string, never>>;

/** The payload of each topic. The key of the `release.` topics is the release's id. */
export interface OutboxPayloads {
  /** Start the workflow of a release. */
  readonly 'release.start': Empty;
  /** Another process changed the release. */
  readonly 'release.changed': ReleaseSnapshot;
}

export type OutboxTopic = keyof OutboxPayloads;

export type OutboxMessage = {
  [T in OutboxTopic]: { readonly topic: T; readonly key: string; readonly payload: OutboxPayloads[T] };
}[OutboxTopic];

/** Payloads as the table has them, also those of an older program. */
const readers: { readonly [T in OutboxTopic]: (payload: unknown) => OutboxPayloads[T] } = {
  'release.start': () => ({}),
  // An older program wrote a salt into it.
  'release.changed': (payload) => {
    const { release, targetRevision } = payload as ReleaseSnapshot;
    return snapshotOf(release, targetRevision);
  },
};

/** A relay claims no others: they are for a newer program. */
export const outboxTopics = Object.keys(readers) as OutboxTopic[];

export function outboxMessage({ topic, key, payload }: OutboxRow): OutboxMessage {
  return { topic, key, payload: readers[topic](payload) } as OutboxMessage;
}

interface OutboxRow {
  readonly topic: OutboxTopic;
  readonly key: string;
  readonly payload: unknown;
}

/** In the JSON form of the table. The writer notifies `relayWork` in the same transaction. */
export function outboxRows(messages: readonly OutboxMessage[]): object[] {
  return messages.map(({ topic, key, payload }) => ({ id: uuidv7(), topic, key, payload }));
}

/**
 * Messages of a decision: one for each other workflow that it affects. `appliedBy`: the release whose own workflow gets
 * the answer directly. Null when none does.
 */
export function outboxMessagesFor({ changes, after }: StateChanges, appliedBy: string | null): OutboxMessage[] {
  const started = new Set<string>();
  const changed = new Map<string, Release>();
  for (const change of changes) {
    if (change.kind !== 'release') continue;
    if (change.before === null) started.add(change.after.id);
    else changed.set(change.after.id, change.after);
  }
  const ofTarget = changes.filter((change) => change.kind === 'target').map(({ event }) => event.type);
  for (const release of releasesAwaitingTarget(after, ofTarget)) changed.set(release.id, release);
  if (appliedBy !== null) changed.delete(appliedBy);
  for (const id of started) changed.delete(id);
  const targetRevision = after.target.revision;
  return [
    ...[...started].map((key): OutboxMessage => ({ topic: 'release.start', key, payload: {} })),
    ...[...changed.values()].map(
      (release): OutboxMessage => ({
        topic: 'release.changed',
        key: release.id,
        payload: snapshotOf(release, targetRevision),
      }),
    ),
  ];
}
