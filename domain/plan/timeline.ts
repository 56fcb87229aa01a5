/** When each coming step of a plan can begin, and what must happen before. */
import { bpOf, type Release, statusPhaseOf } from '../release/release.js';
import { isPastDeadline } from './deadline.js';
import { type HourWarning, hourWarnings, type LocalClock } from './hours.js';
import { type FrozenAt, passableFromMs } from './opening-spread.js';
import { type Approver, approversLeft } from './approvers-left.js';
import { type ApprovalPolicy, approvalOf } from './approval-policy.js';
import { needsApproval } from './step-approval.js';
import { dueAtMs, isRaisable, type Moment, servedMsOf } from './plan-clock.js';
import { isLive, type Plan, type PlanStep } from './plan.js';

/** What the time of a step follows from. */
export type TimelineBasis = 'START' | 'BAKE' | 'MANUAL' | 'APPROVAL' | 'HELD' | 'PAUSED' | 'FROZEN' | 'CONFIRMATION';

/** Change windows put the step off: until their opening, or for more than 400 days. */
type FreezeWarning = 'IN_FREEZE' | 'NEVER_OPENS';

/** In order: the share grows more than fivefold, windows, the deadline comes first, too few can approve, its hour. */
export type TimelineWarning = 'JUMP_OVER_5X' | FreezeWarning | 'AFTER_DEADLINE' | 'NO_APPROVER' | HourWarning;

export interface ComingStep {
  readonly step: PlanStep;
  /** The earliest time, if everything that a person must do before is done now. */
  readonly earliestAtMs: number;
  /** FIXED: time alone brings it. WAITS_FOR_PERSON: a person must act first. UNKNOWN: the super app must answer. */
  readonly certainty: 'FIXED' | 'WAITS_FOR_PERSON' | 'UNKNOWN';
  readonly basis: readonly TimelineBasis[];
  readonly warnings: readonly TimelineWarning[];
}

/** What the API reads for a timeline. Of what is absent, nothing is warned. */
export interface TimelineReads {
  /** Of the target app's zone. */
  readonly clock?: LocalClock | undefined;
  readonly approvers?: readonly Approver[] | undefined;
  /** How change windows put off a step that is due at an instant: `freezesOf`. */
  readonly frozenAt?: FrozenAt | undefined;
}

type Placed = Pick<Release, 'state'>;

/**
 * Empty for a plan that has ended. `now`: from when on, and how long the users of the target app wait for a step.
 */
export function timelineOf(plan: Plan, release: Placed, now: Moment, known: TimelineReads = {}): ComingStep[] {
  if (!isLive(plan)) return [];
  const timeline: ComingStep[] = [];
  for (const [n, step] of plan.steps.slice(plan.currentStep + 1).entries()) {
    const previous = timeline[n - 1];
    const fromBp = previous?.step.bp ?? bpOf(release);
    const due = previous === undefined ? firstComing(plan, step, release, now) : laterComing(previous, step, now);
    const { freeze, ...when } = isLocked(timeline) ? due : throughWindows(due, step, known.frozenAt, n === 0);
    const others = warningsAt(when.earliestAtMs, plan, step, { ...known, policy: now });
    const ofWindows = freeze === null ? [] : [freeze];
    timeline.push({ step, ...when, warnings: [...jumpWarning(fromBp, step), ...ofWindows, ...others] });
  }
  return timeline;
}

function jumpWarning(fromBp: number, { bp }: PlanStep): TimelineWarning[] {
  return fromBp > 0 && bp > 5 * fromBp ? ['JUMP_OVER_5X'] : [];
}

function warningsAt(
  atMs: number,
  plan: Plan,
  step: PlanStep,
  { clock, approvers, policy }: TimelineReads & { readonly policy: ApprovalPolicy },
): TimelineWarning[] {
  const left = approvers === undefined ? null : approversLeft(plan, step, policy, approvers);
  return [
    ...(isPastDeadline(plan, atMs) ? (['AFTER_DEADLINE'] as const) : []),
    ...(left !== null && left.users.length < left.missing ? (['NO_APPROVER'] as const) : []),
    ...(clock === undefined ? [] : hourWarnings(atMs, clock)),
  ];
}

interface When extends Pick<ComingStep, 'earliestAtMs' | 'certainty' | 'basis'> {
  readonly freeze: FreezeWarning | null;
}

/** A person must end the freeze before one of them. What the windows do then is not known. */
function isLocked(before: readonly ComingStep[]): boolean {
  return before.some(({ warnings }) => warnings.includes('NEVER_OPENS'));
}

/** A person enters a MANUAL step at the opening itself, without the spread of automatic ones. */
function throughWindows(due: When, { advance }: PlanStep, frozenAt: FrozenAt | undefined, isNext: boolean): When {
  const frozen = frozenAt?.(due.earliestAtMs, isNext) ?? null;
  if (frozen === null) return due;
  const [first, ...others] = due.basis.filter((one) => one !== 'FROZEN');
  const basis: TimelineBasis[] = [...(first === undefined ? [] : [first]), 'FROZEN', ...others];
  const passableAtMs = advance === 'MANUAL' ? frozen.untilMs : passableFromMs(frozen);
  if (passableAtMs === null) return { ...due, basis, certainty: 'WAITS_FOR_PERSON', freeze: 'NEVER_OPENS' };
  return { ...due, basis, earliestAtMs: passableAtMs, freeze: 'IN_FREEZE' };
}

function firstComing(plan: Plan, step: PlanStep, release: Placed, now: Moment): When {
  const { atMs: nowMs } = now;
  const dueMs = dueAtMs(plan, release);
  const restMs = (plan.steps[plan.currentStep]?.bakeMs ?? 0) - servedMsOf(plan, nowMs);
  // An approval is requested when the bake is over.
  const bakedAtMs = isRequested(plan) ? nowMs : nowMs + Math.max(0, restMs);
  const readyAtMs = plan.currentStep === -1 ? plan.firstStepAtMs : bakedAtMs;
  const atMs = dueMs ?? Math.max(readyAtMs, plan.notBeforeMs, passableFromMs(plan.frozen) ?? 0);
  const isFrozen = (passableFromMs(plan.frozen) ?? Infinity) > nowMs;
  const needs = needsApproval(plan, now);
  const { basis, certainty } = whyThen({ plan, step, release, needs }, { isDue: dueMs !== null, isFrozen });
  const freeze = plan.frozen?.untilMs === null ? 'NEVER_OPENS' : 'IN_FREEZE';
  return { earliestAtMs: Math.max(atMs, nowMs), certainty, basis, freeze: isFrozen ? freeze : null };
}

function isRequested({ review }: Plan): boolean {
  return (review ?? null) !== null;
}

interface NextStep {
  readonly plan: Plan;
  readonly step: PlanStep;
  readonly release: Placed;
  /** An approval. */
  readonly needs: boolean;
}

interface Waiting {
  readonly isDue: boolean;
  readonly isFrozen: boolean;
}

function whyThen(next: NextStep, { isDue, isFrozen }: Waiting): Pick<When, 'certainty' | 'basis'> {
  const { plan, needs } = next;
  const start: TimelineBasis[] = [plan.currentStep === -1 ? 'START' : 'BAKE'];
  if (isFrozen) start.push('FROZEN');
  if (isDue && !needs) return { certainty: 'FIXED', basis: start };
  const basis = [...start, ...whatMustHappen(next)];
  const waits = plan.frozen?.untilMs === null || basis.some((one) => waitsForPerson.includes(one));
  return { certainty: waits ? 'WAITS_FOR_PERSON' : 'UNKNOWN', basis };
}

function whatMustHappen({ plan, step, release, needs }: NextStep): TimelineBasis[] {
  const basis: TimelineBasis[] = [];
  if (step.advance === 'MANUAL' && !isRequested(plan)) basis.push('MANUAL');
  if (needs) basis.push('APPROVAL');
  if (plan.holds.length > 0) basis.push('HELD');
  if (!isRaisable(release)) basis.push(statusPhaseOf(release) === 'PAUSED' ? 'PAUSED' : 'CONFIRMATION');
  return basis;
}

const waitsForPerson: readonly TimelineBasis[] = ['MANUAL', 'APPROVAL', 'HELD', 'PAUSED'];

function laterComing(
  previous: ComingStep,
  step: PlanStep,
  { propagationLagMs, ...policy }: Pick<Moment, 'propagationLagMs'> & ApprovalPolicy,
): When {
  const { earliestAtMs, certainty } = previous;
  const persons: TimelineBasis[] = [
    ...(step.advance === 'MANUAL' ? (['MANUAL'] as const) : []),
    ...(approvalOf(step, policy) === null ? [] : (['APPROVAL'] as const)),
  ];
  return {
    earliestAtMs: earliestAtMs + propagationLagMs + previous.step.bakeMs,
    certainty: persons.length > 0 ? 'WAITS_FOR_PERSON' : certainty,
    basis: ['BAKE', ...persons],
    freeze: null,
  };
}

/** The first step that moves, before and after the change. */
export interface TimelineChange {
  readonly before: ComingStep;
  readonly after: ComingStep;
}

/** Both timelines are of the same plan. Null: no step moves. */
export function firstMoved(before: readonly ComingStep[], after: readonly ComingStep[]): TimelineChange | null {
  for (const [n, one] of before.entries()) {
    const other = after[n];
    if (other !== undefined && opensAtMs(one) !== opensAtMs(other)) return { before: one, after: other };
  }
  return null;
}

/** Null: the change windows do not open for it within 400 days. */
export function opensAtMs({ earliestAtMs, warnings }: ComingStep): number | null {
  return warnings.includes('NEVER_OPENS') ? null : earliestAtMs;
}
