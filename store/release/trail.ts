/** The trail of a decision: one row for each release or target that it changed, with the state before and after. */
import { uuidv7 } from 'uuidv7';
import type { FreezePassed } from '../../domain/release/freeze.js';
import { planDifference, type PlanDifference } from '../../domain/plan/plan-difference.js';
import { planStartView, type PlanStartView } from '../../domain/plan/plan-view.js';
import { bpOf, confirmedBpOf, lastChangeOf, type Release } from '../../domain/release/release.js';
import { anyOpenReviewOf } from '../../domain/review/review-change.js';
import { availabilityOf, type Target, type TargetKey, targetName } from '../../domain/target/target.js';
import { isoDuration } from '../../domain/values/duration.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { Change } from './apply-events.js';
import type { WriteContext } from './write-context.js';

/** In the JSON form of the table. */
interface TrailRow {
  readonly aggregate_kind: 'release' | 'target';
  readonly aggregate_id: string;
  /** The aggregate's revision after the event. */
  readonly seq: number;
  readonly id: string;
  readonly mini_program_id: string;
  readonly type: string;
  readonly actor: string;
  readonly before: TrailView | null;
  readonly after: TrailView;
  readonly reason: string | null;
  readonly command_id: string | null;
  readonly at: string;
}

export function trailOf(changes: readonly Change[], context: WriteContext): TrailRow[] {
  return changes.map((change) => {
    const { event, after } = change;
    const key: TargetKey = after;
    return {
      ...aggregateOf(change),
      seq: after.revision,
      id: uuidv7(),
      mini_program_id: key.miniProgram,
      type: event.type,
      actor: context.actor,
      reason: event.reason,
      command_id: context.commandId,
      at: new Date(context.atMs).toISOString(),
    };
  });
}

function aggregateOf(change: Change): Pick<TrailRow, 'aggregate_kind' | 'aggregate_id' | 'before' | 'after'> {
  if (change.kind === 'target')
    return {
      aggregate_kind: 'target',
      aggregate_id: targetName(change.after),
      before: trailViewOfTarget(change.before),
      after: trailViewOfTarget(change.after),
    };
  return {
    aggregate_kind: 'release',
    aggregate_id: change.after.id,
    before: change.before === null ? null : trailViewOfRelease(change.before),
    after: { ...trailViewOfRelease(change.after), ...notesOf(change) },
  };
}

/** What an event says of itself, beside the state after it. */
interface EventNotes {
  readonly freeze?: FreezePassed;
  readonly planStart?: PlanStartView;
  readonly planDeadline?: string;
  readonly planEdit?: PlanDifference;
}

const everyNote: Record<keyof EventNotes, true> = { freeze: true, planStart: true, planDeadline: true, planEdit: true };
export const eventNotes: readonly string[] = Object.keys(everyNote);

type ReleaseChange = Extract<Change, { kind: 'release' }>;

function notesOf(change: ReleaseChange): EventNotes {
  return { ...passedOf(change), ...startOf(change), ...deadlineOf(change), ...editOf(change) };
}

/** Of an increase during a freeze: how it passed. */
function passedOf({ event }: ReleaseChange): EventNotes {
  return 'freeze' in event ? { freeze: event.freeze } : {};
}

/** Of a plan that starts later, or whose start is moved: when, and as it was given. */
function startOf({ event, before, after }: ReleaseChange): EventNotes {
  const { plan } = after;
  const sets = event.type === 'PlanStarted' || event.type === 'PlanEdited' || event.type === 'PlanResumed';
  if (!sets || plan === undefined || plan.firstStepAtMs <= lastChangeOf(after).atMs) return {};
  const isMoved = event.type === 'PlanStarted' || before?.plan?.firstStepAtMs !== plan.firstStepAtMs;
  return isMoved ? { planStart: planStartView(plan) } : {};
}

/** Of the start of a plan with a deadline. */
function deadlineOf({ event, after }: ReleaseChange): EventNotes {
  const { deadline = null } = after.plan ?? {};
  return event.type === 'PlanStarted' && deadline !== null ? { planDeadline: isoDuration(deadline.afterMs) } : {};
}

/** Of an edit of the plan: the deadline that it changed, and the steps that it added, removed and changed. */
function editOf({ event, before, after }: ReleaseChange): EventNotes {
  if (event.type !== 'PlanEdited' || before?.plan === undefined || after.plan === undefined) return {};
  return { planEdit: planDifference(before.plan, after.plan) };
}

export type TrailView = Record<string, unknown>;

export function trailViewOfRelease(release: Release): TrailView {
  const { state } = release;
  return {
    status: state.status,
    phase: state.status === 'GRAYSCALE_RELEASE' ? state.phase.name : null,
    releaseType: release.type,
    percentage: percentOf(bpOf(release)),
    confirmedPercentage: percentOf(confirmedBpOf(release)),
    attempt: release.attempt,
    review: anyOpenReviewOf(release)?.id ?? null,
    ending: 'ending' in state ? state.ending : null,
    revision: release.revision,
  };
}

export function trailViewOfTarget(target: Target): TrailView {
  const { baseline, candidate } = target;
  return {
    availability: availabilityOf(target),
    baseline,
    candidate:
      candidate === null
        ? null
        : { releaseId: candidate.releaseId, version: candidate.version, percentage: percentOf(candidate.bp) },
    retained: target.retained.map((kept) => kept.releaseId),
    pilots: target.pilots.map(({ releaseId, active, testers }) => ({ releaseId, active, testers })),
    suspension: target.suspension,
    revision: target.revision,
  };
}
