/** The edit of a plan that a user composes: from the rows of all its steps to the command, and what it changes. */
import { entersByItself, type LocalTime, type PlanStep } from '../../domain/plan/plan.js';
import { type PlanDifference, planDifference } from '../../domain/plan/plan-difference.js';
import { commandStepView } from '../../domain/plan/plan-view.js';
import { percentOf } from '../../domain/values/percentage.js';
import type { Plan, Progress, ReleaseCommandBody, TemplateStep } from '../api/types.js';
import { deadlineBody } from './deadline-draft.js';
import { startFields } from './local-instant.js';
import {
  draftsOf,
  faultsOf,
  percentageOf,
  type StepDraft,
  type StepFaults,
  stepsOfDrafts,
  waitMsOf,
} from './plan-draft.js';
import { movableStart, passedOf } from './plan-words.js';
import { stepOfTemplate } from './template-steps.js';
import { msOf } from '../shared/duration-words.js';

/** The plan that is edited, as the user saw it. */
export interface EditBase {
  readonly edit: number;
  readonly steps: readonly PlanStep[];
  /** How many of them were entered or passed. */
  readonly passed: number;
  /** ISO 8601. Null: none, or it has fired. */
  readonly deadline: string | null;
  /** The time of the first step. Null: a step was entered or passed, so that the start cannot be moved. */
  readonly startAt: string | null;
}

export function baseOf(plan: Plan, progress: Pick<Progress, 'percentage'>): EditBase {
  const { edit, steps, deadline } = plan;
  return {
    edit,
    steps: steps.map((step) => stepOfTemplate(withoutPolicy(step))),
    passed: passedOf(plan, progress),
    startAt: movableStart(plan, progress),
    deadline: deadline?.firedAt === undefined ? (deadline?.after ?? null) : null,
  };
}

/** The target app asks for the approval, whatever the edit says. */
function withoutPolicy({ approval, ...step }: Plan['steps'][number]): TemplateStep {
  return step.approvalByPolicy === true || approval === undefined ? step : { ...step, approval };
}

export function isOtherBase(one: EditBase, other: EditBase): boolean {
  return one.edit !== other.edit || one.passed !== other.passed;
}

/** What was typed, for the plan as it is now. A step that the plan has lost is a new one. */
export function draftsOnto(base: EditBase, drafts: readonly StepDraft[]): StepDraft[] {
  const passed = draftsOf(base.steps).slice(0, base.passed);
  const current = drafts.find(({ was }) => was !== undefined && was.id === passed.at(-1)?.was?.id);
  const fixed = passed.map((draft, n) =>
    current === undefined || n < base.passed - 1 ? draft : { ...draft, wait: current.wait, unit: current.unit },
  );
  const isPassed = ({ was }: StepDraft) => was !== undefined && passed.some((draft) => draft.was?.id === was.id);
  const typed = drafts
    .filter((draft) => !isPassed(draft))
    .map(({ was, ...draft }): StepDraft => {
      const now = base.steps.find(({ id }) => id === was?.id);
      return now === undefined ? draft : { ...draft, was: now };
    });
  return [...fixed, ...typed].map((draft, n) => ({ ...draft, key: n + 1 }));
}

/** What the plan has already is allowed, whatever the target app allows now. */
export function editFaults(
  drafts: readonly StepDraft[],
  progress: Progress,
  { steps, passed }: EditBase,
): StepFaults[] {
  const { percentage: current, presetsOnly, rollout } = progress;
  const presets = [...progress.presets, ...steps.map(({ bp }) => percentOf(bp))];
  return faultsOf(drafts, { presets, presetsOnly, rollout, percentage: current }).map(({ percentage, wait }, n) => ({
    percentage: n >= passed ? (percentage ?? shareFault(drafts[n], current)) : null,
    wait: n >= passed - 1 && !(wait === 'tooShort' && isOldWait(steps, drafts[n], drafts[n + 1])) ? wait : null,
  }));
}

function isOldWait(steps: readonly PlanStep[], draft: StepDraft | undefined, next: StepDraft | undefined): boolean {
  const at = steps.findIndex(({ id }) => id === draft?.was?.id);
  const [was, wasNext] = [steps[at], steps[at + 1]];
  if (draft === undefined || was === undefined || wasNext === undefined) return false;
  return was.bakeMs === waitMsOf(draft) && wasNext.id === next?.was?.id && entersByItself(wasNext);
}

function shareFault(draft: StepDraft | undefined, current: number): StepFaults['percentage'] {
  return draft !== undefined && percentageOf(draft) <= current ? 'notGrowing' : null;
}

/** Of rows without a fault. `deadlineMs`: null without one. */
export function editedDifference(
  base: EditBase,
  drafts: readonly StepDraft[],
  deadlineMs: number | null,
): PlanDifference {
  const steps = stepsOfDrafts(drafts).map((step, n) => ({ ...step, id: drafts[n]?.was?.id ?? newId(drafts[n]) }));
  return planDifference(
    { ...base, deadline: comparedDeadline(base.deadline === null ? null : msOf(base.deadline)) },
    { edit: base.edit + 1, steps, deadline: comparedDeadline(deadlineMs) },
  );
}

function comparedDeadline(afterMs: number | null) {
  return afterMs === null ? null : { afterMs, firedAtMs: null };
}

/** No id of the API has a space. */
function newId(draft: StepDraft | undefined): string {
  return `new ${String(draft?.key)}`;
}

export function isNoChange({ added, removed, changed, deadline }: PlanDifference): boolean {
  return added.length + removed.length + changed.length === 0 && deadline === undefined;
}

/** `start`: null as it is. */
export function withMovedStart(body: ReleaseCommandBody, start: LocalTime | null): ReleaseCommandBody {
  return body.type === 'editPlan' ? { ...body, ...startFields(start) } : body;
}

/** What stays is not sent: the deadline counts on. */
export function editPlanBody(
  base: EditBase,
  drafts: readonly StepDraft[],
  deadlineMs: number | null,
  reason: string,
): ReleaseCommandBody {
  const { edit } = base;
  const { deadline } = editedDifference(base, drafts, deadlineMs);
  const steps = stepsOfDrafts(drafts).map((step, n) => ({ ...step, id: drafts[n]?.was?.id ?? null }));
  const endsBelowFull = steps.at(-1)?.bp !== 10_000;
  return {
    type: 'editPlan',
    steps: steps.map(commandStepView),
    endsBelowFull,
    edit,
    reason,
    ...(deadline === undefined ? {} : { deadline: deadlineBody(deadlineMs) }),
  };
}
