/**
 * The commands of a plan: hold, resume, advance, end, and the automatic step. The start is in `decide-start.ts`, the
 * edit in `decide-edit.ts`, approvals in `decide-approval.ts`, the deadline in `decide-deadline.ts`.
 */
import { type CommandContext, type CommandOf, isSystemCommand } from '../release/command-catalog.js';
import { isSystemActor } from '../access/actor-name.js';
import { decideRaise } from '../release/decide-raise.js';
import { type Decision, noOp, planDecision, rejected } from '../release/decision.js';
import type { ReleaseFacts } from '../release/facts.js';
import { bpOf, type Release } from '../release/release.js';
import { assertNever } from '../values/assert-never.js';
import { remindStepApproval } from './approval-reminder.js';
import { type ApprovalCommand, approvalRequested, decideApproval } from './decide-approval.js';
import { isPastDeadline } from './deadline.js';
import { heldByDeadline, planDeadline } from './decide-deadline.js';
import { editPlan, stalePlan } from './decide-edit.js';
import { recheckPlan } from './decide-recheck.js';
import { startPlan } from './decide-start.js';
import { planAtStep, withHold } from './follow-release.js';
import { isStartOver, withStart } from './moved-start.js';
import { spreadMsOf, waitForOpening } from './opening-spread.js';
import { isRaisable, momentOf } from './plan-clock.js';
import {
  type HoldKind,
  isLive,
  lateMs,
  latestStartMs,
  nextStepOf,
  type Plan,
  type PlanStep,
  stepAtOrBelow,
  stopGraceMs,
} from './plan.js';
import { needsApproval, openStepReviewOf } from './step-approval.js';

export type PlanCommand = CommandOf<
  | 'startPlan'
  | 'holdPlan'
  | 'resumePlan'
  | 'advancePlan'
  | 'editPlan'
  | 'endPlan'
  | 'advanceStep'
  | 'recheckPlan'
  | 'planDeadline'
  | 'remindStepApproval'
  | ApprovalCommand['type']
>;

export function decidePlan(facts: ReleaseFacts, command: PlanCommand, context: CommandContext): Decision {
  if (command.type === 'startPlan') return startPlan(facts, command, context);
  const { plan } = facts.release;
  if (!isLive(plan)) return isDone(plan, command) ? noOp : rejected({ code: 'NO_PLAN' });
  switch (command.type) {
    case 'holdPlan':
      return holdPlan(facts.release, plan, command.reason, context);
    case 'resumePlan':
      return resumePlan(facts, plan, command, context);
    case 'advancePlan':
      return advancePlan(facts, plan, command, context);
    case 'editPlan':
      return editPlan(facts, plan, command, context);
    case 'endPlan':
      return endPlan(facts.release, plan, command.reason, context);
    case 'advanceStep':
      return advanceStep(facts, plan, command, context);
    case 'recheckPlan':
      return recheckPlan(facts, plan, context);
    case 'planDeadline':
      return planDeadline(facts.release, plan, command, context);
    case 'remindStepApproval':
      return remindStepApproval(facts.release, plan, command, context);
    case 'approveStep':
    case 'rejectStep':
    case 'expireStepApproval':
      return decideApproval(facts.release, plan, command, context);
    default:
      return assertNever(command);
  }
}

/** Given twice, a command does nothing the second time, also when the first one ended the plan. */
function isDone(plan: Plan | undefined, command: PlanCommand): boolean {
  if (isSystemCommand(command.type)) return true;
  return command.type === 'advancePlan' && plan?.entered.at(-1)?.id === command.to;
}

/** The workflow holds the plan when its step could not be decided. */
function holdPlan(release: Release, plan: Plan, reason: string, context: CommandContext): Decision {
  const kind: HoldKind = isSystemActor(context.actor) ? 'ENGINE_ERROR' : 'MANUAL';
  const held = withHold(plan, context, kind, reason);
  return held === plan ? noOp : planDecision(release, 'PlanHeld', held, reason);
}

/**
 * The actor answers for the further steps. After a raise by hand the plan goes on at the first step above the share,
 * after a full bake.
 */
function resumePlan(
  facts: ReleaseFacts,
  plan: Plan,
  command: CommandOf<'resumePlan'>,
  context: CommandContext,
): Decision {
  const { release } = facts;
  const { holds, reason } = command;
  const lifted = plan.holds.filter((hold) => holds.includes(hold.id));
  if (lifted.length === 0) return noOp;
  if (isStartOver(plan, command, release)) return rejected(stalePlan(plan));
  const isLifted = (kind: HoldKind): boolean => lifted.some((hold) => hold.kind === kind);
  const kept: Plan = {
    ...plan,
    runsAs: context.actor,
    holds: plan.holds.filter((hold) => !lifted.includes(hold)),
    // The time that a hold took makes no start late.
    firstStepAtMs: plan.currentStep === -1 ? Math.max(plan.firstStepAtMs, context.atMs) : plan.firstStepAtMs,
  };
  const resumed = isLifted('MANUAL_OVERRIDE')
    ? planAtStep(kept, stepAtOrBelow(plan.steps, bpOf(release)), release, momentOf(facts, context))
    : kept;
  return planDecision(release, 'PlanResumed', withStart(resumed, command), reason);
}

/** Enters the next step now, or asks for its approval. The rest of the bake is waived. */
function advancePlan(
  facts: ReleaseFacts,
  plan: Plan,
  command: CommandOf<'advancePlan'>,
  context: CommandContext,
): Decision {
  const { to, reason, override } = command;
  const index = plan.steps.findIndex((step) => step.id === to);
  if (index !== -1 && index <= plan.currentStep) return noOp;
  const next = nextStepOf(plan);
  if (next === undefined || next.id !== to) return rejected(stalePlan(plan));
  const wanted = { bp: next.bp, supersede: false, reason, owner: plan.runsAs };
  if (override !== undefined) return unlessHeld(plan, decideRaise(facts, { ...wanted, override }, context));
  return raiseOrRequest(facts, plan, wanted, context);
}

/** A user who has asked for the approval may ask again: it changes nothing. */
function raiseOrRequest(
  facts: ReleaseFacts,
  plan: Plan,
  wanted: Omit<Parameters<typeof decideRaise>[1], 'ofPlan'>,
  context: CommandContext,
): Decision {
  if (openStepReviewOf(plan)?.requestedBy === context.actor) return noOp;
  const isRequested = (plan.review ?? null) !== null;
  const asks = !isRequested && needsApproval(plan, momentOf(facts, context), context.actor);
  const decision = unlessHeld(plan, decideRaise(facts, asks ? { ...wanted, ofPlan: true } : wanted, context));
  return asks && decision.outcome === 'APPLIED' ? approvalRequested(facts, plan, context, wanted.reason) : decision;
}

/** A held plan is not advanced. Every other reason to refuse is named before. */
function unlessHeld({ holds: [hold] }: Plan, decision: Decision): Decision {
  if (decision.outcome !== 'APPLIED' || hold === undefined) return decision;
  return rejected({ code: 'PLAN_HELD', by: hold.by, kind: hold.kind, reason: hold.reason });
}

function endPlan(release: Release, plan: Plan, reason: string, { actor, atMs }: CommandContext): Decision {
  const ended = { as: 'ABANDONED', cause: reason, by: actor, atMs } as const;
  return planDecision(release, 'PlanEnded', { ...plan, ended }, reason);
}

/**
 * The automatic raise. Never rejected: what no waiting cures holds the plan. A command for an earlier plan or an
 * earlier time does nothing.
 */
function advanceStep(
  facts: ReleaseFacts,
  plan: Plan,
  { run, due }: CommandOf<'advanceStep'>,
  context: CommandContext,
): Decision {
  const next = nextStepOf(plan);
  const isCurrent = run === plan.run && due === plan.due.number && isRaisable(facts.release);
  // Without a due time the plan waits for a person.
  if (!isCurrent || plan.holds.length > 0 || plan.due.atMs === null || next === undefined) return noOp;
  // Two processes' clocks differ by milliseconds: the step is judged at the time for which it was due, or later.
  const judged = { ...context, atMs: Math.max(plan.due.atMs, context.atMs) };
  return isPastDeadline(plan, judged.atMs)
    ? heldByDeadline(facts.release, plan, judged)
    : enterNext(facts, plan, next, judged);
}

function enterNext(facts: ReleaseFacts, plan: Plan, next: PlanStep, judged: CommandContext): Decision {
  const obstacle = obstacleTo(facts, plan, judged.atMs);
  if (obstacle !== null) return held(facts.release, plan, obstacle, judged);
  if (facts.automaticStep?.hasWaitingStop === true)
    return deferred(facts.release, plan, judged.atMs + stopGraceMs, 'A stop command waits');
  const wanted = { bp: next.bp, supersede: false, reason: null, owner: plan.runsAs, ofPlan: true } as const;
  const decision = decideRaise(facts, wanted, judged);
  if (decision.outcome !== 'APPLIED') return notRaised(facts, plan, decision, judged);
  // Last, so that the approver sees the evidence.
  if (needsApproval(plan, momentOf(facts, judged))) return approvalRequested(facts, plan, judged, null);
  // After an outage the steps of many plans are late together.
  const spreadMs = isLate(plan, judged.atMs) ? spreadMsOf(facts, judged.atMs) : 0;
  return spreadMs > 0 ? deferred(facts.release, plan, judged.atMs + spreadMs, 'Late') : decision;
}

/** A freeze ends, so the step waits for its end. Any other refusal holds the plan. */
function notRaised(
  facts: ReleaseFacts,
  plan: Plan,
  decision: Exclude<Decision, { outcome: 'APPLIED' }>,
  context: CommandContext,
): Decision {
  const { release } = facts;
  if (decision.outcome === 'REJECTED' && decision.rejection.code === 'FROZEN') {
    const frozen = waitForOpening(facts, plan, context.atMs);
    return planDecision(release, 'PlanDeferred', { ...plan, frozen }, 'Frozen');
  }
  return held(release, plan, refusalOf(plan, decision), context);
}

/** A busy target at the first step is temporary: START_MISSED. Any other rejection needs an operator: STEP_REFUSED. */
function refusalOf({ currentStep }: Plan, decision: Exclude<Decision, { outcome: 'APPLIED' }>): Obstacle {
  const reason = decision.outcome === 'REJECTED' ? decision.rejection.code : 'NO_OP';
  return { kind: currentStep === -1 && reason === 'TARGET_BUSY' ? 'START_MISSED' : 'STEP_REFUSED', reason };
}

/** Lateness counts from when the due time was set, if that is later than the due time. */
function isLate({ due: { atMs, setAtMs = 0 } }: Plan, nowMs: number): boolean {
  return atMs !== null && nowMs - Math.max(atMs, setAtMs) > lateMs;
}

interface Obstacle {
  readonly kind: HoldKind;
  readonly reason: string;
}

function obstacleTo({ automaticStep }: ReleaseFacts, plan: Plan, atMs: number): Obstacle | null {
  if (automaticStep?.ownerLostRole === true) return { kind: 'OWNER_LOST_ROLE', reason: `${plan.runsAs} lost the role` };
  const isMissed = plan.currentStep === -1 && atMs - (plan.due.atMs ?? atMs) > latestStartMs;
  return isMissed ? { kind: 'START_MISSED', reason: 'More than an hour late' } : null;
}

function held(release: Release, plan: Plan, { kind, reason }: Obstacle, context: CommandContext): Decision {
  return planDecision(release, 'PlanHeld', withHold(plan, context, kind, reason), reason);
}

function deferred(release: Release, plan: Plan, notBeforeMs: number, reason: string): Decision {
  return planDecision(release, 'PlanDeferred', { ...plan, notBeforeMs }, reason);
}
