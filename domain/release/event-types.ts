/**
 * Event types in the trails of releases and targets. Those of workspaces, mini programs and target apps are in
 * `registry/registry-event-type.ts`.
 */
export const releaseEventTypes = [
  'ReleaseCreated',
  'ReviewRequested',
  'ReviewWithdrawn',
  'ReviewRejected',
  'ReviewExpired',
  'ReviewApproved',
  'PilotStarted',
  'TestingCompleted',
  'TypeChosen',
  'PercentageSet',
  'StepConfirmed',
  'StepFailed',
  'Paused',
  'Resumed',
  'ReleaseReset',
  'FullyReleased',
  'Canceled',
  'Archived',
  'OfflineRequested',
  'OfflineWithdrawn',
  'OfflineRejected',
  'OfflineExpired',
  'TakenOffline',
  'RollbackReleased',
  'PlanStarted',
  'PlanHeld',
  'PlanDeferred',
  'PlanRechecked',
  'PlanResumed',
  'PlanEdited',
  'PlanEnded',
  'StepApprovalRequested',
  'StepApproved',
  'StepRejected',
  'StepApprovalReminded',
  'StepApprovalExpired',
] as const;

/** Events that ask a reviewer to decide, also again. */
export const requestEventTypes = [
  'ReviewRequested',
  'OfflineRequested',
  'StepApprovalRequested',
  'StepApprovalReminded',
] as const satisfies ReleaseEventType[];

export type ReleaseEventType = (typeof releaseEventTypes)[number];

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

/** Target events that no event of a release repeats. Lists of all events have them, and no other target events. */
export const listedTargetEventTypes = ['Suspended', 'SuspensionLifted'] as const satisfies readonly TargetEventType[];
