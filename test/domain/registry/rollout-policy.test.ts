/** What the target app's policy sets for plans: the lag of a step, the shortest bake, and the grace after a resume. */
import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { timelineOf } from '../../../domain/plan/timeline.js';
import { completePolicy, defaultPolicy, mergePolicy } from '../../../domain/registry/target-app-policy.js';
import type { RolloutChange } from '../../../domain/registry/rollout-policy.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { codeOf, edit, fresh } from '../plan/edited-plan.js';
import { planned, type PlannedRelease, startMs, startPlan, step, threeSteps } from '../plan/planned-release.js';

const appWith = (rollout: RolloutChange, confirmation: 'COMMIT' | 'PUSH' = 'COMMIT') =>
  make.app({ confirmation, policy: { rollout } });
const startedOn = (app: ReturnType<typeof appWith>, steps = threeSteps): PlannedRelease =>
  planned(make.facts({ app, others: [make.baseline()] })).at(0, startPlan(steps));

describe('the propagation lag', () => {
  it('puts off the bake of each step, and the predicted times', () => {
    const story = startedOn(appWith({ propagationLag: 'PT10M' }));
    expect(story.plan.predictedAtStart.map((atMs) => ((atMs ?? 0) - startMs) / minuteMs)).toEqual([0, 70, 140]);
    expect(story.due(0).dueMinutes).toBe(70);
  });

  it('begins with the confirmation of a push', () => {
    const confirmed = startedOn(appWith({ propagationLag: 'PT10M' }, 'PUSH'))
      .due(0)
      .at(5, { type: 'confirmStep', attempt: 1, bp: 100 }, 'system:push');
    expect(confirmed.dueMinutes).toBe(75);
  });

  it('that changes while a step bakes holds for later steps only', () => {
    const first = startedOn(appWith({ propagationLag: 'PT10M' })).due(0);
    const changed = first.with({ app: appWith({ propagationLag: 'PT1H' }) });
    expect(changed.at(20, { type: 'holdPlan', reason: 'r' }).plan.bake).toEqual(first.plan.bake);
    expect(changed.due(70).dueMinutes).toBe(70 + 120);
    const moment = momentOf(changed.facts, { atMs: startMs });
    const timeline = timelineOf(changed.plan, changed.release, moment);
    expect(timeline.map(({ earliestAtMs }) => (earliestAtMs - startMs) / minuteMs)).toEqual([70, 190]);
  });
});

describe('the grace after a resume', () => {
  const pausedAndResumed = (app: ReturnType<typeof appWith>) =>
    startedOn(app).due(0).at(59, { type: 'pause', reason: 'r' }).at(100, { type: 'resume' });

  it('is the one of the target app', () => {
    expect(pausedAndResumed(appWith({})).dueMinutes).toBe(115);
    expect(pausedAndResumed(appWith({ resumeGrace: 'PT1H' })).dueMinutes).toBe(160);
    expect(pausedAndResumed(appWith({ resumeGrace: 'PT0S' })).dueMinutes).toBe(101);
  });
});

describe('the shortest bake', () => {
  const twoHours = appWith({ minBake: 'PT2H' });

  it('binds the start of a plan, with the step that is too short', () => {
    expect(startedOn(twoHours).decision).toEqual({
      outcome: 'REJECTED',
      rejection: { code: 'BAKE_TOO_SHORT', percentage: 1, least: 'PT2H' },
    });
    const long = { bakeMs: 2 * hourMs };
    expect(codeOf(startedOn(twoHours, [step(1, long), step(10, long), step(100)]))).toBe('APPLIED');
    expect(codeOf(startedOn(appWith({ minBake: 'PT1M' }), [step(1, { bakeMs: minuteMs }), step(100)]))).toBe('APPLIED');
  });

  it('binds neither a step before one by hand or with an approval, nor steps that are passed', () => {
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs } as const;
    const steps = [step(1), step(10, { advance: 'MANUAL' }), step(100, { approval })];
    expect(codeOf(startedOn(twoHours, steps))).toBe('APPLIED');
    const release = make.release({ state: make.serving(2000) });
    const gray = planned(make.facts({ app: twoHours, release, others: [make.baseline()] }));
    const last = step(20, { bakeMs: 2 * hourMs });
    expect(codeOf(gray.at(0, startPlan([step(1), step(10), last, step(100)])))).toBe('APPLIED');
    expect(codeOf(gray.at(0, startPlan([step(1), step(20), step(100)])))).toBe('BAKE_TOO_SHORT');
  });

  it('binds what an edit brings, and leaves what the plan has', () => {
    const story = startedOn(appWith({})).due(0).with({ app: twoHours });
    const edited = (steps: Parameters<typeof edit>[0]) => codeOf(story.at(10, edit(steps)));
    expect(edited([step(1), step(10), step(100, { note: 'all' })])).toBe('APPLIED');
    expect(edited([step(1), step(10, { bakeMs: 90 * minuteMs }), step(100)])).toBe('BAKE_TOO_SHORT');
    expect(edited([step(1), fresh(5), step(10), step(100)])).toBe('BAKE_TOO_SHORT');
    expect(edited([step(1), step(100)])).toBe('BAKE_TOO_SHORT');
    expect(edited([step(1, { bakeMs: 2 * hourMs }), step(100)])).toBe('APPLIED');
  });

  it('before a step that loses its approval is checked', () => {
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs } as const;
    const story = startedOn(twoHours, [step(1), step(100, { approval })]).due(0);
    const approver = { approves: ['REVIEWERS', 'ADMINS'] } as const;
    expect(codeOf(story.at(1, edit([step(1), step(100)]), 'rita', approver))).toBe('BAKE_TOO_SHORT');
  });
});

describe('a policy of an older program', () => {
  it('has the default rollout, also where a part is missing', () => {
    const { rollout, ...old } = defaultPolicy;
    expect(completePolicy(old)).toEqual(defaultPolicy);
    expect(completePolicy({ ...old, rollout: { minBake: 'PT1H' } }).rollout).toEqual({ ...rollout, minBake: 'PT1H' });
  });

  it('keeps the parts that a change does not name, and one way to write a duration', () => {
    const changed = mergePolicy(defaultPolicy, { rollout: { minBake: 'PT60M' } });
    expect(changed).toEqual({ ...defaultPolicy, rollout: { ...defaultPolicy.rollout, minBake: 'PT1H' } });
  });
});
