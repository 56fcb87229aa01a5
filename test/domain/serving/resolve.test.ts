import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isInGray,
  launchUser,
  prepareView,
  resolve,
  type ServingDecision,
  type ServingView,
  targetSeed,
  threshold,
  userHash,
} from '../../../domain/serving/assign.js';

const baseline = { releaseId: 'rel-base', version: '1.0.0' };
const candidate = { releaseId: 'rel-gray', version: '1.1.0', bp: 5000, salt: '5eed', hashVersion: 1 };
const nothing: ServingView = { suspended: false, baseline: null, candidate: null, pilots: [] };
const view = (parts: Partial<ServingView>): ServingView => ({ ...nothing, ...parts });
const ask = (of: ServingView, userKey: string | null | undefined): ServingDecision =>
  resolve(prepareView(of), launchUser(userKey));

const seed = targetSeed(candidate.salt);
const isIn = (user: string): boolean => isInGray(userHash(user), seed, threshold(candidate.bp));
const users = Array.from({ length: 50 }, (_, index) => `user-${index}`);
const userInGray = users.find(isIn) ?? '';
const userNotInGray = users.find((user) => !isIn(user)) ?? '';

describe('resolve', () => {
  it('answers unavailable where nothing was ever released', () => {
    expect(ask(nothing, 'alice')).toEqual({ variant: 'unavailable', reason: 'NO_BASELINE' });
  });

  it('gives everybody the baseline where no candidate is serving', () => {
    expect(ask(view({ baseline }), 'alice')).toEqual({ variant: 'baseline', reason: 'NO_CANDIDATE', ...baseline });
  });

  it('gives the gray group the candidate and the others the baseline', () => {
    const both = view({ baseline, candidate });
    expect(ask(both, userInGray)).toEqual({
      variant: 'candidate',
      reason: 'IN_GRAY',
      releaseId: 'rel-gray',
      version: '1.1.0',
    });
    expect(ask(both, userNotInGray)).toEqual({ variant: 'baseline', reason: 'NOT_IN_GRAY', ...baseline });
  });

  it('serves the gray group of a target without a baseline and is unavailable to the others', () => {
    const first = view({ candidate });
    expect(ask(first, userInGray).variant).toBe('candidate');
    expect(ask(first, userNotInGray)).toEqual({ variant: 'unavailable', reason: 'NO_BASELINE' });
  });

  it.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
  ])('gives a user whose key is %s the baseline, as unassigned', (_, key) => {
    const everyone = view({ baseline, candidate: { ...candidate, bp: 10_000 } });
    expect(ask(everyone, key)).toEqual({ variant: 'baseline', reason: 'UNASSIGNED', ...baseline });
  });

  it('is unavailable to an unassigned user where there is no baseline', () => {
    expect(ask(view({ candidate }), '')).toEqual({ variant: 'unavailable', reason: 'NO_BASELINE' });
  });

  it('is unavailable to everybody while suspended, to testers and the unassigned too', () => {
    const pilots = [{ releaseId: 'rel-pilot', version: '1.2.0', users: ['tess'] }];
    const suspended = view({ suspended: true, baseline, candidate, pilots });
    for (const user of ['tess', userInGray, userNotInGray, null]) {
      expect(ask(suspended, user)).toEqual({ variant: 'unavailable', reason: 'SUSPENDED' });
    }
  });

  it('gives testers the release in pilot testing, whether or not they are in gray', () => {
    const pilots = [{ releaseId: 'rel-pilot', version: '1.2.0', users: [userInGray, userNotInGray] }];
    for (const user of [userInGray, userNotInGray]) {
      expect(ask(view({ baseline, candidate, pilots }), user)).toEqual({
        variant: 'pilot',
        reason: 'TESTER',
        releaseId: 'rel-pilot',
        version: '1.2.0',
      });
    }
  });

  it('gives a tester of several releases the newest version, compared by number', () => {
    const pilots = [
      { releaseId: 'rel-a', version: '1.9.0', users: ['tess', 'tom'] },
      { releaseId: 'rel-b', version: '1.10.0', users: ['tess'] },
      { releaseId: 'rel-c', version: '1.2.0', users: ['tess', 'tina'] },
    ];
    for (const inAnyOrder of [pilots, [...pilots].reverse()]) {
      const prepared = prepareView(view({ baseline, pilots: inAnyOrder }));
      const versions = ['tess', 'tom', 'tina'].map((user) => resolve(prepared, launchUser(user)));
      expect(versions.map((decision) => 'version' in decision && decision.version)).toEqual([
        '1.10.0',
        '1.9.0',
        '1.2.0',
      ]);
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('takes the user key %s as any other', (user) => {
    const pilots = [{ releaseId: 'rel-pilot', version: '1.2.0', users: ['tess'] }];
    expect(ask(view({ baseline, pilots }), user).variant).toBe('baseline');
    const asTester = [{ releaseId: 'rel-pilot', version: '1.2.0', users: [user] }];
    expect(ask(view({ baseline, pilots: asTester }), user).variant).toBe('pilot');
    expect(ask(view({ baseline, pilots: asTester }), 'tess').variant).toBe('baseline');
  });

  it('gives everybody the baseline while a candidate was selected by an algorithm it does not know', () => {
    const newer = view({ baseline, candidate: { ...candidate, bp: 9999, hashVersion: 2 } });
    for (const user of users) {
      expect(ask(newer, user)).toEqual({ variant: 'baseline', reason: 'HASH_VERSION_UNKNOWN', ...baseline });
    }
  });
});

describe('the order of resolution', () => {
  const user = fc.constantFrom('alice', 'bob', 'carol', 'dave', 'Zoë', '用户');
  const version = fc.constantFrom('1.0.0', '1.9.0', '1.10.0', '2.0.0');
  const released = fc.record({ releaseId: fc.constantFrom('r1', 'r2', 'r3', 'r4'), version });
  const anyView = fc.record({
    suspended: fc.boolean(),
    baseline: fc.option(released),
    candidate: fc.option(
      fc.record({
        releaseId: fc.constant('gray'),
        version,
        bp: fc.constantFrom(0, 1, 2500, 5000, 9999, 10_000),
        salt: fc.constantFrom('aa', 'bb', 'cc'),
        hashVersion: fc.constant(1),
      }),
    ),
    pilots: fc.uniqueArray(fc.record({ releaseId: fc.constant('pilot'), version, users: fc.array(user) }), {
      selector: (pilot) => pilot.version,
      maxLength: 3,
    }),
  });

  /** The rule of docs/assignment.md, sentence by sentence. */
  function byTheRule(of: ServingView, key: string | null): string {
    if (of.suspended) return 'unavailable';
    const testing = of.pilots
      .filter((pilot) => key !== null && pilot.users.includes(key))
      .map((pilot) => pilot.version);
    const newest = ['2.0.0', '1.10.0', '1.9.0', '1.0.0'].find((number) => testing.includes(number));
    if (newest !== undefined) return `pilot ${newest}`;
    if (of.candidate !== null && key !== null) {
      if (isInGray(userHash(key), targetSeed(of.candidate.salt), threshold(of.candidate.bp))) {
        return `candidate ${of.candidate.version}`;
      }
    }
    return of.baseline === null ? 'unavailable' : `baseline ${of.baseline.version}`;
  }

  const inWords = (decision: ServingDecision): string =>
    decision.variant === 'unavailable' ? decision.variant : `${decision.variant} ${decision.version}`;

  it('holds for every view and every user', () => {
    fc.assert(
      fc.property(anyView, fc.option(user), (of, key) => {
        expect(inWords(ask(of, key))).toBe(byTheRule(of, key));
      }),
      { numRuns: 2000 },
    );
  });

  it('is tried on every variant', () => {
    const tried = fc.sample(fc.tuple(anyView, fc.option(user)), { numRuns: 500, seed: 1 });
    const variants = new Set(tried.map(([of, key]) => ask(of, key).variant));
    expect([...variants].sort()).toEqual(['baseline', 'candidate', 'pilot', 'unavailable']);
  });
});
