/** The deadline of a plan: when it fires, what it does, and what an edit makes of it. */
import { describe, expect, it } from '@jest/globals';
import { blockersOf } from '../../../domain/release/blockers.js';
import type { CommandOf } from '../../../domain/release/command-catalog.js';
import { nextStep } from '../../../domain/release/next-step.js';
import { bpOf } from '../../../domain/release/release.js';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { planDifference } from '../../../domain/plan/plan-difference.js';
import { planView } from '../../../domain/plan/plan-view.js';
import type { Plan, PlanStep } from '../../../domain/plan/plan.js';
import { timelineOf } from '../../../domain/plan/timeline.js';
import { isoTime } from '../../../domain/values/iso-time.js';
import { hourMs, minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { codeOf } from './edited-plan.js';
import { planned, type PlannedRelease, startMs, step, threeSteps, utc, withoutSpread } from './planned-release.js';
import { event, linesOf, outcomeOf } from './simulated.js';

const start = momentOf(make.facts(), { atMs: startMs });
const pause = { type: 'pause', reason: 'r' } as const;
const resume = { type: 'resume' } as const;
const hold = { type: 'holdPlan', reason: 'r' } as const;
const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs } as const;

/** At 1 %, with a deadline `minutes` after the start. */
function limited(minutes: number, steps: readonly PlanStep[] = threeSteps, startAtMs: number | null = null) {
  const start: CommandOf<'startPlan'> = {
    type: 'startPlan',
    template: null,
    steps,
    startAtMs,
    reason: null,
    deadlineAfterMs: minutes * minuteMs,
  };
  return planned(make.facts({ app: withoutSpread, others: [make.baseline()] })).at(0, start);
}

const dueType = ({ release, facts }: PlannedRelease): string => {
  const next = nextStep({ release, targetRevision: facts.target.revision });
  return next.kind === 'command' ? next.due.command.type : next.kind;
};
const holdsOf = ({ plan }: PlannedRelease): string[] => plan.holds.map(({ kind }) => kind);
const lifted = (story: PlannedRelease, minutes: number): PlannedRelease =>
  story.at(minutes, { type: 'resumePlan', holds: story.plan.holds.map(({ id }) => id), reason: null });
const edit = (parts: Partial<CommandOf<'editPlan'>>, number = 0): CommandOf<'editPlan'> => ({
  type: 'editPlan',
  edit: number,
  reason: 'r',
  ...parts,
});
const deadlineEdit = (minutes: number | null, number = 0) =>
  edit({ deadlineAfterMs: minutes === null ? null : minutes * minuteMs }, number);

describe('the deadline of a plan', () => {
  it('holds the plan when it is not done, and users keep their share', () => {
    const before = limited(90).due(0).due(60);
    expect([before.dueMinutes, dueType(before)]).toEqual([90, 'planDeadline']);
    const held = before.due(90);
    expect(held.decision).toMatchObject({ outcome: 'APPLIED', events: [{ type: 'PlanHeld' }] });
    expect(held.plan.holds).toMatchObject([{ kind: 'DEADLINE', by: 'system:plan', reason: 'Not done after PT1H30M' }]);
    expect([bpOf(held.release), held.dueMinutes]).toEqual([1000, null]);
    expect(blockersOf(held.facts, held.release)).toContainEqual({
      code: 'PLAN_HELD',
      sinceMs: startMs + 90 * minuteMs,
      by: 'system:plan',
      hold: 'DEADLINE',
      clearedBy: { type: 'resumePlan' },
    });
  });

  it('does nothing to a plan that is done before', () => {
    const done = limited(121).due(0).due(60).due(120);
    expect([done.plan.ended?.as, done.dueMinutes]).toEqual(['COMPLETED', null]);
  });

  it('stands still while the release is paused', () => {
    const paused = limited(50).due(0).at(10, pause);
    expect(paused.dueMinutes).toBeNull();
    expect(paused.plan.deadline).toMatchObject({ countedMs: 10 * minuteMs, runningSinceMs: null });
    expect(paused.at(500, resume).dueMinutes).toBe(540);
  });

  it('runs on while the plan is held, and holds it once more', () => {
    const held = limited(50).due(0).at(10, hold);
    expect(holdsOf(held.due(50))).toEqual(['MANUAL', 'DEADLINE']);
  });

  it('fires once: a resumed plan goes on without it', () => {
    const resumed = lifted(limited(50).due(0).due(50), 70);
    expect([holdsOf(resumed), resumed.dueMinutes, dueType(resumed)]).toEqual([[], 60, 'advanceStep']);
    expect(resumed.due(70).due(130).plan.ended?.as).toBe('COMPLETED');
  });

  it('goes before a step that is due at the same time, and before an expiry', () => {
    const both = limited(60).due(0);
    expect([both.dueMinutes, dueType(both)]).toEqual([60, 'planDeadline']);
    const requested = limited(120, [step(1), step(10, { approval }), step(100)])
      .due(0)
      .due(60)
      .due(90)
      .due(114);
    expect([requested.dueMinutes, dueType(requested)]).toEqual([120, 'planDeadline']);
    expect(holdsOf(requested.due(120).due(120))).toEqual(['DEADLINE', 'APPROVAL_EXPIRED']);
  });

  it('follows an expiry that is due before', () => {
    const requested = limited(121, [step(1), step(10, { approval }), step(100)])
      .due(0)
      .due(60)
      .due(90)
      .due(114);
    expect([requested.dueMinutes, dueType(requested)]).toEqual([120, 'expireStepApproval']);
  });

  it('is judged when the workers are back: a step that is late too does not rise', () => {
    const back = limited(90).due(0).due(91);
    expect([bpOf(back.release), holdsOf(back), back.dueMinutes]).toEqual([100, ['DEADLINE'], null]);
    const stillBefore = limited(90).due(0).due(89);
    expect([bpOf(stillBefore.release), dueType(stillBefore)]).toEqual([1000, 'planDeadline']);
  });

  it('counts from the start of a plan that begins later', () => {
    const scheduled = limited(50, threeSteps, startMs + 5 * hourMs);
    expect(scheduled.plan.deadline).toMatchObject({ countedMs: 0, runningSinceMs: startMs + 5 * hourMs });
    expect(scheduled.due(300).dueMinutes).toBe(350);
  });

  it('holds the plan by another command when a bug stops its decision', () => {
    const { release, facts } = limited(50).due(0);
    const next = nextStep({ release, targetRevision: facts.target.revision });
    if (next.kind !== 'command') throw new Error('Nothing is due');
    const after = nextStep({ release, targetRevision: facts.target.revision }, (id) => id === next.due.id);
    expect(after).toMatchObject({
      due: { actor: 'system:plan', dueAtMs: startMs + 50 * minuteMs, command: { type: 'holdPlan' } },
    });
  });

  it('warns of the steps that are predicted after it', () => {
    const { plan, release } = limited(60).due(0);
    expect(timelineOf(plan, release, start).map(({ warnings }) => warnings)).toEqual([
      ['JUMP_OVER_5X', 'AFTER_DEADLINE'],
      ['JUMP_OVER_5X', 'AFTER_DEADLINE'],
    ]);
    const later = limited(61).due(0);
    expect(timelineOf(later.plan, later.release, start)[0]?.warnings).toEqual(['JUMP_OVER_5X']);
  });

  it('is shown with its instant, where that is known', () => {
    const shown = ({ plan, release }: PlannedRelease) => planView(plan, release, start, { clock: utc }).deadline;
    const at = (minutes: number) => isoTime(startMs + minutes * minuteMs);
    const running = limited(50).due(0);
    expect(shown(running)).toEqual({ after: 'PT50M', firesAt: at(50) });
    expect(shown(running.at(10, pause))).toEqual({ after: 'PT50M' });
    expect(shown(running.due(50))).toEqual({ after: 'PT50M', firedAt: at(50) });
    expect(shown(running.at(10, { type: 'endPlan', reason: 'r' }))).toEqual({ after: 'PT50M' });
    const older: Plan = { ...running.plan };
    Reflect.deleteProperty(older, 'deadline');
    expect(planView(older, running.release, start, { clock: utc })).not.toHaveProperty('deadline');
    expect(planned({ ...running.facts, release: { ...running.release, plan: older } }).dueMinutes).toBe(60);
  });

  it('is simulated', () => {
    const script = [event(70, { type: 'pause', reason: 'r' }), event(80, { type: 'resume' })];
    expect(linesOf(outcomeOf({ script, deadlineMinutes: 90 })).slice(2)).toEqual([
      ...['60: 10 % PercentageSet RUNNING', '70: 10 % Paused RUNNING', '80: 10 % Resumed RUNNING'],
      '100: 10 % PlanHeld HELD',
    ]);
  });
});

describe('an edit of the deadline', () => {
  it('keeps the time that has run, and the steps', () => {
    const edited = limited(50).due(0).at(10, deadlineEdit(55));
    expect([edited.dueMinutes, edited.plan.edit, edited.plan.steps]).toEqual([55, 1, threeSteps]);
    expect(holdsOf(limited(50).due(0).at(30, deadlineEdit(20)).due(30))).toEqual(['DEADLINE']);
  });

  it('removes it, and gives a plan one that counts from the edit', () => {
    const without = limited(50).due(0).at(10, deadlineEdit(null));
    expect([without.plan.deadline, without.dueMinutes]).toEqual([null, 60]);
    expect(without.at(20, deadlineEdit(30, 1)).dueMinutes).toBe(50);
  });

  it('gives a paused plan one that counts from the resume', () => {
    const paused = limited(50).due(0).at(10, pause).at(15, deadlineEdit(null)).at(20, deadlineEdit(5, 1));
    expect([paused.dueMinutes, paused.at(100, resume).dueMinutes]).toEqual([null, 105]);
  });

  it('lifts no hold of one that has fired, and sets another one', () => {
    const again = limited(50).due(0).due(50).at(52, deadlineEdit(50));
    expect(holdsOf(again)).toEqual(['DEADLINE']);
    expect(lifted(again, 55).due(55)).toMatchObject({ dueMinutes: 102, plan: { holds: [] } });
  });

  it('changes nothing where it says what is so, or nothing', () => {
    const running = limited(50).due(0);
    expect(codeOf(running.at(10, deadlineEdit(50)))).toBe('NO_OP');
    expect(codeOf(running.at(10, edit({})))).toBe('NO_OP');
    expect(codeOf(running.at(10, deadlineEdit(60, 7)))).toBe('STALE_PLAN');
  });

  it('makes the command of the earlier one do nothing, also when the instant comes back', () => {
    const running = limited(50).due(0);
    const first = nextStep({ release: running.release, targetRevision: 1 });
    const back = running.at(10, deadlineEdit(40)).at(11, deadlineEdit(50, 1));
    const later = nextStep({ release: back.release, targetRevision: 1 });
    if (first.kind !== 'command' || later.kind !== 'command') throw new Error('Nothing is due');
    expect([first.due.command, first.due.id === later.due.id]).toEqual([later.due.command, false]);
    expect(codeOf(running.at(10, deadlineEdit(40)).at(50, first.due.command, 'system:plan'))).toBe('NO_OP');
  });

  it('is in the difference that the trail shows', () => {
    const running = limited(50).due(0);
    const after = running.at(10, deadlineEdit(55));
    const same = { edit: 1, added: [], removed: [], changed: [] };
    const difference = planDifference(running.plan, after.plan);
    expect(difference).toEqual({ ...same, deadline: { before: 'PT50M', after: 'PT55M' } });
    const removed = planDifference(running.plan, running.at(10, deadlineEdit(null)).plan);
    expect(removed.deadline).toEqual({ before: 'PT50M', after: null });
    const fired = running.due(50);
    const again = planDifference(fired.plan, fired.at(52, deadlineEdit(50)).plan);
    expect(again.deadline).toEqual({ before: 'PT50M', after: 'PT50M' });
    const { plan } = running.at(10, edit({ steps: [step(1), step(100)] }));
    expect(planDifference(running.plan, plan)).not.toHaveProperty('deadline');
  });
});
