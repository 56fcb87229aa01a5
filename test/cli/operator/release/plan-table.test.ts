/** The steps of a plan as `halftone release get` shows them. */
import { expect, it } from '@jest/globals';
import { progressText } from '../../../../cli/operator/release/release-columns.js';

type Progress = Parameters<typeof progressText>[0];

it('a coming step has its earliest time and its warnings, and a step that is done has neither', () => {
  const step = { bake: 'PT1H', advance: 'AUTOMATIC' };
  const earliestAt = '2027-02-13T00:00:00.000Z';
  const warnings = ['NIGHT', 'WEEKEND'];
  const release = {
    miniProgram: 'weather',
    version: '1.0.0',
    targetApp: 'wallet',
    environment: 'production',
    status: 'x',
    label: 'x',
    lastChange: {},
    allowedActions: [],
    blockers: [],
    target: { baseline: null },
    plan: {
      status: 'RUNNING',
      steps: [
        { ...step, id: 'step-1', percentage: 1, state: 'CURRENT', enteredAt: '2027-02-12T23:00:00.000Z' },
        { ...step, id: 'step-2', percentage: 100, state: 'COMING' },
      ],
      timeline: [{ step: 'step-2', earliestAt, warnings }],
    },
  } as unknown as Progress;
  const table = progressText(release).split('\n').slice(-3);
  expect(table.map((line) => line.split(/ {2,}/))).toEqual([
    ['STEP', 'PERCENTAGE', 'BAKE', 'ADVANCE', 'APPROVAL', 'STATE', 'ENTERED', 'EARLIEST', 'WARNINGS'],
    ['step-1', '1 %', 'PT1H', 'AUTOMATIC', 'CURRENT', '2027-02-12T23:00:00.000Z'],
    ['step-2', '100 %', 'PT1H', 'AUTOMATIC', 'COMING', earliestAt, 'NIGHT, WEEKEND'],
  ]);
});
