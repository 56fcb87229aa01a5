/** What is true of plans in each step between two states: approvals, edits, and the number of what is due. */
import { isLive, type Plan } from '../../../domain/plan/plan.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { bpOf, type Release } from '../../../domain/release/release.js';
import { check, type Invariant, pairs, same } from './invariant.js';
import type { Transition } from './world.js';

/** The increases of production in one decision. A plan raises for the user whose rights it has. */
function increases(transition: Transition): { was: Release; is: Release; raiser: string }[] {
  const { actor } = transition.context;
  if (transition.before.environment !== 'production') return [];
  return pairs(transition).flatMap(({ was, is }) => {
    if (was === undefined || bpOf(is) <= bpOf(was)) return [];
    return [{ was, is, raiser: actor === 'system:plan' ? (was.plan?.runsAs ?? '') : actor }];
  });
}

function isApproved(plan: Plan | undefined, step: string | undefined, raiser: string): boolean {
  const review = plan?.review;
  if (plan === undefined || review === undefined || review === null || review.step !== step) return false;
  const users = new Set(review.approvals.map(({ by }) => by).filter((by) => by !== raiser));
  return users.size >= review.count && !users.has(plan.startedBy);
}

export const planInvariants: Record<string, Invariant> = {
  'no user approves a step that he asked for or answers for, and no approval is counted twice': ({
    before,
    command,
    context,
    decision,
    releaseId,
  }) => {
    if (command?.type !== 'approveStep' || decision.outcome !== 'APPLIED') return;
    const plan = before.releases.find((one) => one.id === releaseId)?.plan;
    const open = openStepReviewOf(plan);
    if (plan === undefined || open?.id !== command.review) throw new Error('approved without a request');
    const editors = plan.steps.find(({ id }) => id === open.step)?.editedBy ?? [];
    const barred = [plan.startedBy, plan.runsAs, open.requestedBy, ...editors, ...open.approvals.map(({ by }) => by)];
    check(!barred.includes(context.actor), 'self-approval');
    check(open.expiresAtMs === null || context.receivedAtMs < open.expiresAtMs, 'too late');
  },

  'an edit keeps the steps that were entered, and those to come are above the share and ascend': ({
    before,
    after,
    command,
    decision,
    releaseId,
  }) => {
    if (command?.type !== 'editPlan' || decision.outcome !== 'APPLIED') return;
    const [was, is] = [before, after].map(({ releases }) => releases.find((one) => one.id === releaseId));
    if (was?.plan === undefined || is?.plan === undefined) throw new Error('edited without a plan');
    const entered = was.plan.steps.slice(0, was.plan.currentStep + 1).map(({ id, bp, approval }) => [id, bp, approval]);
    const kept = is.plan.steps.slice(0, entered.length).map(({ id, bp, approval }) => [id, bp, approval]);
    check(same(entered, kept) && is.plan.currentStep === was.plan.currentStep, 'an entered step has changed');
    const { steps } = is.plan;
    const ascends = steps.every(({ bp }, n) => bp > (steps[n - 1]?.bp ?? 0));
    check(ascends && (steps.at(-1)?.bp ?? 0) > bpOf(is), `the steps are ${steps.map(({ bp }) => bp).join()}`);
    check(new Set(steps.map(({ id }) => id)).size === steps.length, 'two steps have one id');
    check(is.plan.edit === (was.plan.edit ?? 0) + 1 && bpOf(is) === bpOf(was), 'no edit, or one that raises');
    const open = openStepReviewOf(is.plan);
    check(open === null || open.bp === steps[is.plan.currentStep + 1]?.bp, 'the open request is for another share');
  },

  'an approval is weakened only by a user who could give it, and who does not answer for the plan': ({
    before,
    after,
    command,
    context,
    decision,
    releaseId,
  }) => {
    if (command?.type !== 'editPlan' || decision.outcome !== 'APPLIED') return;
    const [was, is] = [before, after].map(({ releases }) => releases.find((one) => one.id === releaseId)?.plan);
    for (const { id, bp, approval = null } of was?.steps ?? []) {
      if (approval === null) continue;
      const now = is?.steps.find((step) => step.id === id);
      const isKept = now?.approval?.approvers === approval.approvers && now.approval.count >= approval.count;
      if (isKept && now.bp <= bp) continue;
      check(context.approves?.includes(approval.approvers) === true, 'weakened by a user who could not give it');
      check(was?.startedBy !== context.actor && was?.runsAs !== context.actor, 'weakened by its own user');
    }
  },

  'what moves the time of the next automatic step gives it another number': (transition) => {
    for (const { was, is } of pairs(transition)) {
      if (was?.plan === undefined || is.plan === undefined || was.plan.run !== is.plan.run) continue;
      const [before, now] = [was.plan.due, is.plan.due];
      check(now.number === before.number + (now.atMs === before.atMs ? 0 : 1), 'due has moved');
    }
  },

  'no increase reaches or passes a step whose approval other users have not given': (transition) => {
    for (const { was, is, raiser } of increases(transition)) {
      const plan = isLive(was.plan) ? was.plan : undefined;
      const passed = (plan?.steps ?? []).slice((plan?.currentStep ?? 0) + 1).filter(({ bp }) => bp <= bpOf(is));
      for (const { id, bp, approval = null } of passed)
        check(bp <= bpOf(was) || approval === null || isApproved(plan, id, raiser), 'raised without the approval');
    }
  },

  'from the percentage of the target app on, an increase enters a step that another user has approved': (
    transition,
  ) => {
    const { approvalFrom } = transition.before.app.policy.rollout;
    if (approvalFrom === null) return;
    for (const { was, is, raiser } of increases(transition)) {
      if (bpOf(is) < 100 * approvalFrom) continue;
      const plan = isLive(was.plan) ? was.plan : undefined;
      const next = plan?.steps[plan.currentStep + 1];
      check(next?.bp === bpOf(is), 'raised to another share than that of the next step');
      check(isApproved(plan, next?.id, raiser), 'raised without the approval of another user');
    }
  },
};
