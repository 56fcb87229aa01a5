/** The plan that a user composes: from the texts of its fields to the command, with what is wrong at each field. */
import { approvalPolicyOf } from '../../domain/plan/approval-policy.js';
import {
  type Approvers,
  defaultApprovalMs,
  longestBakeMs,
  type LocalTime,
  type Plan,
  type PlanStep,
  type StepApproval,
} from '../../domain/plan/plan.js';
import { newPlan } from '../../domain/plan/started-plan.js';
import { stepIdOf } from '../../domain/plan/templates.js';
import { type ComingStep, timelineOf } from '../../domain/plan/timeline.js';
import { type RolloutPolicy, rolloutTimes } from '../../domain/registry/rollout-policy.js';
import type { ReleaseState } from '../../domain/release/release.js';
import { isoDuration, parseDuration } from '../../domain/values/duration.js';
import { bpOfPercent, parsePercentage, percentageDecimals, percentOf } from '../../domain/values/percentage.js';
import { parseTypedNumber, type TypedNumberProblem } from '../../domain/values/typed-number.js';
import type { GivenPlanStep, Progress, ReleaseCommandBody } from '../api/types.js';
import { typedDurationOf, typedMs, type Unit } from '../shared/typed-duration.js';
import { startFields } from './local-instant.js';

/** One row of fields. */
export interface StepDraft {
  readonly key: number;
  readonly percentage: string;
  readonly wait: string;
  readonly unit: Unit;
  readonly isByHand: boolean;
  readonly approvers: Approvers | 'NONE';
  readonly approvals: number;
  /** The step that it was, for what has no field: id, name, note, and how long a request to approve waits. */
  readonly was?: PlanStep;
}

const noApproval = { approvers: 'NONE', approvals: 1 } as const;

export const firstDrafts: readonly StepDraft[] = [
  { key: 1, percentage: '10', wait: '1', unit: 'hours', isByHand: false, ...noApproval },
  { key: 2, percentage: '50', wait: '1', unit: 'hours', isByHand: false, ...noApproval },
  { key: 3, percentage: '100', wait: '1', unit: 'hours', isByHand: false, ...noApproval },
];

export type PercentageFault = TypedNumberProblem | 'notGrowing' | 'outOfRange' | 'notPreset';
export type WaitFault = TypedNumberProblem | 'tooShort' | 'tooLong';

/** With one more row, for a step before the one at `index`, or after the last. */
export function addedBefore(drafts: readonly StepDraft[], index: number): StepDraft[] {
  const key = Math.max(0, ...drafts.map((draft) => draft.key)) + 1;
  const added: StepDraft = { key, percentage: '', wait: '1', unit: 'days', isByHand: false, ...noApproval };
  return drafts.toSpliced(index, 0, added);
}

export interface StepFaults {
  readonly percentage: PercentageFault | null;
  readonly wait: WaitFault | null;
}

export function isFault({ percentage, wait }: StepFaults): boolean {
  return percentage !== null || wait !== null;
}

export type Limits = Pick<Progress, 'presets' | 'presetsOnly' | 'percentage'> & {
  readonly rollout: Pick<Progress['rollout'], 'minBake'>;
};

/** What is wrong in each row. */
export function faultsOf(drafts: readonly StepDraft[], limits: Limits): StepFaults[] {
  return drafts.map((draft, index) => ({
    percentage: percentageFault(draft, drafts[index - 1], limits),
    wait: waitFault(draft, drafts[index + 1], limits),
  }));
}

function percentageFault(
  { percentage }: StepDraft,
  before: StepDraft | undefined,
  limits: Limits,
): PercentageFault | null {
  const typed = parseTypedNumber(percentage, percentageDecimals);
  if (typed.outcome === 'invalid') return typed.problem;
  if (parsePercentage(typed.value).outcome === 'invalid') return 'outOfRange';
  if (before !== undefined && typed.value <= percentageOf(before)) return 'notGrowing';
  return isAllowed(typed.value, limits) ? null : 'notPreset';
}

/** Presets bind the steps to come, and not those that the release has passed. */
function isAllowed(percentage: number, { presets, presetsOnly, percentage: current }: Limits): boolean {
  return !presetsOnly || percentage <= current || percentage === 100 || presets.includes(percentage);
}

/** After the last step nothing is waited for. */
function waitFault(draft: StepDraft, next: StepDraft | undefined, { rollout }: Limits): WaitFault | null {
  if (next === undefined) return null;
  const typed = parseTypedNumber(draft.wait, 0);
  if (typed.outcome === 'invalid') return typed.problem;
  const ms = waitMsOf(draft);
  if (ms > longestBakeMs) return 'tooLong';
  const isByItself = !next.isByHand && next.approvers === 'NONE';
  return isByItself && ms < (parseDuration(rollout.minBake) ?? 0) ? 'tooShort' : null;
}

/** NaN for a text that is no number. */
export function percentageOf({ percentage }: StepDraft): number {
  const typed = parseTypedNumber(percentage, percentageDecimals);
  return typed.outcome === 'valid' ? typed.value : Number.NaN;
}

/** 0 for a text that is no number. */
export function waitMsOf({ wait, unit }: StepDraft): number {
  return typedMs({ count: wait, unit });
}

/** The steps of rows without a fault. */
export function stepsOfDrafts(drafts: readonly StepDraft[]): PlanStep[] {
  return drafts.map((draft, index) => ({
    id: ownIdOf(draft.was) ?? stepIdOf(index),
    name: draft.was?.name ?? null,
    bp: bpOfPercent(percentageOf(draft)),
    // After the last step nothing is waited for: it keeps what it has.
    bakeMs: index === drafts.length - 1 ? (draft.was?.bakeMs ?? 0) : waitMsOf(draft),
    advance: draft.isByHand ? 'MANUAL' : 'AUTOMATIC',
    note: draft.was?.note ?? null,
    approval: approvalOf(draft),
  }));
}

/** Null: an id by its place. */
function ownIdOf(step: PlanStep | undefined): string | null {
  return step === undefined || /^step-\d+$/.test(step.id) ? null : step.id;
}

function approvalOf({ approvers, approvals: count, was }: StepDraft): StepApproval | null {
  const expiresAfterMs = was?.approval?.expiresAfterMs ?? defaultApprovalMs;
  return approvers === 'NONE' ? null : { approvers, count, expiresAfterMs };
}

/** The rows of steps that are there already. */
export function draftsOf(steps: readonly PlanStep[]): StepDraft[] {
  return steps.map((step, index) => ({
    key: index + 1,
    percentage: String(percentOf(step.bp)),
    ...waitOf(step, index === steps.length - 1),
    isByHand: step.advance === 'MANUAL',
    approvers: step.approval?.approvers ?? 'NONE',
    approvals: step.approval?.count ?? 1,
    was: step,
  }));
}

/** In the largest unit of which it is a whole number. The last step mostly has none: a proposal. */
function waitOf({ bakeMs }: PlanStep, isLast: boolean): Pick<StepDraft, 'wait' | 'unit'> {
  if (bakeMs === 0 && isLast) return { wait: '1', unit: 'days' };
  const { count, unit } = typedDurationOf(bakeMs);
  return { wait: count, unit };
}

/** The shares of a template that the target app does not allow. */
export function refusedShares(steps: readonly PlanStep[], limits: Limits): number[] {
  return steps.map(({ bp }) => percentOf(bp)).filter((percentage) => !isAllowed(percentage, limits));
}

interface ChosenTemplate {
  readonly id: string;
  readonly version: number;
  /** Null: none. */
  readonly deadlineAfter: string | null;
}

/** `start`: null at once. `deadline`: null without one, also where the template has one. */
export function startPlanBody(
  chosen: ChosenTemplate | readonly PlanStep[],
  start: LocalTime | null,
  deadline: { readonly after: string } | null = null,
): ReleaseCommandBody & { readonly type: 'startPlan' } {
  const when = {
    ...startFields(start),
    ...(deadline === null && !('id' in chosen && chosen.deadlineAfter !== null) ? {} : { deadline }),
  };
  if ('id' in chosen)
    return { type: 'startPlan', template: chosen.id, templateVersion: chosen.version, endsBelowFull: false, ...when };
  return { type: 'startPlan', ...givenSteps(chosen), ...when };
}

export function givenSteps(steps: readonly PlanStep[]): {
  readonly steps: GivenPlanStep[];
  readonly endsBelowFull: boolean;
} {
  return { steps: steps.map(givenStep), endsBelowFull: steps.at(-1)?.bp !== 10_000 };
}

function givenStep(step: PlanStep): GivenPlanStep {
  const { name, bp, bakeMs, advance, note, approval } = step;
  const id = ownIdOf(step);
  const given = {
    ...(id === null ? {} : { id }),
    ...(name === null ? {} : { name }),
    percentage: percentOf(bp),
    bake: isoDuration(bakeMs),
    advance,
    ...(note === null ? {} : { note }),
  };
  if (approval === undefined || approval === null) return given;
  const { approvers, count, expiresAfterMs } = approval;
  return { ...given, approval: { approvers, count, expiresAfter: isoDuration(expiresAfterMs) } };
}

export interface Preview {
  readonly plan: Plan;
  readonly coming: readonly ComingStep[];
}

interface PreviewOf extends Pick<Progress, 'percentage'> {
  readonly rollout: RolloutPolicy;
  readonly nowMs: number;
  readonly startAtMs: number | null;
  readonly deadlineAfterMs?: number | null;
}

/** The plan as it would start now, on a release that serves its share. */
export function previewOf(steps: readonly PlanStep[], { percentage, rollout, nowMs, ...start }: PreviewOf): Preview {
  const bp = bpOfPercent(percentage);
  const phase = bp === 0 ? ({ name: 'READY' } as const) : ({ name: 'SERVING', bp } as const);
  const state: ReleaseState = { status: 'GRAYSCALE_RELEASE', phase };
  const moment = { actor: '', atMs: nowMs, ...rolloutTimes(rollout), ...approvalPolicyOf(rollout) };
  const plan = newPlan({ state }, { template: null, steps, ...start }, moment);
  return { plan, coming: timelineOf(plan, { state }, moment) };
}
