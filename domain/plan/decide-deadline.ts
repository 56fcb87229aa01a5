/** What the deadline of a plan does: it holds the plan, once. Users keep the share that they have. */
import type { CommandContext, CommandOf } from '../release/command-catalog.js';
import { type Decision, noOp, planDecision } from '../release/decision.js';
import type { Release } from '../release/release.js';
import { isoDuration } from '../values/duration.js';
import { deadlineFiresAtMs, firedDeadline } from './deadline.js';
import { withHold } from './follow-release.js';
import type { Plan } from './plan.js';

/** A command for an earlier plan or another instant does nothing. */
export function planDeadline(
  release: Release,
  plan: Plan,
  { run, deadlineMs }: CommandOf<'planDeadline'>,
  context: CommandContext,
): Decision {
  if (run !== plan.run || deadlineFiresAtMs(plan) !== deadlineMs) return noOp;
  return heldByDeadline(release, plan, context);
}

export function heldByDeadline(release: Release, plan: Plan, context: CommandContext): Decision {
  const { deadline = null } = plan;
  if (deadline === null) return noOp;
  const reason = `Not done after ${isoDuration(deadline.afterMs)}`;
  const fired: Plan = { ...plan, deadline: firedDeadline(deadline, context.atMs) };
  return planDecision(release, 'PlanHeld', withHold(fired, context, 'DEADLINE', reason), reason);
}
