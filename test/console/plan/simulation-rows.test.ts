import { describe, expect, it } from '@jest/globals';
import { simulatedSteps, simulationOf } from '../../../console/plan/simulation-rows.js';
import type { ReleaseCommandBody, Simulation } from '../../../console/api/types.js';

const at = (hour: number): string => new Date(Date.UTC(2027, 0, 4, hour)).toISOString();
const step = (percentage: number) => ({ id: `step-${String(percentage)}`, percentage, bake: 'PT1H' });
const coming = (percentage: number, hour: number, warnings: string[] = []) => ({
  step: `step-${String(percentage)}`,
  percentage,
  earliestAt: at(hour),
  warnings,
});
const change = (hour: number, percentage: number, event: string, command = 'advanceStep') => ({
  at: at(hour),
  percentage,
  cause: { event, command, by: 'system:plan' },
});
const frozen = { code: 'FROZEN', facts: { windows: [{ name: 'Weekend' }] } };

/** At 1 % already; 5 % at once, 20 % after a freeze, 50 % by hand. */
const simulation = {
  changes: [
    change(9, 1, 'PlanStarted', 'startPlan'),
    change(9, 5, 'PercentageSet'),
    change(10, 5, 'PlanDeferred'),
    change(14, 20, 'PercentageSet'),
  ],
  timeline: [coming(5, 9), coming(20, 10, ['WEEKEND']), coming(50, 11, ['JUMP_OVER_5X'])],
  blockers: [
    { at: at(9), blockers: [{ code: 'BAKING' }] },
    { at: at(10), blockers: [frozen, { code: 'BAKING' }] },
    { at: at(14), blockers: [{ code: 'BAKING' }] },
  ],
  approvals: [],
  warnings: [{ code: 'NO_BASELINE' }, { code: 'NIGHT', step: 'step-20' }, { code: 'JUMP_OVER_5X', step: 'step-50' }],
  final: { plan: { steps: [step(1), step(5), step(20), step(50)] } },
} as unknown as Simulation;

describe('the rows of a simulated plan', () => {
  it('have the times of the simulation, and the windows that keep a step back', () => {
    expect(simulatedSteps(simulation).map(({ when }) => when)).toEqual([
      null,
      { atMs: Date.parse(at(9)), kind: 'AT_ONCE', windows: [], warnings: [] },
      { atMs: Date.parse(at(14)), kind: 'AT', windows: ['Weekend'], warnings: ['NIGHT'] },
      { atMs: Date.parse(at(14)), kind: 'NOT_BEFORE', windows: [], warnings: ['JUMP_OVER_5X'] },
    ]);
  });

  it('name nothing as at once that the plan does by itself later', () => {
    const { changes } = simulation;
    const [, , deferred, raised] = changes;
    const rest = { ...simulation, changes: [deferred, raised] } as Simulation;
    expect(simulatedSteps(rest)[2]?.when?.kind).toBe('AT');
  });
});

it('a simulation of a command has its plan, without what only a command has', () => {
  const start = { type: 'startPlan', template: 'quick', templateVersion: 1, endsBelowFull: false } as const;
  expect(simulationOf(start)).toEqual({ template: 'quick', endsBelowFull: false, script: [] });
  const edit: ReleaseCommandBody = {
    type: 'editPlan',
    steps: [{ percentage: 100 }],
    endsBelowFull: false,
    edit: 3,
    reason: 'r',
  };
  expect(simulationOf(edit)).toEqual({ steps: [{ percentage: 100 }], endsBelowFull: false, script: [] });
});
