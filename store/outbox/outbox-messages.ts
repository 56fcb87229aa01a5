/** Outbox messages of a decision: one for each other workflow that it affects. */
import type { Facts } from '../../domain/release/events.js';
import { type Release, snapshotOf } from '../../domain/release/release.js';
import type { OutboxMessage } from './outbox.js';
import type { StateChanges } from '../release/apply-events.js';

/** `appliedBy`: the release whose own workflow gets the answer directly. Null when none does. */
export function outboxMessagesFor({ changes, after }: StateChanges, appliedBy: string | null): OutboxMessage[] {
  const started = new Set<string>();
  const changed = new Map<string, Release>();
  for (const change of changes) {
    if (change.kind !== 'release') continue;
    if (change.before === null) started.add(change.after.id);
    else changed.set(change.after.id, change.after);
  }
  for (const release of waitingForTheTarget({ changes, after })) changed.set(release.id, release);
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

/**
 * Releases whose next step a change of the target may enable. An automatic release that was rejected tries again
 * (`nextStep`). A suspension or its end affects all.
 */
function waitingForTheTarget({ changes, after }: StateChanges): Release[] {
  const events = changes.filter((change) => change.kind === 'target').map(({ event }) => event.type);
  if (events.length === 0) return [];
  const concernsAll = events.includes('Suspended') || events.includes('SuspensionLifted');
  return openReleases(after).filter(({ state }) => concernsAll || (state.status === 'CREATED' && state.automatic));
}

function openReleases({ release, others }: Facts): readonly Release[] {
  return release === null ? others : [release, ...others];
}
