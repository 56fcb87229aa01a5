/**
 * Domain events, in the past tense. A command yields one event per release or target that it changes. Each event
 * carries the change itself, so `evolve` needs no rules.
 */
import type { Target } from '../target/target.js';
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
