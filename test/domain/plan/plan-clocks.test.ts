/** The three clocks of a plan against a clock that ticks minute by minute: bake, expiry of an approval, deadline. */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Command } from '../../../domain/release/command-catalog.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf, statusPhaseOf } from '../../../domain/release/release.js';
import { deadlineFiresAtMs } from '../../../domain/plan/deadline.js';
import { servedMsOf } from '../../../domain/plan/plan-clock.js';
import { isLive } from '../../../domain/plan/plan.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { planned, type PlannedRelease, startMs, step } from './planned-release.js';
import { inSpan } from './simulated.js';

const mostMinutes = 180;
const expiresAfter = 50;
const minute = fc.integer({ min: 0, max: mostMinutes });
const span = fc.tuple(minute, fc.integer({ min: 1, max: 60 })).map(([from, more]) => [from, from + more] as const);
const move = fc.constantFrom('pause', 'resume', 'confirm', 'confirm', 'hold', 'resumePlan', 'approve', 'ask');
const anyStory = fc.record({
  deadline: fc.integer({ min: 20, max: 150 }),
  isPushed: fc.boolean(),
  moves: fc.array(fc.tuple(minute, move), { minLength: 4, maxLength: 16 }),
  outages: fc.array(span, { maxLength: 2 }),
  closed: fc.array(span, { maxLength: 2 }),
});

/** In minutes, and for which step and which request they count. */
interface Clocks {
  readonly step: number;
  readonly served: number;
  readonly review: string;
  readonly requested: number;
  readonly total: number;
}

/** One minute later, by the table of the clocks alone. */
function ticked({ release, plan }: PlannedRelease, clocks: Clocks): Clocks {
  const phase = statusPhaseOf(release);
  return {
    ...clocks,
    served: clocks.served + (phase === 'SERVING' ? 1 : 0),
    requested: clocks.requested + (phase !== 'PAUSED' && openStepReviewOf(plan) !== null ? 1 : 0),
    total: clocks.total + (phase === 'PAUSED' ? 0 : 1),
  };
}

/** The bake is of one step, the expiry of one request. */
function kept({ release, plan }: PlannedRelease, clocks: Clocks): Clocks {
  const review = plan.review?.id ?? '';
  // An expiry that is late when the pause comes has no time left, and not less.
  const requested = statusPhaseOf(release) === 'PAUSED' ? Math.min(clocks.requested, expiresAfter) : clocks.requested;
  return {
    ...(plan.currentStep === clocks.step ? clocks : { ...clocks, step: plan.currentStep, served: 0 }),
    ...(review === clocks.review ? { requested } : { review, requested: 0 }),
  };
}

function meant({ release, plan }: PlannedRelease, one: string): Command {
  if (one === 'confirm') return { type: 'confirmStep', attempt: release.attempt, bp: bpOf(release) };
  if (one === 'resumePlan') return { type: one, holds: plan.holds.map(({ id }) => id), reason: null };
  if (one === 'approve') return { type: 'approveStep', review: plan.review?.id ?? '', comment: null };
  if (one === 'ask') return { type: 'advancePlan', to: plan.steps[plan.currentStep + 1]?.id ?? '', reason: 'r' };
  if (one === 'resume') return { type: one };
  return { type: one === 'hold' ? 'holdPlan' : 'pause', reason: 'r' };
}

function checked(story: PlannedRelease, clocks: Clocks, at: number, deadline: number): void {
  const { plan, release } = story;
  const atMs = startMs + at * minuteMs;
  const isPaused = statusPhaseOf(release) === 'PAUSED';
  if (plan.currentStep >= 0) expect(servedMsOf(plan, atMs)).toBe(clocks.served * minuteMs);
  const review = openStepReviewOf(plan);
  if (review !== null) {
    const restMs = (expiresAfter - clocks.requested) * minuteMs;
    expect([review.expiresAtMs, review.restMs]).toEqual(isPaused ? [null, restMs] : [atMs + restMs, null]);
  }
  const isFired = (plan.deadline?.firedAtMs ?? null) !== null;
  const restMs = (deadline - clocks.total) * minuteMs;
  if (!isFired) expect(deadlineFiresAtMs(plan)).toBe(isPaused ? null : atMs + restMs);
  if (plan.holds.some(({ kind }) => kind === 'DEADLINE')) expect(isFired).toBe(true);
}

it('the clocks of a plan run and stand still by the table, whatever happens', () => {
  const reached = new Set<string>();
  const story = fc.property(anyStory, ({ deadline, isPushed, moves, outages, closed }) => {
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: expiresAfter * minuteMs } as const;
    const bakeMs = 20 * minuteMs;
    const steps = [step(1, { bakeMs }), step(5, { bakeMs, approval }), step(20, { bakeMs }), step(100)];
    const app = isPushed ? make.app({ confirmation: 'PUSH' }) : make.app();
    let now = planned(make.facts({ others: [make.baseline()], app })).at(0, {
      type: 'startPlan',
      template: null,
      steps,
      startAtMs: null,
      reason: null,
      deadlineAfterMs: deadline * minuteMs,
    });
    let clocks: Clocks = { step: -1, served: 0, review: '', requested: 0, total: 0 };
    const decidedIds: string[] = [];
    for (let at = 0; at < mostMinutes && isLive(now.plan); at += 1) {
      const atMs = startMs + at * minuteMs;
      if (at > 0) clocks = ticked(now, clocks);
      const isClosed = closed.some(([from, until]) => inSpan(atMs, from, until));
      now = now.with({ window: isClosed ? make.frozen : make.facts().window });
      const given = moves.filter(([when]) => when === at);
      for (const [, one] of given) {
        now = now.at(at, meant(now, one), one === 'approve' ? 'rita' : 'dave');
        clocks = kept(now, clocks);
      }
      const isAway = outages.some(([from, until]) => inSpan(atMs, from, until));
      for (
        let next = dueOf(now, decidedIds);
        !isAway && next !== null && next.dueAtMs <= atMs;
        next = dueOf(now, decidedIds)
      ) {
        decidedIds.push(next.id);
        now = now.at(at, next.command, next.actor);
        clocks = kept(now, clocks);
      }
      if (isLive(now.plan) && (given.length > 0 || at % 10 === 0)) checked(now, clocks, at, deadline);
      const isLate = clocks.total >= deadline && !isAway && statusPhaseOf(now.release) !== 'PAUSED';
      if (isLate && isLive(now.plan)) expect(now.plan.deadline?.firedAtMs).not.toBeNull();
      for (const { kind } of now.plan.holds) reached.add(kind);
      reached.add(statusPhaseOf(now.release));
    }
  });
  fc.assert(story, { numRuns: 100 });
  for (const one of ['DEADLINE', 'APPROVAL_EXPIRED', 'MANUAL', 'APPLYING', 'SERVING', 'PAUSED'])
    expect(reached).toContain(one);
});

function dueOf({ release, facts }: PlannedRelease, decidedIds: readonly string[]) {
  const next = nextStep({ release, targetRevision: facts.target.revision }, (id) => decidedIds.includes(id));
  return next.kind === 'command' ? next.due : null;
}
