/** Applies an event to the facts and counts revisions. Contains no rules: the event carries the result of `decide`. */
import { assertNever } from '../values/assert-never.js';
import type { TargetApp } from '../registry/target-app.js';
import type { Target } from '../target/target.js';
import type { DomainEvent } from './events.js';
import type { Release } from './release.js';

/**
 * Everything that a decision on one target needs. `release`: the addressed one, null for a target command. `others`:
 * the other releases on the target that are not final.
 */
export interface Facts {
  readonly release: Release | null;
  readonly others: readonly Release[];
  readonly target: Target;
  readonly app: TargetApp;
}

export function evolve(facts: Facts, event: DomainEvent, atMs: number): Facts {
  switch (event.aggregate) {
    case 'target':
      return { ...facts, target: { ...event.next, revision: facts.target.revision + 1 } };
    case 'release':
      if ('created' in event) return { ...facts, others: [...facts.others, { ...event.created, revision: 1 }] };
      return {
        ...facts,
        release: facts.release === null ? null : changed(facts.release, event, atMs),
        others: facts.others.map((other) => changed(other, event, atMs)),
      };
    default:
      return assertNever(event);
  }
}

export function evolveAll(facts: Facts, events: readonly DomainEvent[], atMs: number): Facts {
  return events.reduce((current, event) => evolve(current, event, atMs), facts);
}

function changed(release: Release, event: Extract<DomainEvent, { changes: unknown }>, atMs: number): Release {
  if (release.id !== event.releaseId) return release;
  const next = { ...release, ...event.changes, revision: release.revision + 1 };
  return next.state.status === release.state.status ? next : { ...next, statusSinceMs: atMs };
}
