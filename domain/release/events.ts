/**
 * Domain events, in the past tense, and their effect. A command yields one event per release or target that it
 * changes. Each event carries the change itself, so `evolve` applies it without a rule.
 */
import type { Target } from '../target/target.js';
import { assertNever } from '../values/assert-never.js';
import type { CommandContext } from './command-catalog.js';
import type { ReleaseEventType, TargetEventType } from './event-types.js';
import type { Facts } from './facts.js';
import type { FreezePassed } from './freeze.js';
import { bpOf, type LastChange, type Release } from './release.js';

export type ReleaseChanges = Partial<Pick<Release, 'state' | 'type' | 'attempt' | 'salt' | 'steps' | 'plan'>>;

export type DomainEvent =
  | {
      readonly aggregate: 'release';
      readonly type: ReleaseEventType;
      readonly releaseId: string;
      readonly reason: string | null;
      /** The reason of a review's decision, where it is not the reason of the event. */
      readonly decisionReason?: string | null;
      /** Of an increase during a freeze: how it passed. */
      readonly freeze?: FreezePassed;
      readonly changes: ReleaseChanges;
    }
  /** Creates a release. Its revision starts at 1. */
  | {
      readonly aggregate: 'release';
      readonly type: 'ReleaseCreated' | 'RollbackReleased';
      readonly releaseId: string;
      readonly reason: string | null;
      readonly created: Release;
    }
  | {
      readonly aggregate: 'target';
      readonly type: TargetEventType;
      readonly reason: string | null;
      readonly next: Target;
    };

export type ReleaseChangeEvent = Extract<DomainEvent, { readonly changes: unknown }>;

/** Whose command caused the events, and when it was decided. */
export type Cause = Pick<CommandContext, 'actor' | 'atMs'>;

/** Applies one event to the facts. Counts the revision of what it changes, and notes the last change of a release. */
export function evolve(facts: Facts, event: DomainEvent, cause: Cause): Facts {
  switch (event.aggregate) {
    case 'target':
      return { ...facts, target: { ...event.next, revision: facts.target.revision + 1 } };
    case 'release':
      if ('created' in event) return { ...facts, others: [...facts.others, created(event, cause)] };
      return {
        ...facts,
        release: facts.release === null ? null : changed(facts.release, event, cause),
        others: facts.others.map((other) => changed(other, event, cause)),
      };
    default:
      return assertNever(event);
  }
}

export function evolveAll(facts: Facts, events: readonly DomainEvent[], cause: Cause): Facts {
  return events.reduce((current, event) => evolve(current, event, cause), facts);
}

function created(event: Extract<DomainEvent, { created: unknown }>, cause: Cause): Release {
  return {
    ...event.created,
    revision: 1,
    lastChange: changeOf(event, cause, { fromBp: 0, toBp: bpOf(event.created) }),
  };
}

function changed(release: Release, event: ReleaseChangeEvent, cause: Cause): Release {
  if (release.id !== event.releaseId) return release;
  const next = { ...release, ...event.changes, revision: release.revision + 1 };
  const statusSinceMs = next.state.status === release.state.status ? release.statusSinceMs : cause.atMs;
  // The super app confirms what a person has set, and a reminder changes nothing that users see.
  if (event.type === 'StepConfirmed' || event.type === 'StepApprovalReminded') return { ...next, statusSinceMs };
  return { ...next, statusSinceMs, lastChange: changeOf(event, cause, { fromBp: bpOf(release), toBp: bpOf(next) }) };
}

function changeOf(
  { type, reason }: Extract<DomainEvent, { aggregate: 'release' }>,
  { actor, atMs }: Cause,
  share: Pick<LastChange, 'fromBp' | 'toBp'>,
): LastChange {
  return { atMs, by: actor, type, ...share, reason };
}
