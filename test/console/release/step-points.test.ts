import { describe, expect, it } from '@jest/globals';
import type { TrailEvent } from '../../../console/api/types.js';
import { stepPoints, shareAt } from '../../../console/release/step-points.js';

function step(second: number, type: string, from: number, to: number): TrailEvent {
  const at = new Date(second * 1000).toISOString();
  const shares = { before: { percentage: from }, after: { percentage: to } };
  return { seq: second, type, at, actor: 'alice', ...shares, reason: null, commandId: null };
}

describe('the line of requested shares', () => {
  const requested = stepPoints([
    step(50, 'FullyReleased', 5, 100),
    step(40, 'PercentageSet', 0, 5),
    step(30, 'ReleaseReset', 20, 0),
    step(20, 'Paused', 20, 20),
    step(10, 'PercentageSet', 0, 20),
  ]);

  it('has each step, also a pause, a reset and the one to everybody', () => {
    expect(requested.map(({ type, share }) => `${type} ${String(share)}`)).toEqual([
      'PercentageSet 20',
      'Paused 20',
      'ReleaseReset 0',
      'PercentageSet 5',
      'FullyReleased 100',
    ]);
  });

  it('stays until the next step, and is unknown before the first', () => {
    expect([5, 10, 29, 30, 45, 60].map((at) => shareAt(requested, at))).toEqual([null, 20, 20, 0, 5, 100]);
  });
});
