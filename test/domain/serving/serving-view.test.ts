import { describe, expect, it } from '@jest/globals';
import { servingViewOf } from '../../../domain/serving/serving-view.js';
import { emptyTarget, type Target } from '../../../domain/target/target.js';

const target: Target = emptyTarget({ miniProgram: 'weather', targetApp: 'wallet', environment: 'production' });
const candidate = {
  releaseId: 'rel-2',
  version: '1.1.0',
  bp: 100,
  salt: '5eed',
  hashVersion: 1,
  sinceMs: 0,
  owner: 'alice',
} as const;

describe('servingViewOf', () => {
  it('is empty for a target that never served anything', () => {
    expect(servingViewOf(target, {})).toEqual({ suspended: false, baseline: null, candidate: null, pilots: [] });
  });

  it('shows baseline and candidate with the fields that a decision needs, and no others', () => {
    const baseline = { releaseId: 'rel-1', version: '1.0.0' };
    const { releaseId, version, bp, salt, hashVersion } = candidate;
    expect(servingViewOf({ ...target, baseline: { ...baseline, by: 'alice' } as never, candidate }, {})).toEqual({
      suspended: false,
      baseline,
      pilots: [],
      candidate: { releaseId, version, bp, salt, hashVersion },
    });
  });

  it('is suspended while the target is', () => {
    const suspension = { by: 'ina', reason: 'leaks', sinceMs: 0 };
    expect(servingViewOf({ ...target, suspension }, {}).suspended).toBe(true);
  });

  it('shows releases in pilot testing to their testers, and none before or after', () => {
    const pilots = [
      { releaseId: 'rel-3', version: '1.2.0', active: false, testers: 1 },
      { releaseId: 'rel-4', version: '1.3.0', active: true, testers: 2 },
      { releaseId: 'rel-5', version: '1.4.0', active: true, testers: 0 },
    ];
    const testers = { 'rel-3': ['tom'], 'rel-4': ['tess', 'tina'] };
    expect(servingViewOf({ ...target, pilots }, testers).pilots).toEqual([
      { releaseId: 'rel-4', version: '1.3.0', users: ['tess', 'tina'] },
      { releaseId: 'rel-5', version: '1.4.0', users: [] },
    ]);
  });
});
