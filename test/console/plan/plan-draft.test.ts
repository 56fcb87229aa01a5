import { describe, expect, it } from '@jest/globals';
import {
  draftsOf,
  faultsOf,
  givenSteps,
  previewOf,
  refusedShares,
  startPlanBody,
  type StepDraft,
  stepsOfDrafts,
} from '../../../console/plan/plan-draft.js';
import { stepOfTemplate } from '../../../console/plan/template-steps.js';
import type { TemplateStep } from '../../../console/api/types.js';
import { defaultRollout } from '../../../domain/registry/rollout-policy.js';
import { planTemplate } from '../../../domain/plan/templates.js';
import { hourMs } from '../../../domain/values/time-units.js';

const row = (percentage: string, wait = '1', more: Partial<StepDraft> = {}): StepDraft => ({
  key: 1,
  percentage,
  wait,
  unit: 'hours',
  isByHand: false,
  approvers: 'NONE',
  approvals: 1,
  ...more,
});
const rollout = { ...defaultRollout, propagationLag: 'PT0S' };
const free = { presets: [1, 10], presetsOnly: false, percentage: 0, rollout };

describe('the draft of a plan', () => {
  it('keeps what a template says, also what has no field', () => {
    const steps: TemplateStep[] = [
      { id: 'canary', name: 'Canary', percentage: 0.5, bake: 'PT1H30M', advance: 'AUTOMATIC', note: 'Ask support' },
      { id: 'step-2', percentage: 20, bake: 'PT0S', advance: 'AUTOMATIC' },
      { id: 'step-3', percentage: 50, bake: 'P2D', advance: 'MANUAL' },
      {
        id: 'step-4',
        percentage: 80,
        bake: 'PT0S',
        advance: 'AUTOMATIC',
        approval: { approvers: 'ADMINS', count: 2, expiresAfter: 'P1D' },
      },
    ];
    const given = givenSteps(stepsOfDrafts(draftsOf(steps.map(stepOfTemplate))));
    const withoutDefaultIds = steps.map(({ id, ...step }) => (id === 'canary' ? { id, ...step } : step));
    expect(given).toEqual({ steps: withoutDefaultIds, endsBelowFull: true });
    expect(draftsOf(steps.map(stepOfTemplate)).map(({ wait, unit }) => [wait, unit])).toEqual([
      ['90', 'minutes'],
      ['0', 'minutes'],
      ['2', 'days'],
      ['1', 'days'],
    ]);
  });

  it('has no fault when its shares grow and each automatic step waits long enough', () => {
    const faults = faultsOf([row('10'), row('12,5', '5', { unit: 'minutes' }), row('100', '')], free);
    expect(faults).toEqual([1, 2, 3].map(() => ({ percentage: null, wait: null })));
  });

  it('names what is wrong with a share', () => {
    const faults = faultsOf([row('ten'), row(''), row('0'), row('10'), row('10'), row('101')], free);
    expect(faults.map(({ percentage }) => percentage)).toEqual([
      ...['NOT_A_NUMBER', 'EMPTY', 'outOfRange', null, 'notGrowing', 'outOfRange'],
    ]);
  });

  it('asks for the shortest bake of the target app before an automatic step, and not before one by hand or after the last', () => {
    const minutes = (wait: string, isByHand = false) => row('1', wait, { unit: 'minutes', isByHand });
    const waits = (...rows: StepDraft[]) => faultsOf(rows, free).map(({ wait }) => wait);
    expect(waits(minutes('4'), minutes('4', true), minutes('x'))).toEqual([null, 'tooShort', null]);
    const strict = { ...free, rollout: { minBake: 'PT2H' } };
    expect(faultsOf([row('1', '1'), row('2', '2'), row('3')], strict).map(({ wait }) => wait)).toEqual([
      ...['tooShort', null, null],
    ]);
    expect(waits(row('1', '401', { unit: 'days' }), row('2'))).toEqual(['tooLong', null]);
  });

  it('binds steps to come to presets where the target app allows no other share', () => {
    const limits = { ...free, presets: [5, 10], presetsOnly: true, percentage: 1 };
    const faults = faultsOf([row('1'), row('7'), row('10'), row('100')], limits);
    expect(faults.map(({ percentage }) => percentage)).toEqual([null, 'notPreset', null, null]);
    expect(refusedShares(planTemplate('quick').steps, limits)).toEqual([50]);
  });

  it('becomes the command, which says when its last step is below 100 %', () => {
    const steps = stepsOfDrafts([row('10', '2'), row('50', '7', { isByHand: true })]);
    expect(startPlanBody(steps, { local: '2026-12-01T08:00', zone: 'Asia/Shanghai' })).toEqual({
      type: 'startPlan',
      steps: [
        { percentage: 10, bake: 'PT2H', advance: 'AUTOMATIC' },
        { percentage: 50, bake: 'PT0S', advance: 'MANUAL' },
      ],
      endsBelowFull: true,
      startAt: '2026-12-01T08:00',
      zone: 'Asia/Shanghai',
    });
    const quick = { type: 'startPlan', template: 'quick', templateVersion: 3, endsBelowFull: false };
    expect(startPlanBody({ id: 'quick', version: 3, deadlineAfter: null }, null)).toEqual(quick);
  });

  it('has the deadline that is shown, and none in place of that of the template', () => {
    const chosen = { id: 'quick', version: 3, deadlineAfter: 'P7D' };
    expect(startPlanBody(chosen, null, { after: 'P7D' })).toMatchObject({ deadline: { after: 'P7D' } });
    expect(startPlanBody(chosen, null, null)).toMatchObject({ deadline: null });
    expect(startPlanBody({ ...chosen, deadlineAfter: null }, null, null)).not.toHaveProperty('deadline');
    expect(startPlanBody([], null, null)).not.toHaveProperty('deadline');
  });
});

describe('the preview of a plan', () => {
  const steps = stepsOfDrafts([row('10', '2'), row('60', '1'), row('100')]);
  const at = (percentage: number, startAtMs: number | null = null, propagationLag = 'PT0S') =>
    previewOf(steps, { percentage, rollout: { ...rollout, propagationLag }, nowMs: 1_000, startAtMs }).coming.map(
      ({ step, earliestAtMs, warnings }) => [step.bp / 100, (earliestAtMs - 1_000) / hourMs, ...warnings],
    );

  it('adds up the times from now, or from the start', () => {
    expect(at(0)).toEqual([
      [10, 0],
      [60, 2, 'JUMP_OVER_5X'],
      [100, 3],
    ]);
    expect(at(0, 1_000 + hourMs)).toEqual([
      [10, 1],
      [60, 3, 'JUMP_OVER_5X'],
      [100, 4],
    ]);
  });

  it('adds the time until users have each step', () => {
    expect(at(0, null, 'PT30M').map(([, hours]) => hours)).toEqual([0, 2.5, 4]);
  });

  it('begins with the step above the share, after the whole time of the one below', () => {
    expect(at(20)).toEqual([
      [60, 2],
      [100, 3],
    ]);
  });
});
