/** The approval of a plan's next step: asked for, given, rejected, expired. */
import type { CommandContext, CommandOf } from '../release/command-catalog.js';
import { isSystemActor } from '../access/actor-name.js';
import { type Decision, noOp, planDecision, rejected } from '../release/decision.js';
import type { ReleaseFacts } from '../release/facts.js';
import type { Release } from '../release/release.js';
import { assertNever } from '../values/assert-never.js';
import { withHold } from './follow-release.js';
import { momentOf } from './plan-clock.js';
import type { Plan } from './plan.js';
import { excludedApprovers, openStepReviewOf, withReview } from './step-approval.js';

export type ApprovalCommand = CommandOf<'approveStep' | 'rejectStep' | 'expireStepApproval'>;

/** Asked by the plan itself, the request is one of the person for whom the plan runs. */
export function approvalRequested(
  facts: ReleaseFacts,
  plan: Plan,
  context: CommandContext,
  reason: string | null,
): Decision {
  const requestedBy = isSystemActor(context.actor) ? plan.runsAs : context.actor;
  const requested = withReview(plan, requestedBy, momentOf(facts, context));
  return planDecision(facts.release, 'StepApprovalRequested', requested, reason);
}

export function decideApproval(
  release: Release,
  plan: Plan,
  command: ApprovalCommand,
  context: CommandContext,
): Decision {
  switch (command.type) {
    case 'approveStep':
      return approveStep(release, plan, command, context);
    case 'rejectStep': {
      if (openStepReviewOf(plan)?.id !== command.review) return rejected({ code: 'NO_OPEN_REVIEW' });
      const held = withHold({ ...plan, review: null }, context, 'APPROVAL_REJECTED', command.reason);
      return planDecision(release, 'StepRejected', held, command.reason);
    }
    case 'expireStepApproval': {
      const open = openStepReviewOf(plan);
      const isDue = open?.id === command.review && open.expiresAtMs === command.deadlineMs && plan.run === command.run;
      if (!isDue) return noOp;
      const held = withHold({ ...plan, review: null }, context, 'APPROVAL_EXPIRED', 'No decision in time');
      return planDecision(release, 'StepApprovalExpired', held);
    }
    default:
      return assertNever(command);
  }
}

/** The second approval of one person does nothing, also when the first one granted the step. */
function approveStep(
  release: Release,
  plan: Plan,
  { review: id, comment }: CommandOf<'approveStep'>,
  { actor, atMs, receivedAtMs }: CommandContext,
): Decision {
  const { review } = plan;
  if (review?.id === id && review.approvals.some(({ by }) => by === actor)) return noOp;
  const open = openStepReviewOf(plan);
  if (open?.id !== id) return rejected({ code: 'NO_OPEN_REVIEW' });
  if (open.expiresAtMs !== null && receivedAtMs >= open.expiresAtMs)
    return rejected({ code: 'REVIEW_EXPIRED', expiresAtMs: open.expiresAtMs });
  if (excludedApprovers(plan, open).includes(actor)) return rejected({ code: 'SELF_APPROVAL', requestedBy: actor });
  const approved: Plan = { ...plan, review: { ...open, approvals: [...open.approvals, { by: actor, atMs }] } };
  return planDecision(release, 'StepApproved', approved, comment);
}
