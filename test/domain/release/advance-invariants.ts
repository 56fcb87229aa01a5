/** What is true of the answer to "may it rise now?" in every state: `decide` would do what it says. */
import { advanceOf } from '../../../domain/release/may-advance.js';
import type { Command } from '../../../domain/release/command-catalog.js';
import { decide } from '../../../domain/release/decide.js';
import { evolveAll } from '../../../domain/release/events.js';
import type { ReleaseFacts } from '../../../domain/release/facts.js';
import { isLive, nextStepOf, type Plan } from '../../../domain/plan/plan.js';
import { servedMsOf } from '../../../domain/plan/plan-clock.js';
import { bpOf, isFinal, type Release } from '../../../domain/release/release.js';
import { check, type Invariant } from './invariant.js';
import { contextOf, factsOf, type World } from './world.js';

const shares = [1, 50, 100, 499, 500, 1000, 1500, 2000, 5000, 9999, 10_000];

function raises(world: World, facts: ReleaseFacts, command: Command, actor: string): boolean {
  // A user without the right to override or to approve.
  const context = { ...contextOf(world, actor), overridable: [], approves: [] };
  const decision = decide(facts, command, context);
  if (decision.outcome !== 'APPLIED') return false;
  const { release } = evolveAll(facts, decision.events, context);
  return release !== null && bpOf(release) > bpOf(facts.release);
}

/** By a person, to any share. */
function byHand(world: World, facts: ReleaseFacts): boolean {
  const words = { supersede: false, reason: 'r' };
  const { presets } = facts.app.policy.percentages;
  const all = [...shares, bpOf(facts.release) + 1, ...presets.map((percent) => Math.round(percent * 100))];
  return all.some((bp) => bp <= 10_000 && raises(world, facts, { type: 'setPercentage', bp, ...words }, 'dan'));
}

/** To the next step of the plan, when the time of the current one is over. */
function byPlan(world: World, facts: ReleaseFacts, plan: Plan): boolean {
  const { nowMs } = world;
  const current = plan.steps[plan.currentStep];
  const isOver = current === undefined ? plan.firstStepAtMs <= nowMs : servedMsOf(plan, nowMs) >= current.bakeMs;
  const isRequested = (plan.review ?? null) !== null;
  if (!isRequested && !(isOver && plan.notBeforeMs <= nowMs)) return false;
  const to = nextStepOf(plan)?.id ?? '';
  return raises(world, facts, { type: 'advancePlan', to, reason: 'r' }, plan.runsAs);
}

function mayRise(world: World, facts: ReleaseFacts): boolean {
  const { plan } = facts.release;
  return isLive(plan) ? byPlan(world, facts, plan) : byHand(world, facts);
}

function inEach({ after }: Parameters<Invariant>[0], holds: (facts: ReleaseFacts) => void): void {
  for (const { id } of after.releases) {
    const facts = factsOf(after, id);
    if (facts.release !== null) holds({ ...facts, release: facts.release });
  }
}

const isAtItsEnd = (release: Release): boolean => isFinal(release) || release.state.status === 'FULL_RELEASE';

export const advanceInvariants: Record<string, Invariant> = {
  'a release may advance exactly when decide accepts an increase that waives nothing': (transition) => {
    inEach(transition, (facts) => {
      const { mayAdvance, increase } = advanceOf(facts, transition.after.nowMs);
      check(mayAdvance === mayRise(transition.after, facts), `mayAdvance is ${String(mayAdvance)}`);
      check(mayAdvance === (increase !== null), 'it may, and no command is named');
    });
  },

  'a release that may not advance is at its end, goes on by itself, has a blocker, or a time': (transition) => {
    inEach(transition, (facts) => {
      const { mayAdvance, blockers, nextAtMs } = advanceOf(facts, transition.after.nowMs);
      const { state } = facts.release;
      const isAutomatic = state.status === 'CREATED' && state.automatic;
      if (mayAdvance || isAtItsEnd(facts.release)) check(blockers.length === 0, 'a blocker of nothing');
      else check(isAutomatic || blockers.length > 0 || nextAtMs !== null, `nothing blocks it in ${state.status}`);
      check(nextAtMs === null || !mayAdvance, 'it may now, and later');
    });
  },

  'nothing raises a release before the time that is named, unless something happens': ({ before, after, command }) => {
    if (command?.type !== 'advanceStep') return;
    for (const was of before.releases) {
      const is = after.releases.find(({ id }) => id === was.id);
      if (is === undefined || bpOf(is) <= bpOf(was)) continue;
      const facts = factsOf(before, was.id);
      const { nextAtMs } = advanceOf({ ...facts, release: was }, before.nowMs);
      // A step that comes too early is judged at the time for which it was due.
      const judgedAtMs = Math.max(before.nowMs, was.plan?.due.atMs ?? 0);
      check(nextAtMs === null || nextAtMs <= judgedAtMs, 'raised before its time');
    }
  },
};
