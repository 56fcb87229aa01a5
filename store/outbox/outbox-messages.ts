/** Which workflows have to hear of a decision that they did not make themselves. */
import type { Facts } from '../../domain/release/evolve.js';
import type { Release } from '../../domain/release/release.js';
import { snapshotOf } from '../../domain/release/snapshot.js';
import type { OutboxMessage } from './outbox.js';
import type { StateChanges } from '../release/apply-events.js';

/** `appliedBy`: the release whose own workflow gets the answer directly; null when none does. */
export function outboxMessagesFor({ changes, after }: StateChanges, appliedBy: string | null): OutboxMessage[] {
  const started = new Set<string>();
  const told = new Map<string, Release>();
  for (const change of changes) {
    if (change.of !== 'release') continue;
    if (change.before === null) started.add(change.after.id);
    else told.set(change.after.id, change.after);
  }
  for (const release of waitingForTheTarget({ changes, after })) told.set(release.id, release);
  if (appliedBy !== null) told.delete(appliedBy);
  for (const id of started) told.delete(id);
  const targetRevision = after.target.revision;
  return [
    ...[...started].map((releaseId): OutboxMessage => ({ kind: 'START', releaseId })),
    ...[...told.values()].map(
      (release): OutboxMessage => ({
        kind: 'CHANGED',
        releaseId: release.id,
        snapshot: snapshotOf(release, targetRevision),
      }),
    ),
  ];
}

/**
 * Those whose next step may have become possible by a change of the target: an automatic release that was refused
 * tries again (`nextStep`), and a suspension or its end concerns all.
 */
function waitingForTheTarget({ changes, after }: StateChanges): Release[] {
  const events = changes.filter((change) => change.of === 'target').map(({ event }) => event.type);
  if (events.length === 0) return [];
  const concernsAll = events.includes('Suspended') || events.includes('SuspensionLifted');
  return openReleases(after).filter(({ state }) => concernsAll || (state.status === 'CREATED' && state.automatic));
}

function openReleases({ release, others }: Facts): readonly Release[] {
  return release === null ? others : [release, ...others];
}
