/** Simulations that begin with a release as it is: the rest of its plan, an edit of it, and what it meets. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SimulationInput } from '../../../domain/plan/simulation.js';
import type { ReleaseFacts } from '../../../domain/release/facts.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { anyStory } from './any-story.js';
import { approval, edit, fresh, running } from './edited-plan.js';
import { type PlannedRelease, startMs, step, threeSteps } from './planned-release.js';
import { event, inputOf, linesOf, outcomeOf, simulated, type Story } from './simulated.js';

const nothing = { type: 'editPlan', edit: 0, reason: 'r' } as const;
const pause = { type: 'pause', reason: 'r' } as const;

interface Fork extends Story {
  readonly atMinute: number;
  readonly input?: Partial<SimulationInput>;
}

function fork({ facts }: Pick<PlannedRelease, 'facts'>, { atMinute, input, ...story }: Fork) {
  const nowMs = startMs + atMinute * minuteMs;
  const parts = facts as ReleaseFacts;
  const { release } = parts;
  const first = { ...nothing, edit: release.plan?.edit ?? 0 };
  return simulated({ ...inputOf({ ...story, parts }), first, nowMs, ...input });
}

function linesFrom(from: Pick<PlannedRelease, 'facts'>, story: Fork): string[] {
  const result = fork(from, story);
  return result.outcome === 'REJECTED' ? [result.rejection.code] : linesOf(result);
}

describe('a simulation of a live plan', () => {
  it('given 20 of 60 minutes served, when nothing else happens, goes on with the rest of the bake', () => {
    expect(linesFrom(running(), { atMinute: 20 })).toEqual([
      ...['60: 10 % PercentageSet RUNNING', '120: 100 % FullyReleased COMPLETED'],
    ]);
  });

  it('given new steps, when they are simulated, edits the plan first', () => {
    const steps = [threeSteps[0]!, fresh(50, { bakeMs: 30 * minuteMs }), threeSteps[2]!];
    expect(linesFrom(running(), { atMinute: 20, input: { first: edit(steps) } })).toEqual([
      ...['20: 1 % PlanEdited RUNNING', '60: 50 % PercentageSet RUNNING', '90: 100 % FullyReleased COMPLETED'],
    ]);
  });

  it('given a held plan, when the script resumes it, lifts the hold that is there', () => {
    const held = running().at(10, { type: 'holdPlan', reason: 'r' });
    expect(linesFrom(held, { atMinute: 20 })).toEqual([]);
    expect(linesFrom(held, { atMinute: 20, script: [event(90, { type: 'resumePlan' })] }).slice(0, 2)).toEqual([
      ...['90: 1 % PlanResumed RUNNING', '90: 10 % PercentageSet RUNNING'],
    ]);
  });

  it('given a pause, when the script ends it, bakes the rest', () => {
    const paused = running().at(10, pause);
    expect(linesFrom(paused, { atMinute: 20, script: [event(100, { type: 'resume' })] })).toEqual([
      ...['100: 1 % Resumed RUNNING', '150: 10 % PercentageSet RUNNING', '210: 100 % FullyReleased COMPLETED'],
    ]);
  });

  it('given a step that the super app has not confirmed, confirms it at once', () => {
    const applying = running(threeSteps).with({}).facts;
    const state = make.applying(100, 0);
    const facts = { ...applying, release: { ...applying.release!, state } };
    expect(linesFrom({ facts }, { atMinute: 20 })).toEqual([
      ...['20: 1 % StepConfirmed RUNNING', '60: 10 % PercentageSet RUNNING', '120: 100 % FullyReleased COMPLETED'],
    ]);
  });

  it('given an owner who has lost the role, holds the plan at its next step', () => {
    expect(linesFrom(running(), { atMinute: 20, input: { gone: ['dave'] } })).toEqual(['60: 1 % PlanHeld HELD']);
  });

  it('given an edit that weakens an approval, asks for the rights of its author', () => {
    const guarded = running([step(1), step(10, { approval }), step(100)]);
    const input = { first: edit([step(1), step(10), step(100)]), by: 'erin' };
    expect(linesFrom(guarded, { atMinute: 20, input })).toEqual(['APPROVAL_WEAKENED']);
    const lines = linesFrom(guarded, { atMinute: 20, input: { ...input, rights: { approves: ['ADMINS'] } } });
    expect(lines[0]).toBe('20: 1 % PlanEdited RUNNING');
  });

  it('given an exemption, passes the freeze once', () => {
    const exemptions = [{ id: 'e', windowId: make.frozen.blocking[0]!.id, by: 'x', reason: 'r' }];
    const input = { windowAt: () => ({ ...make.frozen, exemptions }) };
    expect(linesFrom(running(), { atMinute: 20, input }).slice(0, 2)).toEqual([
      ...['60: 10 % PercentageSet RUNNING', '120: 10 % PlanDeferred RUNNING'],
    ]);
  });

  it('given no live plan, is refused', () => {
    const facts = make.facts({ others: [make.baseline()] });
    expect(linesFrom({ facts: { ...facts, release: make.release() } }, { atMinute: 0 })).toEqual(['NO_PLAN']);
  });
});

it('a simulation from any moment of a plan finds the rest of its history', () => {
  const moments = fc.integer({ min: 0, max: 600 });
  let rests = 0;
  const same = fc.property(anyStory, moments, (story, atMinute) => {
    const { script = [], ...rest } = story;
    const nowMs = startMs + atMinute * minuteMs;
    const whole = outcomeOf(story);
    const before = outcomeOf({ ...story, limits: { horizonMs: atMinute * minuteMs } });
    const gone = script.filter(({ atMs, command }) => atMs <= nowMs && command.type === 'loseRole').map(({ by }) => by);
    const later = script.filter(({ atMs }) => atMs > nowMs);
    if (before.final.release.plan?.ended !== null) return;
    const lines = linesFrom({ facts: before.final }, { ...rest, script: later, atMinute, input: { gone } });
    rests += lines.length;
    expect([...linesOf(before), ...lines]).toEqual(linesOf(whole));
  });
  fc.assert(same, { numRuns: 300 });
  expect(rests).toBeGreaterThan(300);
});
