/** Edits of a live plan: what stays, what may change, and the difference. Approvals: `plan-edit-approvals.test.ts`. */
import { describe, expect, it } from '@jest/globals';
import { allowedActions } from '../../../domain/release/allowed-actions.js';
import { planDifference } from '../../../domain/plan/plan-difference.js';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { planView } from '../../../domain/plan/plan-view.js';
import { bpOf } from '../../../domain/release/release.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { approval, codeOf, edit, fresh, guarded, running } from './edited-plan.js';
import { type PlannedRelease, startMs, step, threeSteps, utc } from './planned-release.js';

const sharesOf = ({ plan }: PlannedRelease) => plan.steps.map(({ bp }) => bp / 100);

describe('editPlan', () => {
  it('adds, removes and changes steps to come, and raises nothing', () => {
    const story = running().at(10, edit([step(1), fresh(5), step(100, { note: 'all' })]));
    expect([codeOf(story), bpOf(story.release), sharesOf(story)]).toEqual(['APPLIED', 100, [1, 5, 100]]);
    expect(story.plan).toMatchObject({ edit: 1, currentStep: 0, due: { atMs: startMs + hourMs } });
    expect(bpOf(story.due(60).release)).toBe(500);
    expect(planView(story.plan, story.release, momentOf(story.facts, { atMs: startMs }), { clock: utc }).edit).toBe(1);
  });

  it('gives a new step an id that no step of the plan has', () => {
    const taken = step(50, { id: 'edit-1-step-2' });
    const story = running([step(1), taken, step(100)]).at(10, edit([step(1), fresh(5), taken, step(100)]));
    expect(new Set(story.plan.steps.map(({ id }) => id)).size).toBe(4);
  });

  it('with the steps as they are changes nothing', () => {
    expect(codeOf(running().at(10, edit(threeSteps)))).toBe('NO_OP');
    expect(codeOf(running(guarded).due(60).at(70, edit(guarded)))).toBe('NO_OP');
  });

  it('of another edit than the last one is stale', () => {
    const story = running().at(10, edit([step(1), step(100)]));
    const rejection = { code: 'STALE_PLAN', next: 'at-100', edit: 1 };
    expect(story.at(11, edit(threeSteps, 0)).decision).toEqual({ outcome: 'REJECTED', rejection });
    expect(codeOf(story.at(11, edit([step(1), fresh(5), step(100)], 1)))).toBe('APPLIED');
    expect(codeOf(running().at(11, edit([step(1), fresh(5), step(100)], 1)))).toBe('STALE_PLAN');
  });

  it('of a step that the plan has not is stale', () => {
    expect(codeOf(running().at(10, edit([step(1), step(7), step(100)])))).toBe('STALE_PLAN');
  });

  it('without a live plan is refused', () => {
    const ended = running().at(10, { type: 'endPlan', reason: 'r' });
    expect(codeOf(ended.at(11, edit([step(1), step(100)])))).toBe('NO_PLAN');
  });

  it('is possible while paused and while held, and lifts no hold', () => {
    const held = running().at(5, { type: 'holdPlan', reason: 'r' });
    const edited = held.at(6, edit([step(1), step(100)]));
    expect([codeOf(edited), edited.plan.holds.length, edited.dueMinutes]).toEqual(['APPLIED', 1, null]);
    const paused = running().at(5, { type: 'pause', reason: 'r' });
    expect(codeOf(paused.at(6, edit([step(1), step(100)])))).toBe('APPLIED');
  });

  it('is offered while a plan is live, to any user', () => {
    const offered = (facts: PlannedRelease['facts']) =>
      allowedActions(facts, { actor: 'erin', atMs: startMs }).find(({ type }) => type === 'editPlan');
    expect(offered(running(guarded).due(60).facts)).toEqual({ type: 'editPlan', allowed: true });
    expect(offered(make.facts())).toMatchObject({ allowed: false, rejection: { code: 'NO_PLAN' } });
  });
});

describe('a step that was entered', () => {
  it.each([
    ['cannot have another share', [step(1, { bp: 200 }), step(10), step(100)]],
    ['cannot have another name', [step(1, { name: 'first' }), step(10), step(100)]],
    ['cannot be left out', [step(10), step(100)]],
    ['cannot come after a new one', [fresh(0.5), step(1), step(10), step(100)]],
  ])('%s', (_, steps) => {
    expect(codeOf(running().at(10, edit(steps)))).toBe('STALE_PLAN');
  });

  it('cannot change, also when it was entered after its author read the plan', () => {
    const change = edit([step(1), step(10, { bp: 2000 }), step(100)]);
    expect(codeOf(running().at(59, change))).toBe('APPLIED');
    expect(codeOf(running().due(60).at(61, change))).toBe('STALE_PLAN');
  });

  it('has a bake that may become longer or shorter while it is the current one', () => {
    const bake = (minutes: number) => edit([step(1, { bakeMs: minutes * minuteMs }), step(10), step(100)]);
    expect(running().at(10, bake(180)).dueMinutes).toBe(180);
    expect(running().at(10, bake(20)).dueMinutes).toBe(20);
    expect(codeOf(running().due(60).at(61, bake(180)))).toBe('STALE_PLAN');
  });

  it('gives a moved time another number, and keeps the number of a time that stays', () => {
    const story = running();
    const moved = story.at(10, edit([step(1, { bakeMs: 2 * hourMs }), step(10), step(100)]));
    expect(moved.plan.due.number).toBe(story.plan.due.number + 1);
    const kept = story.at(10, edit([step(1), step(10), step(100, { note: 'n' })]));
    expect(kept.plan.due).toEqual(story.plan.due);
    const late = { type: 'advanceStep', run: 1, due: story.plan.due.number } as const;
    expect(codeOf(moved.at(60, late, 'system:plan'))).toBe('NO_OP');
  });
});

describe('the steps to come', () => {
  it('are above the present share', () => {
    const story = running().at(10, { type: 'setPercentage', bp: 500, supersede: false, reason: null });
    expect(story.at(11, edit([step(1), fresh(3), step(100)])).decision).toMatchObject({
      rejection: { code: 'PERCENTAGE_MUST_INCREASE', current: 5, asked: 3 },
    });
    expect(codeOf(story.at(11, edit([step(1), fresh(6), step(100)])))).toBe('APPLIED');
  });

  it('keep one step at least', () => {
    expect(codeOf(running().at(10, edit([step(1)])))).toBe('NO_STEP_ABOVE');
  });

  it('keep those that were passed by hand', () => {
    const story = running().at(10, { type: 'setPercentage', bp: 2000, supersede: false, reason: null });
    expect(codeOf(story.at(11, edit([step(1), step(100)])))).toBe('STALE_PLAN');
    expect(codeOf(story.at(11, edit([step(1), step(10), fresh(50), step(100)])))).toBe('APPLIED');
  });

  it('have new shares that the target app allows', () => {
    const app = make.app({ policy: { percentages: { presetsOnly: true } } });
    const story = running().with({ app });
    expect(codeOf(story.at(10, edit([step(1), fresh(7), step(100)])))).toBe('PERCENTAGE_NOT_A_PRESET');
    expect(codeOf(story.at(10, edit([step(1), fresh(5), step(100)])))).toBe('APPLIED');
  });

  it('keep what was predicted for them at the start', () => {
    const story = running();
    const predicted = story.plan.predictedAtStart;
    const edited = story.at(10, edit([step(1), fresh(5), step(10), step(100)]));
    expect(edited.plan.predictedAtStart).toEqual([predicted[0], null, predicted[1], predicted[2]]);
  });
});

describe('the difference of an edit', () => {
  it('has the steps that were added, removed and changed, with old and new values', () => {
    const before = running();
    const after = before.at(10, edit([step(1, { bakeMs: 2 * hourMs }), fresh(5, { approval }), step(100)]));
    const words = { advance: 'AUTOMATIC', bake: 'PT1H' };
    expect(planDifference(before.plan, after.plan)).toEqual({
      edit: 1,
      added: [
        {
          ...words,
          id: 'edit-1-step-2',
          percentage: 5,
          approval: { approvers: 'ADMINS', count: 2, expiresAfter: 'PT10H' },
        },
      ],
      removed: [{ ...words, id: 'at-10', percentage: 10 }],
      changed: [
        {
          before: { ...words, id: 'at-1', percentage: 1 },
          after: { ...words, id: 'at-1', percentage: 1, bake: 'PT2H' },
        },
      ],
    });
  });
});
