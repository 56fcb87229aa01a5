/** Simulated plans: bake, pause, freezes, outages, people who leave, and the limits. */
import { describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../domain/values/time-units.js';
import * as make from '../../support/domain/builders.js';
import { step, threeSteps } from './planned-release.js';
import { event, inputOf, linesOf, simulated, outcomeOf } from './simulated.js';

const pause = { type: 'pause', reason: 'r' } as const;
const resume = { type: 'resume' } as const;
const started = '0: 0 % PlanStarted RUNNING';
const first = '0: 1 % PercentageSet RUNNING';

describe('a simulated plan', () => {
  it('rises after each bake, and ends at 100 %', () => {
    const result = outcomeOf({});
    expect(linesOf(result)).toEqual([
      ...[started, first, '60: 10 % PercentageSet RUNNING'],
      '120: 100 % FullyReleased COMPLETED',
    ]);
    expect([result.end, result.final.release.state.status]).toEqual(['ENDED', 'FULL_RELEASE']);
  });

  it('names who and what caused each change, and what blocks after it', () => {
    const { changes } = outcomeOf({ script: [event(10, pause)] });
    expect(changes.map(({ cause: { command, by } }) => [command, by])).toEqual([
      ['startPlan', 'dave'],
      ['advanceStep', 'system:plan'],
      ['pause', 'dave'],
    ]);
    expect(changes.map(({ blockers }) => blockers.map(({ code }) => code))).toEqual([
      ['BAKING'],
      ['BAKING'],
      ['PAUSED'],
    ]);
  });

  it('bakes no time while it is paused', () => {
    expect(linesOf(outcomeOf({ script: [event(10, pause), event(500, resume)] }))).toEqual([
      ...[started, first, '10: 1 % Paused RUNNING', '500: 1 % Resumed RUNNING'],
      ...['550: 10 % PercentageSet RUNNING', '610: 100 % FullyReleased COMPLETED'],
    ]);
  });

  describe('with an approval of its second step', () => {
    const approval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: 72 * 60 * minuteMs } as const;
    const steps = threeSteps.map((one, n) => (n === 1 ? { ...one, approval } : one));
    const requested = '60: 1 % StepApprovalRequested RUNNING';

    it('rises when a second user gives it', () => {
      const script = [event(90, { type: 'approveStep' }), event(100, { type: 'approveStep' }, 'rita')];
      const result = outcomeOf({ steps, script });
      expect(linesOf(result)).toEqual([
        ...[started, first, requested, '100: 1 % StepApproved RUNNING'],
        ...['100: 10 % PercentageSet RUNNING', '160: 100 % FullyReleased COMPLETED'],
      ]);
      expect(result.refusals).toMatchObject([{ position: 0, rejection: { code: 'SELF_APPROVAL' } }]);
      expect(result.changes.flatMap(({ requested: review }) => review ?? [])).toMatchObject([
        { step: steps[1]?.id, approvers: 'REVIEWERS', count: 1 },
      ]);
    });

    it('is held by a rejection, and when the request expires', () => {
      const script = [event(90, { type: 'rejectStep', reason: 'r' }, 'rita')];
      expect(linesOf(outcomeOf({ steps, script }))).toEqual([
        ...[started, first, requested, '90: 1 % StepRejected HELD'],
      ]);
      expect(linesOf(outcomeOf({ steps }))).toEqual([
        ...[started, first, requested],
        ...['2220: 1 % StepApprovalReminded RUNNING', '3948: 1 % StepApprovalReminded RUNNING'],
        '4380: 1 % StepApprovalExpired HELD',
      ]);
    });

    it('is not given before it is requested', () => {
      const { refusals } = outcomeOf({ steps, script: [event(30, { type: 'approveStep' }, 'rita')] });
      expect(refusals).toMatchObject([{ position: 0, rejection: { code: 'NO_OPEN_REVIEW' } }]);
    });
  });

  it('waits for the opening of its change windows', () => {
    expect(linesOf(outcomeOf({ closed: [[30, 300]] }))).toEqual([
      ...[started, first, '60: 1 % PlanDeferred RUNNING'],
      ...['300: 10 % PercentageSet RUNNING', '360: 100 % FullyReleased COMPLETED'],
    ]);
  });

  it('waits without an end in a freeze that has none', () => {
    const { end, changes } = outcomeOf({ closed: [[30, Infinity]] });
    expect([end, changes.at(-1)?.blockers.map(({ code }) => code)]).toEqual(['WAITS', ['FROZEN', 'BAKING']]);
  });

  it('makes one step after an outage, however long, and bakes it in full', () => {
    expect(
      linesOf(
        outcomeOf({
          outages: [
            [30, 900],
            [850, 1000],
          ],
        }),
      ),
    ).toEqual([...[started, first, '1000: 10 % PercentageSet RUNNING', '1060: 100 % FullyReleased COMPLETED']]);
  });

  it('is held when the person for whom it runs has left, until another person resumes it', () => {
    const leaves = event(30, { type: 'loseRole' });
    const held = outcomeOf({ script: [leaves] });
    expect(linesOf(held)).toEqual([started, first, '60: 1 % PlanHeld HELD']);
    expect(held.final.release.plan?.holds).toMatchObject([{ kind: 'OWNER_LOST_ROLE' }]);
    const resumed = outcomeOf({ script: [leaves, event(90, { type: 'resumePlan' }, 'erin')] });
    expect(linesOf(resumed).slice(3)).toEqual([
      ...['90: 1 % PlanResumed RUNNING', '90: 10 % PercentageSet RUNNING'],
      '150: 100 % FullyReleased COMPLETED',
    ]);
  });

  it('refuses commands of a person who has left, and names their place in the script', () => {
    const { refusals } = outcomeOf({ script: [event(10, { type: 'loseRole' }), event(20, { type: 'advancePlan' })] });
    expect(refusals).toMatchObject([{ position: 1, rejection: { code: 'ROLE_LOST', user: 'dave' } }]);
  });

  it('is held by another share than the next one, and advanced and held by hand', () => {
    const byHand = outcomeOf({ script: [event(10, { type: 'setPercentage', bp: 3000 })] });
    expect(linesOf(byHand).at(-1)).toBe('10: 30 % PercentageSet HELD');
    const advanced = outcomeOf({
      script: [event(10, { type: 'advancePlan' }), event(20, { type: 'holdPlan', reason: 'r' })],
    });
    expect(linesOf(advanced).slice(2)).toEqual(['10: 10 % PercentageSet RUNNING', '20: 10 % PlanHeld HELD']);
  });

  it('waits for a person before a manual step', () => {
    const { end, changes } = outcomeOf({ steps: [step(1), step(100, { advance: 'MANUAL' })] });
    expect([end, changes.length, changes.at(-1)?.blockers.map(({ code }) => code)]).toEqual([
      ...['WAITS', 2],
      ['BAKING', 'AWAITING_ADVANCE'],
    ]);
  });
});

describe('a simulation ends', () => {
  it('with the rejection of a plan that cannot start', () => {
    const release = make.release({ state: make.serving(10_000) });
    expect(simulated(inputOf({ parts: { release } }))).toMatchObject({
      outcome: 'REJECTED',
      rejection: { code: 'NO_STEP_ABOVE' },
    });
  });

  it('at its horizon', () => {
    const result = outcomeOf({ limits: { horizonMs: 60 * 60_000 } });
    expect([result.end, linesOf(result).at(-1)]).toEqual(['HORIZON', '60: 10 % PercentageSet RUNNING']);
  });

  it('after its most decisions', () => {
    const result = outcomeOf({ limits: { decisions: 3 } });
    expect([result.end, result.changes.length]).toEqual(['TOO_MANY_DECISIONS', 3]);
  });
});
