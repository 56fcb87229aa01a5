/** The way of a release as stages, each with who completed it and when. */
import { isFinalStatus, type ReleaseStatus } from '../../domain/release/release.js';
import type { ReleaseEventType } from '../../domain/release/event-types.js';
import type { Progress, TrailEvent } from '../api/types.js';

type WayStatus = Exclude<ReleaseStatus, 'CANCELED' | 'ARCHIVED' | 'OFFLINE'>;

const way: readonly WayStatus[] = [
  ...(['CREATED', 'UNDER_REVIEW', 'PILOT_TESTING'] as const),
  ...(['RELEASE_PREPARATION', 'GRAYSCALE_RELEASE', 'FULL_RELEASE'] as const),
];

/** A rollback serves an earlier version to everybody at once. */
const wayOfRollback: readonly WayStatus[] = ['CREATED', 'FULL_RELEASE'];

/** Events that enter or leave a stage. Steps within gray are not needed: there can be many. */
export const stageEventTypes = [
  ...(['ReviewRequested', 'ReviewWithdrawn', 'ReviewRejected', 'ReviewExpired', 'ReviewApproved'] as const),
  ...(['PilotStarted', 'TestingCompleted', 'TypeChosen', 'ReleaseReset', 'FullyReleased'] as const),
  ...(['Canceled', 'Archived', 'TakenOffline'] as const),
] satisfies readonly ReleaseEventType[];

export type EndWords = 'canceled' | 'superseded' | 'rolledBack' | 'offline';

export interface Stage {
  readonly status: WayStatus | 'END';
  readonly state: 'done' | 'current' | 'skipped' | 'ahead' | 'ended';
  readonly by?: string;
  readonly at?: string;
}

type StagedRelease = Pick<
  Progress,
  'kind' | 'status' | 'createdBy' | 'createdAt' | 'steps' | 'lastChange' | 'percentage'
>;

/** `events`: of `stageEventTypes`, the newest first. Without them, stages lack their people and times. */
export function stagesOf(release: StagedRelease, events: readonly TrailEvent[]): Stage[] {
  const stages = release.kind === 'ROLLBACK' ? wayOfRollback : way;
  const { status, lastChange } = release;
  if (isFinalStatus(status)) {
    const passed = stages.slice(0, stages.indexOf(lastStage(release, events)) + 1);
    const done = passed.map((stage) => completed(stage, release, events));
    // Nothing changes a release after its end.
    return [...done, { status: 'END', state: 'ended', by: lastChange.by, at: lastChange.at }];
  }
  const current = stages.indexOf(status);
  return stages.map((stage, index) => {
    if (index < current) return completed(stage, release, events);
    return index > current
      ? { status: stage, state: 'ahead' }
      : { ...entered(stage, release, events), state: 'current' };
  });
}

/** A stage behind the current one. Preparation is never skipped: a command there says how it goes live. */
function completed(stage: WayStatus, release: StagedRelease, events: readonly TrailEvent[]): Stage {
  if (stage === 'CREATED' || stage === 'FULL_RELEASE') return { ...entered(stage, release, events), state: 'done' };
  const left = events.find(({ before, after }) => before?.['status'] === stage && after?.['status'] !== stage);
  const raise = stage === 'GRAYSCALE_RELEASE' ? release.steps.at(-1) : undefined;
  const leftBy = raise === undefined && left !== undefined ? whoOf(left) : {};
  const isSkipped = stage !== 'RELEASE_PREPARATION' && left === undefined && raise === undefined;
  if (isSkipped) return { status: stage, state: 'skipped' };
  return { status: stage, state: 'done', ...(raise === undefined ? {} : { by: raise.by, at: raise.at }), ...leftBy };
}

/** The current stage: who entered it, or raised the share last. */
function entered(stage: WayStatus, release: StagedRelease, events: readonly TrailEvent[]): Omit<Stage, 'state'> {
  if (stage === 'CREATED') return { status: stage, by: release.createdBy, at: release.createdAt };
  const raise = stage === 'GRAYSCALE_RELEASE' ? release.steps.at(-1) : undefined;
  if (raise !== undefined) return { status: stage, by: raise.by, at: raise.at };
  const event = events.find(({ before, after }) => after?.['status'] === stage && before?.['status'] !== stage);
  return { status: stage, ...(event === undefined ? {} : whoOf(event)) };
}

function whoOf({ actor, at }: TrailEvent): Pick<Stage, 'by' | 'at'> {
  return { by: actor, at };
}

/** The stage in which a release ended. */
function lastStage({ steps }: StagedRelease, events: readonly TrailEvent[]): WayStatus {
  const from = events.find(({ after }) => isFinalStatus(after?.['status'] as ReleaseStatus))?.before?.['status'];
  const known = way.find((stage) => stage === from);
  return known ?? (steps.length > 0 ? 'GRAYSCALE_RELEASE' : 'CREATED');
}

export function endOf(reason: Progress['terminalReason']): EndWords {
  const words: Readonly<Record<string, EndWords>> = {
    SUPERSEDED: 'superseded',
    ROLLED_BACK: 'rolledBack',
    OWNER: 'offline',
    OPERATOR: 'offline',
  };
  return words[reason ?? ''] ?? 'canceled';
}
