/**
 * The clocks of a plan: bake time, and when the next step is due. The bake is a sum of served time. It runs while the
 * release serves its share. Pause stops it; a hold does not, because users are served.
 */
import { type RolloutTimes, rolloutTimes } from '../registry/rollout-policy.js';
import type { Facts } from '../release/facts.js';
import { bpOf, confirmedBpOf, type Release, statusPhaseOf } from '../release/release.js';
import { passableFromMs } from './opening-spread.js';
import { type ApprovalPolicy, approvalPolicyOf } from './approval-policy.js';
import { nextStepOf, type Plan } from './plan.js';
import { grantedAtMs, openStepReviewOf } from './step-approval.js';

type WithState = Pick<Release, 'state'>;

/** When something happens, how long users of the target app wait for it, and which steps it has approved. */
export type Moment = Pick<RolloutTimes, 'propagationLagMs'> & ApprovalPolicy & { readonly atMs: number };

export function momentOf<At extends { readonly atMs: number }>(
  { app }: { readonly app: Pick<Facts['app'], 'policy'> },
  at: At,
): At & RolloutTimes & ApprovalPolicy {
  return { ...at, ...rolloutTimes(app.policy.rollout), ...approvalPolicyOf(app.policy.rollout) };
}

function isServing(release: WithState): boolean {
  return statusPhaseOf(release) === 'SERVING';
}

/** Whether the phase permits an increase. Other rules can still reject it. */
export function isRaisable(release: WithState): boolean {
  return isServing(release) || statusPhaseOf(release) === 'READY';
}

function isConfirmed(release: WithState): boolean {
  return confirmedBpOf(release) === bpOf(release);
}

/** The bake after a change of the release. */
export function bakeAfter(plan: Plan, before: WithState, after: WithState, moment: Moment): Plan['bake'] {
  const { atMs, propagationLagMs } = moment;
  const isRaised = bpOf(after) !== bpOf(before);
  const fromMs = isConfirmed(after) && (isRaised || !isConfirmed(before)) ? atMs + propagationLagMs : plan.bake.fromMs;
  const { servedMs, runningSinceMs } = plan.bake;
  if (!isServing(after)) return { servedMs: servedMs + sinceMs(runningSinceMs, atMs), runningSinceMs: null, fromMs };
  return { servedMs, runningSinceMs: runningSinceMs ?? Math.max(atMs, fromMs), fromMs };
}

/** A bake that begins now: after a step was entered, or in full again after a resume. */
export function freshBake(release: WithState, { atMs, propagationLagMs }: Moment): Plan['bake'] {
  const fromMs = isConfirmed(release) ? atMs + propagationLagMs : atMs;
  return { servedMs: 0, runningSinceMs: isServing(release) ? fromMs : null, fromMs };
}

/** How long the release has served its current step, up to `nowMs`. */
export function servedMsOf({ bake }: Pick<Plan, 'bake'>, nowMs: number): number {
  return bake.servedMs + sinceMs(bake.runningSinceMs, nowMs);
}

/** When the bake of the current step is over, if the release serves on. Null while it stands still. */
export function bakeEndsAtMs({ bake, steps, currentStep }: Plan): number | null {
  const { servedMs, runningSinceMs } = bake;
  if (currentStep === -1 || runningSinceMs === null) return null;
  return runningSinceMs + (steps[currentStep]?.bakeMs ?? 0) - servedMs;
}

/** When the next step is due by itself. Null: a person must act first, or the release must serve again. */
export function dueAtMs(plan: Plan, release: WithState): number | null {
  const next = nextStepOf(plan);
  const waits = plan.ended !== null || plan.holds.length > 0 || !isRaisable(release) || openStepReviewOf(plan) !== null;
  if (waits || next === undefined) return null;
  const readyAtMs = grantedAtMs(plan) ?? readyByItselfAtMs(plan);
  const passableAtMs = passableFromMs(plan.frozen);
  // A freeze without a known end: `recheckPlan` comes when the windows change.
  if (readyAtMs === null || passableAtMs === null) return null;
  return Math.max(readyAtMs, plan.notBeforeMs, passableAtMs);
}

/** A step that was granted is ready: everything else was met when its approval was requested. */
function readyByItselfAtMs(plan: Plan): number | null {
  if (nextStepOf(plan)?.advance === 'MANUAL') return null;
  return plan.currentStep === -1 ? plan.firstStepAtMs : bakeEndsAtMs(plan);
}

/** Sets `due` again. Its number grows when the time changes, so that a command for the earlier time does nothing. */
export function withDue(plan: Plan, release: WithState, before: Plan['due'] | null, setAtMs: number): Plan {
  const atMs = dueAtMs(plan, release);
  if (before !== null && before.atMs === atMs) return { ...plan, due: before };
  return { ...plan, due: { number: (before?.number ?? 0) + 1, atMs, setAtMs } };
}

/** Two processes' clocks differ, so a span can be negative: it counts as none. */
function sinceMs(fromMs: number | null, atMs: number): number {
  return fromMs === null ? 0 : Math.max(0, atMs - fromMs);
}
