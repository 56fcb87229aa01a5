/**
 * What a change of a release does to its plan: one rule for every command. The plan
 * changes in the same event as its release (I13).
 */
import type { RolloutTimes } from '../registry/rollout-policy.js';
import type { CommandContext } from '../release/command-catalog.js';
import type { Decision } from '../release/decision.js';
import type { DomainEvent, ReleaseChangeEvent } from '../release/events.js';
import type { Facts } from '../release/facts.js';
import { bpOf, type Release } from '../release/release.js';
import { percentOf } from '../values/percentage.js';
import { bakeAfter, freshBake, type Moment, momentOf, servedMsOf, withDue } from './plan-clock.js';
import { withDeadlineAfter } from './deadline.js';
import { reviewAfter } from './step-approval.js';
import { type Hold, type HoldKind, isLive, nextStepOf, type Plan, type PlanEnd } from './plan.js';

/** Who acts, when, and by which policy of the target app. */
type Act = Pick<CommandContext, 'actor' | 'fresh'> & Moment & RolloutTimes;

/** Adds to each event what it does to the plan of its release. */
export function withPlans(facts: Facts, decision: Decision, context: CommandContext): Decision {
  if (decision.outcome !== 'APPLIED') return decision;
  const act = momentOf(facts, context);
  return { ...decision, events: decision.events.map((event) => withPlan(facts, event, act)) };
}

function withPlan(facts: Facts, event: DomainEvent, act: Act): DomainEvent {
  if (event.aggregate !== 'release' || 'created' in event) return event;
  const before = [facts.release, ...facts.others].find((release) => release?.id === event.releaseId);
  if (before === undefined || before === null) return event;
  const plan = planAfter(before, event, act);
  return plan === null ? event : { ...event, changes: { ...event.changes, plan } };
}

/** Null: the release has no live plan. */
function planAfter(before: Release, { changes, type }: ReleaseChangeEvent, act: Act): Plan | null {
  const after: Release = { ...before, ...changes };
  const { plan } = after;
  if (!isLive(plan)) return changes.plan ?? null;
  const due = before.plan?.run === plan.run ? before.plan.due : null;
  return withDue(followed(plan, { before, after, type, act }), after, due, act.atMs);
}

interface Change {
  readonly before: Release;
  readonly after: Release;
  readonly type: ReleaseChangeEvent['type'];
  readonly act: Act;
}

function followed(plan: Plan, change: Change): Plan {
  const { before, after, type, act } = change;
  const isRaise = bpOf(after) > bpOf(before);
  const moved = isRaise ? raised(plan, change) : { ...plan, bake: bakeAfter(plan, before, after, act) };
  const timed = withDeadlineAfter(moved, after, act.atMs);
  const next = { ...timed, review: reviewAfter(plan, before, after, act.atMs) };
  const end = endingOf(next, change);
  if (end !== null) return { ...next, ended: { ...end, by: act.actor, atMs: act.atMs } };
  if (type !== 'Resumed') return next;
  return { ...next, notBeforeMs: Math.max(next.notBeforeMs, act.atMs + act.resumeGraceMs) };
}

/** The raise is the next step of the plan, or a person has left the plan with it. */
function raised(plan: Plan, { after, act }: Change): Plan {
  const next = nextStepOf(plan);
  const bp = bpOf(after);
  if (next?.bp === bp) return planAtStep({ ...plan, frozen: null }, plan.currentStep + 1, after, act);
  const bake = freshBake(after, act);
  // Full Release ends the plan; there is nothing left to hold.
  if (bp === 10_000) return { ...plan, bake };
  return { ...withHold(plan, act, 'MANUAL_OVERRIDE', `Raised by hand to ${percentOf(bp)} %`), bake };
}

/** The plan on its step `index`, which the release has just entered or counts as having entered. */
export function planAtStep(
  plan: Plan,
  index: number,
  release: Pick<Release, 'state'>,
  moment: Moment & { readonly actor: string },
): Plan {
  const { actor, atMs } = moment;
  const step = plan.steps[index];
  if (step === undefined) return plan;
  const left = plan.entered.map((one, n) =>
    n === plan.entered.length - 1 ? { ...one, servedMs: servedMsOf(plan, atMs) } : one,
  );
  const now = { id: step.id, atMs, by: actor, servedMs: 0 };
  return { ...plan, currentStep: index, bake: freshBake(release, moment), entered: [...left, now] };
}

/** Adds a hold. A plan that has one of this kind keeps it. */
export function withHold(
  plan: Plan,
  { actor, atMs, fresh }: Pick<CommandContext, 'actor' | 'atMs' | 'fresh'>,
  kind: HoldKind,
  reason: string,
): Plan {
  if (plan.holds.some((hold) => hold.kind === kind)) return plan;
  const hold: Hold = { id: fresh.id, kind, by: actor, reason, sinceMs: atMs };
  return { ...plan, holds: [...plan.holds, hold] };
}

function endingOf(plan: Plan, { before, after }: Change): Pick<PlanEnd, 'as' | 'cause'> | null {
  const { state } = after;
  if (state.status === 'FULL_RELEASE') return { as: 'COMPLETED', cause: 'FULL_RELEASE' };
  if ('ending' in state) return { as: 'ABANDONED', cause: state.ending.reason };
  if (after.attempt !== before.attempt) return { as: 'ABANDONED', cause: 'RESET' };
  return nextStepOf(plan) === undefined ? { as: 'COMPLETED', cause: 'LAST_STEP' } : null;
}
