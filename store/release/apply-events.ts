/** Applies the events of a decision to the facts. Returns each event with its change, in order. */
import { type Cause, type DomainEvent, evolve } from '../../domain/release/events.js';
import type { Facts } from '../../domain/release/facts.js';
import type { Release } from '../../domain/release/release.js';
import type { Target } from '../../domain/target/target.js';

export type Change =
  | { readonly kind: 'release'; readonly event: DomainEvent; readonly before: Release | null; readonly after: Release }
  | { readonly kind: 'target'; readonly event: DomainEvent; readonly before: Target; readonly after: Target };

export interface StateChanges {
  readonly changes: readonly Change[];
  readonly after: Facts;
}

export function applyEvents(facts: Facts, events: readonly DomainEvent[], cause: Cause): StateChanges {
  const changes: Change[] = [];
  let current = facts;
  for (const event of events) {
    const next = evolve(current, event, cause);
    changes.push(changeBetween(current, next, event));
    current = next;
  }
  return { changes, after: current };
}

function changeBetween(facts: Facts, next: Facts, event: DomainEvent): Change {
  if (event.aggregate === 'target') return { kind: 'target', event, before: facts.target, after: next.target };
  const after = releaseIn(next, event.releaseId);
  if (after === null) throw new Error(`${event.type} is about release ${event.releaseId}, which is not in the facts`);
  return { kind: 'release', event, before: releaseIn(facts, event.releaseId), after };
}

function releaseIn(facts: Facts, releaseId: string): Release | null {
  if (facts.release?.id === releaseId) return facts.release;
  return facts.others.find((other) => other.id === releaseId) ?? null;
}

/** The release that the decision created, if any. */
export function createdReleaseIn({ changes }: StateChanges): Release | null {
  const created = changes.find((change) => change.kind === 'release' && change.before === null);
  return created?.kind === 'release' ? created.after : null;
}
