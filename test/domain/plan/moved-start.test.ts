/** The start of a plan that has not begun: moved by an edit or with a resume, and of a plan that starts in gray. */
import { describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { approval, codeOf, edit, running } from './edited-plan.js';
import { planned, type PlannedRelease, startMs, startPlan, step, threeSteps } from './planned-release.js';

const at = (minutes: number): number => startMs + minutes * minuteMs;
const zoned = { local: '2027-02-10T09:00', zone: 'Asia/Shanghai' } as const;
const move = (minutes: number, number = 0) =>
  ({ type: 'editPlan', startAtMs: at(minutes), edit: number, reason: 'r' }) as const;

/** Due an hour after now. */
function scheduled(steps = threeSteps, deadlineAfterMs: number | null = null): PlannedRelease {
  const command = { ...startPlan(steps, at(60)), startLocal: zoned, deadlineAfterMs };
  return planned(make.facts({ others: [make.baseline()] })).at(0, command);
}

function resume({ plan }: PlannedRelease, minutes?: number) {
  const start = minutes === undefined ? {} : { startAtMs: at(minutes) };
  return { type: 'resumePlan', holds: plan.holds.map(({ id }) => id), reason: null, ...start } as const;
}

describe('the start of a scheduled plan', () => {
  it('given an edit to a later time, when it is decided, the first step is due then', () => {
    const moved = scheduled().at(10, move(300));
    expect([moved.dueMinutes, moved.plan.edit, moved.plan.startLocal]).toEqual([300, 1, undefined]);
    expect(moved.due(300).release.state).toMatchObject({ phase: { name: 'SERVING', bp: 100 } });
  });

  it('given an edit to the same local time, when it is decided, nothing changes', () => {
    expect(codeOf(scheduled().at(10, { ...move(60), startLocal: zoned }))).toBe('NO_OP');
    expect(scheduled().at(10, { ...move(90), startLocal: zoned }).plan.startLocal).toEqual(zoned);
  });

  it('given a deadline, when the start is moved, the deadline counts from the new start', () => {
    expect(scheduled(threeSteps, 30 * minuteMs).at(10, move(300)).plan.deadline).toMatchObject({
      countedMs: 0,
      runningSinceMs: at(300),
    });
  });

  it('given an approval of the first step, when the start is moved, it is requested again at the new start', () => {
    const guarded = [step(1, { approval: { ...approval, count: 1 } }), step(100)];
    const requested = scheduled(guarded).due(60);
    const approved = requested.at(
      61,
      { type: 'approveStep', review: requested.plan.review?.id ?? '', comment: null },
      'rita',
    );
    expect(approved.dueMinutes).toBe(61);
    const moved = approved.at(62, move(300));
    expect([moved.plan.review, moved.dueMinutes]).toEqual([null, 300]);
  });

  it('given a step that was entered or passed, when an edit moves the start, it is stale', () => {
    expect(codeOf(running().at(10, move(300)))).toBe('STALE_PLAN');
    const raised = { type: 'setPercentage', bp: 500, supersede: false, reason: null } as const;
    const passed = scheduled().at(10, raised);
    expect(codeOf(passed.at(20, move(300)))).toBe('STALE_PLAN');
    expect(codeOf(passed.at(20, resume(passed, 300)))).toBe('STALE_PLAN');
  });
});

describe('a plan that missed its start', () => {
  const missed = scheduled().due(200);

  it('given a resume with a later start, when it is decided, the first step is due then', () => {
    expect(missed.plan.holds).toMatchObject([{ kind: 'START_MISSED' }]);
    expect(missed.at(210, resume(missed)).dueMinutes).toBe(210);
    const resumed = missed.at(210, resume(missed, 400));
    expect([resumed.plan.holds, resumed.dueMinutes, resumed.plan.startLocal]).toEqual([[], 400, undefined]);
  });

  it('given an edit that moves the start, when it is decided, the hold stays, and a resume keeps the new start', () => {
    const moved = missed.at(210, move(400));
    expect([moved.plan.holds.length, moved.dueMinutes]).toEqual([1, null]);
    expect(moved.at(220, resume(moved)).dueMinutes).toBe(400);
  });

  it('given no such hold, when a resume names another start, nothing changes', () => {
    expect(codeOf(scheduled().at(10, { ...resume(missed, 400), holds: ['other'] }))).toBe('NO_OP');
  });
});

describe('a plan that starts in gray at a later time', () => {
  const inGray = planned(
    make.facts({ others: [make.baseline()], release: make.release({ state: make.serving(100) }) }),
  );
  const later = { ...startPlan(threeSteps, at(300)), deadlineAfterMs: 90 * minuteMs };

  it('given a bake that is over before, when the start comes, the next step is due', () => {
    const started = inGray.at(0, later);
    expect([started.plan.currentStep, started.dueMinutes]).toEqual([0, 300]);
    expect(started.plan.deadline).toMatchObject({ runningSinceMs: at(300) });
    expect(started.plan.predictedAtStart[1]).toBe(at(300));
  });

  it('given a bake that is over after it, when the start comes, the next step waits for the bake', () => {
    expect(inGray.at(0, startPlan(threeSteps, at(30))).dueMinutes).toBe(60);
    expect(inGray.at(0, startPlan(threeSteps)).dueMinutes).toBe(60);
  });
});

it('an edit of steps and start at once does both', () => {
  const moved = scheduled().at(10, {
    ...edit([step(2), step(100)].map((one) => ({ ...one, id: null }))),
    startAtMs: at(300),
  });
  expect([moved.plan.steps.length, moved.dueMinutes]).toEqual([2, 300]);
});
