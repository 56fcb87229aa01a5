/** What people do to a plan: holds, steps by hand, the end; and what stops it. */
import { describe, expect, it } from '@jest/globals';
import { isStopCommand } from '../../../domain/release/command-catalog.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf } from '../../../domain/release/release.js';
import * as make from '../../support/domain/builders.js';
import { type PlannedRelease, planned, started, startPlan, step, threeSteps } from './planned-release.js';

const set = (percent: number) =>
  ({ type: 'setPercentage', bp: percent * 100, supersede: false, reason: null }) as const;
const resumePlan = ({ plan }: PlannedRelease) =>
  ({ type: 'resumePlan', holds: plan.holds.map(({ id }) => id), reason: null }) as const;
const kinds = ({ plan }: PlannedRelease): string[] => plan.holds.map(({ kind }) => kind);

describe('setPercentage', () => {
  it('to the next step enters it, and waives the rest of the bake', () => {
    const story = started().due(0).at(10, set(10));
    expect([story.plan.currentStep, kinds(story), story.dueMinutes]).toEqual([1, [], 70]);
  });

  it('to another share holds the plan, and after resumePlan it goes on above it with a full bake', () => {
    const story = started().due(0).at(10, set(30));
    expect([kinds(story), story.dueMinutes]).toEqual([['MANUAL_OVERRIDE'], null]);
    const resumed = story.at(40, resumePlan(story));
    expect([resumed.plan.currentStep, resumed.dueMinutes]).toEqual([1, 100]);
  });

  it('between two steps restarts the bake of the lower one after resumePlan', () => {
    const story = started().due(0).at(10, set(5));
    const resumed = story.at(50, resumePlan(story));
    expect([resumed.plan.currentStep, resumed.dueMinutes]).toEqual([0, 110]);
  });

  it('above the last step completes the plan after resumePlan', () => {
    const story = started([step(1), step(10)])
      .due(0)
      .at(10, set(30));
    expect(story.at(20, resumePlan(story)).plan.ended?.as).toBe('COMPLETED');
  });
});

describe('fullRelease', () => {
  it('completes the plan', () => {
    const story = started().due(0).at(10, { type: 'fullRelease', supersede: false, reason: null });
    expect([story.plan.ended?.as, kinds(story)]).toEqual(['COMPLETED', []]);
  });
});

describe('advancePlan', () => {
  const to = (id: string) => ({ type: 'advancePlan', to: id, reason: 'fine' }) as const;

  it('enters the next step at once, also a manual one', () => {
    const story = started([step(1), step(10, { advance: 'MANUAL' }), step(100)])
      .due(0)
      .at(5, to('at-10'));
    expect([bpOf(story.release), story.dueMinutes]).toEqual([1000, 65]);
  });

  it('given twice advances once, also to the last step', () => {
    const once = started().due(0).at(5, to('at-10'));
    expect(once.at(6, to('at-10')).decision).toEqual({ outcome: 'NO_OP' });
    const full = once.at(7, to('at-100'));
    expect(full.release.state.status).toBe('FULL_RELEASE');
    expect(full.at(8, to('at-100')).decision).toEqual({ outcome: 'NO_OP' });
  });

  it('to another than the next step is refused', () => {
    const rejection = { code: 'STALE_PLAN', next: 'at-10', edit: 0 };
    expect(started().due(0).at(5, to('at-100')).decision).toEqual({ outcome: 'REJECTED', rejection });
    expect(started().due(0).at(5, to('at-7')).decision).toEqual({ outcome: 'REJECTED', rejection });
  });

  it('is refused while the plan is held, by whom and why', () => {
    const held = started().due(0).at(5, { type: 'holdPlan', reason: 'wait' }, 'erin');
    expect(held.at(6, to('at-10')).decision).toMatchObject({
      rejection: { code: 'PLAN_HELD', by: 'erin', kind: 'MANUAL', reason: 'wait' },
    });
  });
});

describe('holdPlan', () => {
  const hold = { type: 'holdPlan', reason: 'wait' } as const;

  it('keeps the share and stops the automatic step, once', () => {
    const story = started().due(0).at(5, hold);
    expect([bpOf(story.release), kinds(story), story.dueMinutes]).toEqual([100, ['MANUAL'], null]);
    expect(story.at(6, hold).decision).toEqual({ outcome: 'NO_OP' });
  });

  it('makes an automatic step that was under way do nothing', () => {
    const before = started();
    const late = { type: 'advanceStep', run: 1, due: before.plan.due.number } as const;
    expect(before.at(0, hold).at(0, late, 'system:plan').decision).toEqual({ outcome: 'NO_OP' });
  });

  it('is resumed by its id, and the actor answers for further steps', () => {
    const story = started().due(0).at(5, hold);
    expect(story.at(6, { type: 'resumePlan', holds: ['unknown'], reason: null }).decision).toEqual({
      outcome: 'NO_OP',
    });
    expect(story.at(6, resumePlan(story), 'erin').plan).toMatchObject({ holds: [], runsAs: 'erin' });
  });
});

describe('endPlan', () => {
  it('abandons the plan, and the share stays', () => {
    const story = started().due(0).at(5, { type: 'endPlan', reason: 'by hand' }, 'erin');
    expect(story.plan.ended).toMatchObject({ as: 'ABANDONED', cause: 'by hand', by: 'erin' });
    expect([bpOf(story.release), story.dueMinutes]).toEqual([100, null]);
    expect(story.at(6, startPlan()).plan).toMatchObject({ run: 2, currentStep: 0 });
  });
});

describe('the event that ends a release or its attempt also abandons the plan', () => {
  it.each([
    ['reset', { type: 'reset', reason: null, reshuffle: false } as const, 'RESET'],
    ['cancel', { type: 'cancel', reason: 'r' } as const, 'CANCELED'],
  ])('%s', (_, command, cause) => {
    const story = started().due(0).at(5, command);
    expect(story.plan.ended).toMatchObject({ as: 'ABANDONED', cause });
    expect(story.decision.outcome === 'APPLIED' && story.decision.events.length).toBe(2);
  });

  it('another release that takes the target over', () => {
    const { facts } = started().due(0);
    const rival = make.release({ id: 'release-3', version: '3.0.0' });
    const before = { ...facts, release: rival, others: [...facts.others, facts.release].filter((one) => one !== null) };
    const after = planned(before).at(5, { ...set(1), supersede: true, reason: 'r' });
    const ended = after.facts.others.find(({ id }) => id === 'release-2')?.plan?.ended;
    expect(ended).toMatchObject({ as: 'ABANDONED', cause: 'SUPERSEDED' });
  });
});

describe('an automatic step that cannot be made', () => {
  const late = (minutes: number) => started().due(minutes);

  it('holds a plan that begins more than an hour late', () => {
    expect(kinds(late(61))).toEqual(['START_MISSED']);
    expect(bpOf(late(60).release)).toBe(100);
    const story = late(61);
    expect(story.at(200, resumePlan(story)).dueMinutes).toBe(200);
  });

  it('is not missed by the time that a hold took', () => {
    const held = started().at(1, { type: 'holdPlan', reason: 'Wait for the press' });
    const resumed = held.at(200, resumePlan(held));
    expect(resumed.dueMinutes).toBe(200);
    expect(resumed.due(200).plan).toMatchObject({ currentStep: 0, holds: [] });
  });

  it('holds a plan whose target is taken when it begins', () => {
    const other = make.release({ id: 'release-3', version: '3.0.0', state: make.serving(100) });
    const story = started();
    const { target } = make.facts({ release: story.release, others: [make.baseline(), other] });
    expect(kinds(story.with({ others: [make.baseline(), other], target }).due(0))).toEqual(['START_MISSED']);
  });

  it('holds a plan that a rule refuses, and names the code', () => {
    const app = make.app({ policy: { percentages: { presetsOnly: true, presets: [1, 50, 100] } } });
    const story = started().due(0).with({ app }).due(60);
    expect(story.plan.holds).toMatchObject([{ kind: 'STEP_REFUSED', reason: 'PERCENTAGE_NOT_A_PRESET' }]);
  });

  it('holds a plan whose person lost the role, and waits while a stop waits', () => {
    const without = { ownerLostRole: true, hasWaitingStop: false };
    expect(kinds(started().due(0).with({ automaticStep: without }).due(60))).toEqual(['OWNER_LOST_ROLE']);
    const deferred = started()
      .due(0)
      .with({ automaticStep: { ownerLostRole: false, hasWaitingStop: true } })
      .due(60);
    expect([kinds(deferred), deferred.dueMinutes]).toEqual([[], 60 + 5 / 60]);
  });

  it('is followed by a hold of the workflow when it could not be decided', () => {
    const { release, facts } = started().due(0);
    const of = { release, targetRevision: facts.target.revision };
    const first = nextStep(of);
    const second = nextStep(of, (id) => first.kind === 'command' && id === first.due.id);
    expect(second).toMatchObject({ due: { actor: 'system:plan', command: { type: 'holdPlan' } } });
    const held = second.kind === 'command' ? started().due(0).at(60, second.due.command, second.due.actor) : null;
    expect(held?.plan.holds).toMatchObject([{ kind: 'ENGINE_ERROR', by: 'system:plan' }]);
  });
});

describe('a stop command', () => {
  const stops = [
    { type: 'pause', reason: 'r' },
    { type: 'reset', reason: null, reshuffle: false },
    { type: 'cancel', reason: 'r' },
    { type: 'holdPlan', reason: 'r' },
  ] as const;
  const held = started(threeSteps).due(0).at(5, set(30));

  it.each(stops)('$type is accepted in a plan, held or not', (stop) => {
    expect(isStopCommand(stop.type)).toBe(true);
    for (const story of [started().due(0), held]) expect(story.at(6, stop).decision.outcome).toBe('APPLIED');
  });
});
