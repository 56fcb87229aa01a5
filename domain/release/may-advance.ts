/**
 * Whether a release may rise now, for a pipeline that asks before it sends an increase. A preview only: the transaction
 * decides.
 *
 * With a live plan, the increase is its next step. It counts only when nothing is waived: the bake is over, no hold is
 * there, and each approval is given. Without one, it is any increase that a person may send. Overrides never count.
 */
import { isLive, nextStepOf } from '../plan/plan.js';
import { bakedAtMs } from '../plan/plan-blockers.js';
import { momentOf } from '../plan/plan-clock.js';
import { timelineOf } from '../plan/timeline.js';
import { percentOf } from '../values/percentage.js';
import type { Blocker } from './blocker-types.js';
import { blockersOf } from './blockers.js';
import type { CommandContext, CommandOf } from './command-catalog.js';
import { decide } from './decide.js';
import { evolveAll } from './events.js';
import type { ReleaseFacts } from './facts.js';
import { bpOf, isFinal, type Release } from './release.js';
import { smallestRaise } from './smallest-raise.js';

export interface Advance {
  readonly mayAdvance: boolean;
  /** The command that raises the release now. Null: none. */
  readonly increase: Increase | null;
  /** Why it may not rise, in order. Empty: it may, or it is at its end. */
  readonly blockers: readonly Blocker[];
  /** When it may, where time alone brings it. Null: it may now, or something else must happen before. */
  readonly nextAtMs: number | null;
}

/** Percent. */
export type Increase =
  | { readonly type: 'advancePlan'; readonly to: string; readonly percentage: number }
  | { readonly type: 'setPercentage'; readonly above: number }
  | { readonly type: 'fullRelease'; readonly percentage: 100 };

export function advanceOf(facts: ReleaseFacts, atMs: number): Advance {
  const { release } = facts;
  if (isFinal(release) || release.state.status === 'FULL_RELEASE') return nothingToRaise;
  const all = blockersOf(facts, release);
  const running = all.filter(({ untilMs }) => untilMs === undefined || untilMs === null || untilMs > atMs);
  const isBaking = running.some(({ code }) => code === 'BAKING') && isBakingAt(release, atMs);
  const increase = isBaking ? null : increaseOf(facts, atMs);
  if (increase !== null) return { mayAdvance: true, increase, blockers: [], nextAtMs: null };
  // A time that has passed is named only while nothing else is: the workflow is about to act on it.
  const blockers = running.length > 0 ? running : all;
  return { mayAdvance: false, increase, blockers, nextAtMs: nextAtMs(facts, blockers, atMs) };
}

const nothingToRaise: Advance = { mayAdvance: false, increase: null, blockers: [], nextAtMs: null };

/** The spread after an opening keeps back automatic steps only. */
function isBakingAt({ plan }: Release, atMs: number): boolean {
  return isLive(plan) && (bakedAtMs(plan) ?? 0) > atMs;
}

function increaseOf(facts: ReleaseFacts, atMs: number): Increase | null {
  const { release, app } = facts;
  const { plan } = release;
  if (isLive(plan)) {
    const next = nextStepOf(plan);
    if (next === undefined) return null;
    const entering: CommandOf<'advancePlan'> = { type: 'advancePlan', to: next.id, reason: '-' };
    if (!raises(facts, entering, plan.runsAs, atMs)) return null;
    return { type: 'advancePlan', to: next.id, percentage: percentOf(next.bp) };
  }
  const byHand = { supersede: false, reason: null };
  const raise: CommandOf<'setPercentage'> = {
    type: 'setPercentage',
    bp: smallestRaise(app.policy, release),
    ...byHand,
  };
  if (raise.bp < 10_000 && raises(facts, raise, release.createdBy, atMs))
    return { type: 'setPercentage', above: percentOf(bpOf(release)) };
  const isFull = raises(facts, { type: 'fullRelease', ...byHand }, release.createdBy, atMs);
  return isFull ? { type: 'fullRelease', percentage: 100 } : null;
}

/** `advancePlan` may also ask for an approval: then the share stays. */
function raises(
  facts: ReleaseFacts,
  command: CommandOf<'advancePlan' | 'setPercentage' | 'fullRelease'>,
  actor: string,
  atMs: number,
): boolean {
  const fresh = { id: 'preview', salt: 'preview' };
  const context: CommandContext = { actor, atMs, receivedAtMs: atMs, expectedRevision: null, fresh };
  const decision = decide(facts, command, context);
  if (decision.outcome !== 'APPLIED') return false;
  const { release } = evolveAll(facts, decision.events, context);
  return release !== null && bpOf(release) > bpOf(facts.release);
}

/** The last of the times at which the plan and the change windows are ready. */
function nextAtMs(facts: ReleaseFacts, blockers: readonly Blocker[], atMs: number): number | null {
  const { plan } = facts.release;
  const ends = blockers.map(({ untilMs = null }) => untilMs);
  if (isLive(plan)) ends.push(plannedAtMs(facts, atMs));
  const known = ends.filter((endMs) => endMs !== null);
  return known.length === 0 || known.length < ends.length ? null : Math.max(...known);
}

function plannedAtMs(facts: ReleaseFacts, atMs: number): number | null {
  const { release } = facts;
  const [next] = isLive(release.plan) ? timelineOf(release.plan, release, momentOf(facts, { atMs })) : [];
  return next?.certainty === 'FIXED' ? next.earliestAtMs : null;
}
