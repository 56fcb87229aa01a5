/**
 * The edit of a live plan. Steps that were entered or passed stay as they are, except the bake of the last of them. An
 * approval is weakened only by a user who could give it.
 */
import type { CommandContext, CommandOf } from '../release/command-catalog.js';
import { policyRejection } from '../release/decide-raise.js';
import { type Decision, noOp, planDecision, rejected } from '../release/decision.js';
import type { ReleaseFacts } from '../release/facts.js';
import type { CommandRejection } from '../release/rejections.js';
import { bpOf } from '../release/release.js';
import { percentOf } from '../values/percentage.js';
import { type ApprovalPolicy, withoutPolicy } from './approval-policy.js';
import { bakeRejection } from './min-bake.js';
import { isStartOver, withStart } from './moved-start.js';
import { momentOf } from './plan-clock.js';
import { editOf, type GivenStep, nextStepOf, passedSteps, type Plan, type PlanStep } from './plan.js';
import { editedDeadline } from './deadline.js';
import { isSameStep } from './plan-difference.js';
import { canApprove, isAsGuarded } from './step-approval.js';

export function editPlan(
  facts: ReleaseFacts,
  plan: Plan,
  command: CommandOf<'editPlan'>,
  context: CommandContext,
): Decision {
  const { release } = facts;
  const { steps: given = plan.steps, edit, reason } = command;
  const passed = passedSteps(plan, bpOf(release));
  const isSeen = edit === editOf(plan) && !isStartOver(plan, command, release);
  if (!isSeen || !keepsSteps(plan, given, passed)) return rejected(stalePlan(plan));
  const steps = editedSteps(plan, given, momentOf(facts, context));
  const isAsBefore = steps.length === plan.steps.length && steps.every((step, n) => step === plan.steps[n]);
  const rejection = isAsBefore
    ? null
    : (comingRejection(facts, plan, steps.slice(passed)) ??
      bakeRejection(facts, steps, plan.steps) ??
      weakening(plan, steps, context));
  if (rejection !== null) return rejected(rejection);
  const edited = withStart(withDeadline(isAsBefore ? plan : withSteps(plan, steps, context), command), command);
  return edited === plan ? noOp : planDecision(release, 'PlanEdited', { ...edited, edit: edit + 1 }, reason);
}

function withDeadline(plan: Plan, { deadlineAfterMs }: CommandOf<'editPlan'>): Plan {
  const was = plan.deadline ?? null;
  const deadline = deadlineAfterMs === undefined ? was : editedDeadline(was, deadlineAfterMs);
  return deadline === was ? plan : { ...plan, deadline };
}

/** The plan is another one than the author of the command has seen. */
export function stalePlan(plan: Plan): CommandRejection {
  return { code: 'STALE_PLAN', next: nextStepOf(plan)?.id ?? null, edit: editOf(plan) };
}

function keepsSteps(plan: Plan, given: readonly GivenStep[], passed: number): boolean {
  return isOfPlan(plan, given) && keepsPassed(plan, given, passed);
}

function isOfPlan({ steps }: Plan, given: readonly GivenStep[]): boolean {
  return given.every(({ id }) => id === null || steps.some((step) => step.id === id));
}

function keepsPassed({ steps }: Plan, given: readonly GivenStep[], passed: number): boolean {
  return steps.slice(0, passed).every((was, n) => {
    const is = given[n];
    if (is === undefined || is.id !== was.id) return false;
    return isSameStep(was, n === passed - 1 ? { ...is, bakeMs: was.bakeMs } : is);
  });
}

/** A step that did not change is the one of the plan. The others have the actor among their editors. */
function editedSteps(
  plan: Plan,
  given: readonly GivenStep[],
  { actor, ...policy }: Pick<CommandContext, 'actor'> & ApprovalPolicy,
): PlanStep[] {
  const taken = plan.steps.map(({ id }) => id);
  return given.map((sent, index) => {
    const was = plan.steps.find(({ id }) => id === sent.id);
    const step = withoutPolicy(sent, was, policy);
    if (was !== undefined && isSameStep(was, step)) return was;
    const id = was?.id ?? freeId(`edit-${editOf(plan) + 1}-step-${index + 1}`, taken);
    const editors = was?.editedBy ?? [];
    return { ...step, id, editedBy: editors.includes(actor) ? editors : [...editors, actor] };
  });
}

/** Users name steps as they like at the start of a plan. */
function freeId(wanted: string, taken: readonly string[]): string {
  return taken.includes(wanted) ? freeId(`${wanted}a`, taken) : wanted;
}

/** The rules of the target app bind the shares that the edit brings. */
function comingRejection(facts: ReleaseFacts, plan: Plan, coming: readonly PlanStep[]): CommandRejection | null {
  const current = bpOf(facts.release);
  const [first] = coming;
  if (first === undefined) return { code: 'NO_STEP_ABOVE', current: percentOf(current) };
  if (first.bp <= current)
    return { code: 'PERCENTAGE_MUST_INCREASE', current: percentOf(current), asked: percentOf(first.bp) };
  const fresh = coming.filter(({ bp }) => !plan.steps.some((step) => step.bp === bp));
  for (const { bp } of fresh) {
    const rejection = policyRejection(facts, { bp });
    if (rejection !== null) return rejection;
  }
  return null;
}

function weakening(plan: Plan, steps: readonly PlanStep[], context: CommandContext): CommandRejection | null {
  const weakened = plan.steps.find((was) => {
    const isKept = isAsGuarded(
      was,
      steps.find(({ id }) => id === was.id),
    );
    return !isKept && !canApprove(plan, was, context);
  });
  return weakened === undefined
    ? null
    : { code: 'APPROVAL_WEAKENED', step: weakened.id, percentage: percentOf(weakened.bp) };
}

/**
 * The approver of the next step must see that step, and the evidence of the whole bake. Otherwise the request is void.
 * A first step that changes counts as due from now on, or it would have missed its start.
 */
function withSteps(plan: Plan, steps: readonly PlanStep[], { atMs }: CommandContext): Plan {
  const { currentStep, firstStepAtMs, predictedAtStart } = plan;
  const [was, is] = [nextStepOf(plan), nextStepOf({ ...plan, steps })];
  const isSameNext = was !== undefined && was === is;
  const isLonger = (steps[currentStep]?.bakeMs ?? 0) > (plan.steps[currentStep]?.bakeMs ?? 0);
  return {
    ...plan,
    steps,
    firstStepAtMs: currentStep === -1 && !isSameNext ? Math.max(firstStepAtMs, atMs) : firstStepAtMs,
    review: isSameNext && !isLonger ? (plan.review ?? null) : null,
    predictedAtStart: steps.map(({ id }) => predictedAtStart[plan.steps.findIndex((step) => step.id === id)] ?? null),
  };
}
