import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isInGray,
  launchUser,
  prepareView,
  resolve,
  type ServingView,
  targetSeed,
  threshold,
  userHash,
} from '../../../domain/serving/assign.js';
import { entersAtBp, explainDecision, saltFingerprint } from '../../../domain/serving/explain.js';

const salt = '9f3c1b7e5a2d48069f3c1b7e5a2d4806';
const view: ServingView = {
  suspended: false,
  baseline: { releaseId: 'rel-base', version: '1.0.0' },
  candidate: { releaseId: 'rel-gray', version: '1.1.0', bp: 1000, salt, hashVersion: 1 },
  pilots: [{ releaseId: 'rel-pilot', version: '1.2.0', users: ['tess'] }],
};

describe('explainDecision', () => {
  it('gives the verdict that a launch gets, and numbers that prove it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9999 }), (user, bp) => {
        const at = { ...view, candidate: { releaseId: 'rel-gray', version: '1.1.0', bp, salt, hashVersion: 1 } };
        const decision = resolve(prepareView(at), launchUser(user));
        const explanation = explainDecision(at, user);
        expect(explanation).toMatchObject({ verdict: decision.variant, reason: decision.reason });
        if (explanation.h === null || explanation.threshold === null || explanation.entersAtBp === null) {
          expect(user).toBe('');
          return;
        }
        expect(decision.variant === 'candidate').toBe(explanation.h < explanation.threshold);
        expect(decision.variant === 'candidate').toBe(explanation.entersAtBp <= bp);
      }),
    );
  });

  it('names hash, position, share, version and fingerprint', () => {
    const explanation = explainDecision(view, 'user-1');
    expect(explanation).toEqual({
      verdict: 'baseline',
      reason: 'NOT_IN_GRAY',
      releaseId: 'rel-base',
      version: '1.0.0',
      userHash: userHash('user-1'),
      h: expect.any(Number),
      threshold: 429_496_730,
      bp: 1000,
      entersAtBp: expect.any(Number),
      saltFingerprint: saltFingerprint(salt),
    });
  });

  it('gives a tester the pilot and still says where they stand in gray', () => {
    const explanation = explainDecision(view, 'tess');
    expect(explanation).toMatchObject({ verdict: 'pilot', reason: 'TESTER', version: '1.2.0', bp: 1000 });
    expect(explanation.h).toEqual(expect.any(Number));
  });

  it('has no position for a user without a key', () => {
    expect(explainDecision(view, '')).toMatchObject({
      reason: 'UNASSIGNED',
      userHash: null,
      h: null,
      entersAtBp: null,
    });
  });

  it.each([
    ['no candidate', { ...view, candidate: null }],
    ['a candidate of an unknown algorithm', { ...view, candidate: { ...view.candidate, hashVersion: 2 } }],
  ])('has no numbers for %s', (_, of) => {
    expect(explainDecision(of as ServingView, 'user-1')).toMatchObject({
      verdict: 'baseline',
      h: null,
      threshold: null,
      bp: null,
      entersAtBp: null,
      saltFingerprint: null,
    });
  });

  it('names no release where nothing is available', () => {
    const explanation = explainDecision({ ...view, suspended: true }, 'user-1');
    expect(explanation).toMatchObject({ verdict: 'unavailable', reason: 'SUSPENDED', releaseId: null, version: null });
  });

  it('never holds the salt', () => {
    expect(JSON.stringify(explainDecision(view, 'user-1'))).not.toContain(salt);
  });
});

describe('entersAtBp', () => {
  const firstByTrying = (h: number): number => {
    let bp = 1;
    while (h >= threshold(bp)) bp++;
    return bp;
  };

  it('is the smallest share whose threshold lies above, at the edges of every step', () => {
    const wrong: number[] = [];
    for (let bp = 1; bp <= 10_000; bp++) {
      const edge = threshold(bp);
      if (entersAtBp(edge - 1) !== bp) wrong.push(edge - 1);
      if (bp < 10_000 && entersAtBp(edge) !== bp + 1) wrong.push(edge);
    }
    expect(wrong).toEqual([]);
  });

  it('agrees with trying one share after the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (h) => {
        expect(entersAtBp(h)).toBe(firstByTrying(h));
      }),
    );
  });

  it('is the share at which the user is in', () => {
    const seed = targetSeed(salt);
    for (const user of ['a', 'b', 'c', '用户']) {
      const { entersAtBp: bp } = explainDecision(view, user);
      expect(isInGray(userHash(user), seed, threshold(bp ?? 0))).toBe(true);
      expect(isInGray(userHash(user), seed, threshold((bp ?? 0) - 1))).toBe(false);
    }
  });
});

describe('saltFingerprint', () => {
  it('is eight hex digits, tells salts apart and is not the seed of the selection', () => {
    const prints = Array.from({ length: 1000 }, (_, index) => saltFingerprint(`salt ${index}`));
    expect(prints.every((print) => /^[0-9a-f]{8}$/.test(print))).toBe(true);
    expect(new Set(prints).size).toBe(1000);
    expect(saltFingerprint(salt)).not.toBe(targetSeed(salt).toString(16).padStart(8, '0'));
  });
});
