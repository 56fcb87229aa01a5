/** The public view of a plan, for API, workflow query and console: percentages in percent, times in RFC 3339 UTC. */
import { isoDuration } from '../values/duration.js';
import { isoTime } from '../values/iso-time.js';
import { percentOf } from '../values/percentage.js';
import type { Release } from '../release/release.js';
import { deadlineFiresAtMs } from './deadline.js';
import { approvalOf, isApprovedByPolicy } from './approval-policy.js';
import { type Moment, servedMsOf } from './plan-clock.js';
import { type OpenStepReviewView, openReviewView } from './step-review-view.js';
import {
  type Approvers,
  editOf,
  type EnteredStep,
  type GivenStep,
  type HoldKind,
  type Plan,
  type PlanEnd,
  type PlanStatus,
  type PlanStep,
  planStatusOf,
} from './plan.js';
import {
  type ComingStep,
  type TimelineBasis,
  timelineOf,
  type TimelineReads,
  type TimelineWarning,
} from './timeline.js';

/** A step as a template has it, and a plan. */
export interface GivenStepView {
  readonly id: string;
  readonly name?: string;
  readonly percentage: number;
  /** ISO 8601. */
  readonly bake: string;
  readonly advance: 'AUTOMATIC' | 'MANUAL';
  readonly note?: string;
  readonly approval?: { readonly approvers: Approvers; readonly count: number; readonly expiresAfter: string };
}

export interface PlanStepView extends GivenStepView {
  /** DROPPED: passed by hand, or the plan ended before it. */
  readonly state: 'DONE' | 'CURRENT' | 'COMING' | 'DROPPED';
  readonly enteredAt?: string;
  readonly enteredBy?: string;
  /** ISO 8601, in whole seconds: the time that the release has served the step. */
  readonly servedFor?: string;
  /** When it was predicted to begin, at the start of the plan. */
  readonly predictedAt?: string;
  /** The target app asks for `approval`: it is none of the step's own. */
  readonly approvalByPolicy?: true;
}

export interface HoldView {
  readonly id: string;
  readonly kind: HoldKind;
  readonly by: string;
  readonly reason: string;
  readonly since: string;
}

export interface TimelineView {
  readonly step: string;
  readonly percentage: number;
  readonly earliestAt: string;
  readonly certainty: ComingStep['certainty'];
  readonly basis: TimelineBasis[];
  readonly warnings: TimelineWarning[];
}

/** When the first step is due, or was. */
export interface PlanStartView {
  readonly startAt: string;
  /** As it was given, with its zone. */
  readonly startLocal?: string;
  readonly zone?: string;
}

export interface PlanDeadlineView {
  /** ISO 8601. */
  readonly after: string;
  /** Absent while the release is paused, and at the end of the plan. */
  readonly firesAt?: string;
  /** When it held the plan. */
  readonly firedAt?: string;
}

export interface PlanView extends PlanStartView {
  readonly run: number;
  /** How many edits it had. `editPlan` names it. */
  readonly edit: number;
  readonly status: PlanStatus;
  readonly template?: string;
  /** Of a workspace's template. */
  readonly templateName?: string;
  /** Index of the step entered last; -1 before the first. */
  readonly currentStep: number;
  readonly steps: PlanStepView[];
  readonly holds: HoldView[];
  /** The request to approve the next step. */
  readonly openReview?: OpenStepReviewView;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly runsAs: string;
  /** When the next automatic step is due. Absent while none is due by itself. */
  readonly dueAt?: string;
  readonly deadline?: PlanDeadlineView;
  readonly ended?: { readonly as: PlanEnd['as']; readonly cause: string; readonly by: string; readonly at: string };
  readonly timeline: TimelineView[];
}

export function planView(
  plan: Plan,
  release: Pick<Release, 'state'>,
  now: Moment,
  known: TimelineReads = {},
): PlanView {
  const nowMs = now.atMs;
  const { run, template, currentStep, startedBy, startedAtMs, runsAs, due, ended } = plan;
  return {
    run,
    edit: editOf(plan),
    status: planStatusOf(plan, nowMs),
    ...(template === null ? {} : { template: template.id }),
    ...(template?.name === undefined ? {} : { templateName: template.name }),
    currentStep,
    steps: plan.steps.map((step, index) => stepView(plan, step, index, now)),
    holds: plan.holds.map(({ sinceMs, ...hold }) => ({ ...hold, since: isoTime(sinceMs) })),
    ...openReviewView(plan, now, known),
    startedBy,
    startedAt: isoTime(startedAtMs),
    ...planStartView(plan),
    runsAs,
    ...(due.atMs === null || ended !== null ? {} : { dueAt: isoTime(due.atMs) }),
    ...deadlineView(plan),
    ...(ended === null ? {} : { ended: endView(ended) }),
    timeline: timelineOf(plan, release, now, known).map(({ step, earliestAtMs, certainty, basis, warnings }) => ({
      step: step.id,
      percentage: percentOf(step.bp),
      earliestAt: isoTime(earliestAtMs),
      certainty,
      basis: [...basis],
      warnings: [...warnings],
    })),
  };
}

export function planStartView({ firstStepAtMs, startLocal }: Plan): PlanStartView {
  const given = startLocal === undefined ? {} : { startLocal: startLocal.local, zone: startLocal.zone };
  return { startAt: isoTime(firstStepAtMs), ...given };
}

function deadlineView(plan: Plan): Pick<PlanView, 'deadline'> {
  const { deadline = null } = plan;
  if (deadline === null) return {};
  const firesAtMs = deadlineFiresAtMs(plan);
  return {
    deadline: {
      after: isoDuration(deadline.afterMs),
      ...(firesAtMs === null ? {} : { firesAt: isoTime(firesAtMs) }),
      ...(deadline.firedAtMs === null ? {} : { firedAt: isoTime(deadline.firedAtMs) }),
    },
  };
}

function endView({ as, cause, by, atMs }: PlanEnd): NonNullable<PlanView['ended']> {
  return { as, cause, by, at: isoTime(atMs) };
}

function stepView(plan: Plan, step: PlanStep, index: number, now: Moment): PlanStepView {
  const entered = plan.entered.findLast(({ id }) => id === step.id);
  const predictedAtMs = plan.predictedAtStart[index] ?? null;
  const state = stateOf(plan, index, entered !== undefined);
  // The policy binds the steps to come.
  const isByPolicy = state === 'COMING' && isApprovedByPolicy(step, now);
  return {
    ...givenStepView(isByPolicy ? { ...step, approval: approvalOf(step, now) } : step),
    state,
    ...(entered === undefined ? {} : entryView(plan, entered, state, now.atMs)),
    ...(predictedAtMs === null ? {} : { predictedAt: isoTime(predictedAtMs) }),
    ...(isByPolicy ? { approvalByPolicy: true } : {}),
  };
}

export function givenStepView(step: PlanStep): GivenStepView {
  return { id: step.id, ...withoutId(step) };
}

/** Of a step in a command: without an id it is new. */
export function commandStepView(step: GivenStep): Omit<GivenStepView, 'id'> & Partial<Pick<GivenStepView, 'id'>> {
  return { ...(step.id === null ? {} : { id: step.id }), ...withoutId(step) };
}

function withoutId(step: Omit<PlanStep, 'id'>): Omit<GivenStepView, 'id'> {
  const { name, bp, bakeMs, advance, note } = step;
  return {
    ...(name === null ? {} : { name }),
    percentage: percentOf(bp),
    bake: isoDuration(bakeMs),
    advance,
    ...(note === null ? {} : { note }),
    ...approvalView(step),
  };
}

function approvalView({ approval }: Pick<PlanStep, 'approval'>): Pick<GivenStepView, 'approval'> {
  if (approval === undefined || approval === null) return {};
  const { approvers, count, expiresAfterMs } = approval;
  return { approval: { approvers, count, expiresAfter: isoDuration(expiresAfterMs) } };
}

function stateOf({ currentStep, ended }: Plan, index: number, isEntered: boolean): PlanStepView['state'] {
  if (index > currentStep) return ended === null ? 'COMING' : 'DROPPED';
  if (!isEntered) return 'DROPPED';
  return index === currentStep && ended?.as !== 'COMPLETED' ? 'CURRENT' : 'DONE';
}

type EntryView = Pick<PlanStepView, 'enteredAt' | 'enteredBy' | 'servedFor'>;

function entryView(plan: Plan, entered: EnteredStep, state: PlanStepView['state'], nowMs: number): EntryView {
  const servedMs = state === 'CURRENT' && plan.ended === null ? servedMsOf(plan, nowMs) : entered.servedMs;
  return { enteredAt: isoTime(entered.atMs), enteredBy: entered.by, servedFor: isoDuration(servedMs) };
}
