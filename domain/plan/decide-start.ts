/** Decides whether a plan may start on a release, and gives the release its plan. */
import type { CommandContext, CommandOf } from '../release/command-catalog.js';
import { busyRejection, pausedRejection, policyRejection } from '../release/decide-raise.js';
import { applied, type Decision, rejected, releaseEvent } from '../release/decision.js';
import type { ReleaseFacts } from '../release/facts.js';
import { bpOf } from '../release/release.js';
import { percentOf } from '../values/percentage.js';
import { bakeRejection } from './min-bake.js';
import { momentOf } from './plan-clock.js';
import { isLive } from './plan.js';
import { newPlan } from './started-plan.js';

/** Raises nothing: the first step is an automatic step, due at once or at its time. */
export function startPlan(facts: ReleaseFacts, command: CommandOf<'startPlan'>, context: CommandContext): Decision {
  const { release } = facts;
  if (isLive(release.plan)) return rejected({ code: 'PLAN_ACTIVE', by: release.plan.startedBy });
  const paused = pausedRejection(release);
  if (paused !== null) return rejected(paused);
  const coming = command.steps.filter((step) => step.bp > bpOf(release));
  const [first] = coming;
  if (first === undefined) return rejected({ code: 'NO_STEP_ABOVE', current: percentOf(bpOf(release)) });
  for (const { bp } of coming) {
    const rejection = policyRejection(facts, { bp });
    if (rejection !== null) return rejected(rejection);
  }
  const tooShort = bakeRejection(facts, command.steps);
  if (tooShort !== null) return rejected(tooShort);
  const busy = busyRejection(facts, { supersede: false });
  if (busy !== null) return rejected(busy);
  const plan = newPlan(release, command, momentOf(facts, context));
  const isPrepared = release.state.status === 'GRAYSCALE_RELEASE';
  const toGray = isPrepared
    ? {}
    : ({ type: 'GRAYSCALE', state: { status: 'GRAYSCALE_RELEASE', phase: { name: 'READY' } } } as const);
  return applied(releaseEvent(release, 'PlanStarted', { ...toGray, plan }, command.reason));
}
