/** The automatic steps of a plan: start, bake, and what moves the time of the next step. */
import { describe, expect, it } from '@jest/globals';
import { bpOf } from '../../../domain/release/release.js';
import { hourMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { planned, startMs, started, startPlan, step, threeSteps } from './planned-release.js';

const pause = { type: 'pause', reason: 'r' } as const;
const resume = { type: 'resume' } as const;
const push = make.app({ confirmation: 'PUSH' });

describe('startPlan', () => {
  it('raises nothing, and goes to Grayscale Release with the first step due at once', () => {
    const story = started();
    expect(story.release).toMatchObject({ state: make.ready, type: 'GRAYSCALE' });
    expect(story.plan).toMatchObject({ run: 1, currentStep: -1, runsAs: 'dave', due: { number: 1, atMs: startMs } });
  });

  it('predicts every step', () => {
    expect(started().plan.predictedAtStart).toEqual([startMs, startMs + hourMs, startMs + 2 * hourMs]);
  });

  it('waits for its time', () => {
    const story = planned(make.facts({ others: [make.baseline()] })).at(0, startPlan(threeSteps, startMs + hourMs));
    expect(story.dueMinutes).toBe(60);
    expect(bpOf(story.due(60).release)).toBe(100);
  });

  it('decides by the instant of its time, and keeps the time as it was given', () => {
    const startLocal = { local: '2027-02-10T09:00', zone: 'America/New_York' };
    const command = { ...startPlan(threeSteps, startMs + hourMs), startLocal };
    const story = planned(make.facts({ others: [make.baseline()] })).at(0, command);
    expect(story).toMatchObject({ dueMinutes: 60, plan: { firstStepAtMs: startMs + hourMs, startLocal } });
  });

  it('in gray, counts the step at or below the share as entered now, and bakes it in full', () => {
    const before = make.facts({ release: make.release({ state: make.serving(500) }), others: [make.baseline()] });
    const story = planned(before).at(0, startPlan());
    expect([story.plan.currentStep, story.dueMinutes]).toEqual([0, 60]);
  });

  it('in gray below the first step, makes the first step due at once', () => {
    const before = make.facts({ release: make.release({ state: make.serving(50) }), others: [make.baseline()] });
    expect(planned(before).at(0, startPlan()).dueMinutes).toBe(0);
  });

  it.each([
    ['with a running plan', started(), { code: 'PLAN_ACTIVE', by: 'dave' }],
    ['while paused', planned(make.facts({ release: make.release({ state: make.paused(100) }) })), { code: 'PAUSED' }],
    [
      'with no step above the share',
      planned(make.facts({ release: make.release({ state: make.serving(2000) }) })),
      { code: 'NO_STEP_ABOVE', current: 20 },
    ],
  ])('is refused %s', (_, story, rejection) => {
    const { decision } = story.at(1, startPlan([step(1), step(10)]));
    expect(decision).toMatchObject({ outcome: 'REJECTED', rejection });
  });

  it('is refused while another release holds the target, or when a step is no preset', () => {
    const other = make.release({ id: 'release-3', version: '3.0.0', state: make.serving(100) });
    expect(planned(make.facts({ others: [make.baseline(), other] })).at(0, startPlan()).decision).toMatchObject({
      rejection: { code: 'TARGET_BUSY' },
    });
    const app = make.app({ policy: { percentages: { presetsOnly: true, presets: [1, 50, 100] } } });
    expect(planned(make.facts({ app })).at(0, startPlan()).decision).toMatchObject({
      rejection: { code: 'PERCENTAGE_NOT_A_PRESET', asked: 10 },
    });
  });
});

describe('an automatic step', () => {
  it('raises to its share by the rules of a raise, and makes the next step due after the bake', () => {
    const story = started().due(0);
    expect(story.release.steps).toEqual([{ fromBp: 0, toBp: 100, by: 'system:plan', atMs: startMs }]);
    expect(story.facts.target.candidate).toMatchObject({ bp: 100, owner: 'dave' });
    expect(story.dueMinutes).toBe(60);
  });

  it('leads to Full Release at its last step, and completes the plan', () => {
    const story = started().due(0).due(60).due(120);
    expect(story.release.state.status).toBe('FULL_RELEASE');
    expect(story.plan.ended).toEqual({
      as: 'COMPLETED',
      cause: 'FULL_RELEASE',
      by: 'system:plan',
      atMs: startMs + 2 * hourMs,
    });
    expect(story.dueMinutes).toBeNull();
  });

  it('completes a plan that ends below 100 %, and the share stays', () => {
    const story = started([step(1), step(10)])
      .due(0)
      .due(60);
    expect([story.plan.ended?.as, story.plan.ended?.cause, bpOf(story.release)]).toEqual([
      'COMPLETED',
      'LAST_STEP',
      1000,
    ]);
  });

  it('happens once: the same command again does nothing', () => {
    const first = started();
    const again = first.due(0).at(1, { type: 'advanceStep', run: 1, due: first.plan.due.number }, 'system:plan');
    expect([again.decision.outcome, bpOf(again.release)]).toEqual(['NO_OP', 100]);
  });

  it('after an outage of days is one step, followed by a full bake', () => {
    const story = started()
      .due(0)
      .due(5 * 24 * 60);
    expect(bpOf(story.release)).toBe(1000);
    expect(story.dueMinutes).toBe(5 * 24 * 60 + 60);
  });

  it('is judged at the time for which it was due, when the clock of the database is behind', () => {
    expect(bpOf(started().due(0).due(59.99).release)).toBe(1000);
  });

  it('does not come by itself when it is manual', () => {
    const story = started([step(1), step(10, { advance: 'MANUAL' }), step(100)]).due(0);
    expect(story.dueMinutes).toBeNull();
  });
});

describe('the bake', () => {
  it('stands still while paused', () => {
    const story = started().due(0).at(20, pause).at(200, resume);
    expect(story.dueMinutes).toBe(240);
  });

  it('after a resume leaves at least the pause of grace', () => {
    expect(started().due(0).at(59, pause).at(100, resume).dueMinutes).toBe(115);
  });

  it('begins with the confirmation of the super app', () => {
    const applying = started(threeSteps, { app: push }).due(0);
    expect(applying.dueMinutes).toBeNull();
    expect(applying.at(30, { type: 'confirmStep', attempt: 1, bp: 100 }, 'system:push').dueMinutes).toBe(90);
  });

  it('begins with the confirmation, when it comes while paused', () => {
    const story = started(threeSteps, { app: push })
      .due(0)
      .at(10, pause)
      .at(30, { type: 'confirmStep', attempt: 1, bp: 100 }, 'system:push')
      .at(50, resume);
    expect(story.dueMinutes).toBe(110);
  });

  it('goes on while the plan is held', () => {
    const held = started().due(0).at(10, { type: 'holdPlan', reason: 'wait' });
    expect(held.dueMinutes).toBeNull();
    const holds = held.plan.holds.map(({ id }) => id);
    expect(held.at(70, { type: 'resumePlan', holds, reason: null }).dueMinutes).toBe(60);
  });

  it('counts a clock that goes back as no time', () => {
    const story = started().due(0).at(-30, pause).at(60, resume);
    expect(story.plan.bake.servedMs).toBe(0);
    expect(story.dueMinutes).toBe(120);
  });
});

describe('a failed step of the super app', () => {
  it('pauses the release, and the plan waits', () => {
    const failed = { type: 'failStep', attempt: 1, bp: 100, cause: 'no answer' } as const;
    const story = started(threeSteps, { app: push }).due(0).at(5, failed, 'system:push');
    expect(story.dueMinutes).toBeNull();
    expect(story.plan.ended).toBeNull();
  });
});
