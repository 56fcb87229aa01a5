/**
 * Domain events, in the past tense, and their effect. A command yields one event per release or target that it
 * changes. Each event carries the change itself, so `evolve` applies it without a rule.
 */
import type { TargetApp } from '../registry/target-app.js';
import type { Target } from '../target/target.js';
import { assertNever } from '../values/assert-never.js';
import type { Release } from './release.js';

export type ReleaseEventType =
  | 'ReleaseCreated'
  | 'ReviewRequested'
  | 'ReviewWithdrawn'
  | 'ReviewRejected'
  | 'ReviewExpired'
  | 'ReviewApproved'
  | 'PilotStarted'
  | 'TestingCompleted'
  | 'TypeChosen'
  | 'PercentageSet'
  | 'StepConfirmed'
  | 'StepFailed'
  | 'Paused'
  | 'Resumed'
  | 'ReleaseReset'
  | 'FullyReleased'
  | 'Canceled'
  | 'Archived'
  | 'OfflineRequested'
  | 'OfflineWithdrawn'
  | 'OfflineRejected'
  | 'OfflineExpired'
  | 'TakenOffline'
  | 'RollbackReleased';

export type TargetEventType =
  | 'CandidateSet'
  | 'CandidateFreed'
  | 'BaselineSet'
  | 'RolledBack'
  | 'TakenOffline'
  | 'Suspended'
  | 'SuspensionLifted'
  | 'PilotsChanged'
  | 'TestersChanged';

export type ReleaseChanges = Partial<Pick<Release, 'state' | 'type' | 'attempt' | 'salt' | 'steps'>>;

export type DomainEvent =
  | {
      readonly aggregate: 'release';
      readonly type: ReleaseEventType;
      readonly releaseId: string;
      readonly reason: string | null;
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

/** The facts of a command that addresses a release. */
export interface ReleaseFacts extends Facts {
  readonly release: Release;
}

/** Applies one event to the facts and counts the revision of what it changes. */
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
