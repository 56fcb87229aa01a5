import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sharesOf } from '../../../console/release/share.js';

type Target = Parameters<typeof sharesOf>[0]['target'];

const served = (releaseId: string) => ({ releaseId, version: '1.0.0' });
const target = (parts: Partial<Target>): Target => ({
  availability: 'ONLINE',
  baseline: served('old'),
  candidate: null,
  revision: 1,
  ...parts,
});

describe('sharesOf', () => {
  it('gives a gray release its percentage and the baseline the rest, to the hundredth', () => {
    const gray = {
      id: 'new',
      percentage: 33.33,
      status: 'GRAYSCALE_RELEASE',
      target: target({ candidate: served('new') }),
    } as const;
    expect(sharesOf(gray, 0)).toEqual({ release: 33.33, otherCandidate: 0, baseline: 66.67, unavailable: 0 });
  });

  it('shows the rest as unavailable where there is no baseline', () => {
    const first = target({ baseline: null, candidate: served('new'), availability: 'NEVER_RELEASED' });
    const shares = sharesOf({ id: 'new', percentage: 10, status: 'GRAYSCALE_RELEASE', target: first }, 0);
    expect(shares).toEqual({ release: 10, otherCandidate: 0, baseline: 0, unavailable: 90 });
  });

  it('leaves a full release what another gray release does not have', () => {
    const both = target({ baseline: served('old'), candidate: served('new') });
    const shares = sharesOf({ id: 'old', percentage: 100, status: 'FULL_RELEASE', target: both }, 5);
    expect(shares).toEqual({ release: 95, otherCandidate: 5, baseline: 0, unavailable: 0 });
  });

  it('serves no user on a suspended target', () => {
    const suspended = target({ availability: 'SUSPENDED_BY_OPERATOR', baseline: null });
    expect(sharesOf({ id: 'new', percentage: 0, status: 'CANCELED', target: suspended }, 0).unavailable).toBe(100);
  });

  it('always adds up to everybody', () => {
    const anyBp = fc.integer({ min: 0, max: 10_000 });
    const anyServed = fc.constantFrom(null, served('me'), served('other'));
    fc.assert(
      fc.property(anyBp, anyServed, anyServed, (bp, baseline, candidate) => {
        const percentage = bp / 100;
        const release = {
          id: 'me',
          percentage,
          status: 'GRAYSCALE_RELEASE',
          target: target({ baseline, candidate }),
        } as const;
        const shares = Object.values(sharesOf(release, percentage)) as number[];
        expect(Math.round(shares.reduce((sum, share) => sum + share, 0) * 100)).toBe(10_000);
        expect(shares.every((share) => share >= 0)).toBe(true);
      }),
    );
  });
});
