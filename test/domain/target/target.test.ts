import { describe, expect, it } from '@jest/globals';
import {
  availabilityOf,
  emptyTarget,
  restoreBaseline,
  withBaseline,
  withoutCandidate,
  withoutPilot,
} from '../../../domain/target/target.js';
import { environments, needsPilot, needsReview } from '../../../domain/registry/target-app.js';
import { defaultPolicy, mergePolicy } from '../../../domain/registry/target-app-policy.js';
import { app, target } from '../../support/domain/builders.js';

const served = (n: number) => ({ releaseId: `release-${n}`, version: `${n}.0.0` });
const suspension = { by: 'olga', reason: 'fraud', sinceMs: 1 };

describe('availability of a target', () => {
  it.each([
    ['NEVER_RELEASED', {}],
    ['ONLINE', { baseline: served(1), everReleased: true }],
    ['OFFLINE_BY_OWNER', { everReleased: true }],
    ['SUSPENDED_BY_OPERATOR', { suspension }],
    ['SUSPENDED_BY_OPERATOR', { suspension, baseline: served(1), everReleased: true }],
  ] as const)('is %s for %j', (availability, parts) => {
    expect(availabilityOf(target(parts))).toBe(availability);
  });

  it('starts as never released, at revision 0', () => {
    const key = { miniProgram: 'weather', targetApp: 'wallet', environment: 'test' } as const;
    expect(emptyTarget(key)).toMatchObject({ ...key, revision: 0, baseline: null, candidate: null, retained: [] });
    expect(availabilityOf(emptyTarget(key))).toBe('NEVER_RELEASED');
  });
});

describe('retained baselines', () => {
  it('are the last five, newest first; the one that is served is none of them', () => {
    const after = [1, 2, 3, 4, 5, 6, 7].reduce((now, n) => withBaseline(now, served(n)), target());
    expect(after.baseline).toEqual(served(7));
    expect(after.retained).toEqual([6, 5, 4, 3, 2].map(served));
  });

  it('after a rollback are those before the revived one: what lies between is left behind', () => {
    const before = target({ baseline: served(5), retained: [4, 3, 2, 1].map(served) });
    const rollbackRelease = { releaseId: 'rollback-1', version: '3.0.0' };
    const after = restoreBaseline(before, served(3), rollbackRelease);
    expect(after).toMatchObject({ baseline: rollbackRelease, retained: [served(2), served(1)] });
    expect(withBaseline(after, served(6)).retained).toEqual([rollbackRelease, served(2), served(1)]);
  });
});

describe('a step that changes nothing', () => {
  it('returns the same target, so that its revision stays', () => {
    const before = target();
    expect(withoutCandidate(before, 'release-2')).toBe(before);
    expect(withoutPilot(before, 'release-2')).toBe(before);
  });
});

describe('the requirements of a target app', () => {
  const table = (ask: (environment: (typeof environments)[number]) => boolean) => environments.filter(ask);

  it('have a review in production always, in sandbox by policy, in development and test never', () => {
    const strict = app({ policy: { review: { sandbox: true } } });
    expect(table((environment) => needsReview(app(), environment))).toEqual(['production']);
    expect(table((environment) => needsReview(strict, environment))).toEqual(['sandbox', 'production']);
  });

  it('have pilot testing in sandbox and production where it is supported', () => {
    expect(table((environment) => needsPilot(app(), environment))).toEqual([]);
    const supported = app({ pilotSupport: true });
    expect(table((environment) => needsPilot(supported, environment))).toEqual(['sandbox', 'production']);
  });
});

describe('a change of policy', () => {
  it('keeps what it does not name', () => {
    expect(mergePolicy(defaultPolicy, {})).toEqual(defaultPolicy);
    expect(mergePolicy(defaultPolicy, { review: { sandbox: true } })).toEqual({
      ...defaultPolicy,
      review: { sandbox: true, selfApproval: false, expiresAfterDays: 7 },
    });
    const changed = mergePolicy(defaultPolicy, { percentages: { presetsOnly: true }, firstReleaseMustBeFull: true });
    expect(changed).toMatchObject({ percentages: { presetsOnly: true, presets: [1, 5, 10, 20, 50, 100] } });
    expect(mergePolicy(changed, { firstReleaseMustBeFull: false }).firstReleaseMustBeFull).toBe(false);
  });
});
