import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ServedTarget } from '../../../domain/serving/serving-view.js';
import { encodeServedTarget, readServedTarget } from '../../../contracts/serving/serving.js';
import { launchUser, prepareView, resolve, resolveKey } from '../../../domain/serving/assign.js';
import { hashOf, Snapshot } from '../../../edge/snapshot/snapshot.js';
import { servingTarget, servingTargets } from '../../support/edge/edge-world.js';

function holding(targets: readonly ServedTarget[]): Snapshot {
  const snapshot = new Snapshot();
  for (const target of targets) snapshot.put(target);
  return snapshot;
}

function answer(snapshot: Snapshot, userKey: string) {
  const entry = snapshot.find('production', 'wallet', 'weather');
  return entry && resolveKey(entry.view, userKey, hashOf(userKey));
}

const served = fc.record({
  releaseId: fc.uuid(),
  version: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((parts) => parts.join('.')),
});
const users = ['', 'ada', 'bob', '用户', 'u\ud800', '__proto__', 'toString'];
/** Whatever a target can serve. */
const anyTarget = fc.record({
  miniProgram: fc.constantFrom('weather', 'maps', 'chess'),
  targetApp: fc.constant('wallet'),
  environment: fc.constant('production' as const),
  revision: fc.nat(100),
  suspended: fc.boolean(),
  baseline: fc.option(served),
  candidate: fc.option(
    fc.tuple(served, fc.integer({ min: 1, max: 9999 }), fc.constantFrom(1, 2)).map(([release, bp, hashVersion]) => ({
      ...release,
      bp,
      salt: release.releaseId,
      hashVersion,
    })),
  ),
  pilots: fc.array(
    fc.tuple(served, fc.subarray(users.slice(1))).map(([release, keys]) => ({ ...release, users: keys })),
    { maxLength: 3 },
  ),
});

describe('a snapshot', () => {
  it('answers as the domain resolves, whatever a target serves', () => {
    fc.assert(
      fc.property(anyTarget, fc.constantFrom(...users, 'another user'), (source, userKey) => {
        const due = resolve(prepareView(source), launchUser(userKey));
        const given = answer(holding([{ ...source, miniProgram: 'weather' }]), userKey);
        expect(given).toMatchObject({ variant: due.variant, reason: due.reason });
        expect(given?.version).toBe(due.variant === 'unavailable' ? null : due.version);
      }),
      { numRuns: 500 },
    );
  });

  it('answers for all targets of an app as for each, whatever came and was replaced', () => {
    fc.assert(
      fc.property(fc.array(anyTarget, { maxLength: 9 }), fc.constantFrom(...users, 'another user'), (sources, user) => {
        const app = holding(sources).app('production', 'wallet');
        const hash = hashOf(user);
        for (const entry of app?.entries ?? [])
          expect(app?.columns.resolve(entry.index, user, hash)).toBe(resolveKey(entry.view, user, hash));
      }),
      { numRuns: 500 },
    );
  });

  it('takes a newer revision and is unmoved by the same or an older one', () => {
    const snapshot = holding([servingTarget({ revision: 7, candidate: null })]);
    expect(snapshot.put(servingTarget({ revision: 6 }))).toBe(false);
    expect(snapshot.put(servingTarget({ revision: 7 }))).toBe(false);
    expect(answer(snapshot, 'ada')?.reason).toBe('NO_CANDIDATE');
    expect(snapshot.put(servingTarget({ revision: 8 }))).toBe(true);
    expect(answer(snapshot, 'ada')).toMatchObject({ revision: 8 });
  });

  it('gives one shared, frozen answer to all who get the same', () => {
    const snapshot = holding([servingTarget({ candidate: null })]);
    expect(answer(snapshot, 'ada')).toBe(answer(snapshot, 'bob'));
    expect(Object.isFrozen(answer(snapshot, 'ada'))).toBe(true);
  });

  it('has the same mark for the same targets, in whatever order and steps they came', () => {
    const targets = servingTargets(20);
    const newer = targets.map((target) => ({ ...target, revision: 9 }));
    const once = holding(newer);
    const inSteps = holding([...targets.toReversed(), ...newer]);
    const markOf = (snapshot: Snapshot) => snapshot.app('production', 'wallet')?.markText;
    expect(markOf(inSteps)).toBe(markOf(once));
    expect(inSteps.size).toBe(20);
  });

  it('tells states apart whose revisions have the same sum', () => {
    const [one, two] = servingTargets(2) as [ServedTarget, ServedTarget];
    const ahead = (target: ServedTarget) => ({ ...target, revision: target.revision + 1 });
    const markOf = (snapshot: Snapshot) => snapshot.app('production', 'wallet')?.markText;
    const a = markOf(holding([ahead(one), two]));
    const b = markOf(holding([one, ahead(two)]));
    expect(a).not.toBe(b);
  });

  it('keeps apps and environments apart', () => {
    const snapshot = holding([
      servingTarget(),
      servingTarget({ environment: 'sandbox', baseline: null, candidate: null }),
    ]);
    expect(snapshot.find('production', 'wallet', 'weather')).toBeDefined();
    expect(snapshot.find('production', 'bank', 'weather')).toBeUndefined();
    expect(snapshot.find('sandbox', 'wallet', 'weather')?.source.baseline).toBeNull();
  });
});

describe('the wire form of a target', () => {
  it('reads back as what was written', () => {
    const target = servingTarget({ pilots: [{ releaseId: 'r', version: '3.0.0', users: ['ada', '用户'] }] });
    expect(readServedTarget(encodeServedTarget(target))).toEqual(target);
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['an unknown environment', JSON.stringify({ ...servingTarget(), environment: 'prod' })],
    ['a revision that is no count', JSON.stringify({ ...servingTarget(), revision: -1 })],
    [
      'a candidate without a salt',
      JSON.stringify({ ...servingTarget(), candidate: { releaseId: 'r', version: '1.0.0' } }),
    ],
    [
      'testers that are no keys',
      JSON.stringify({ ...servingTarget(), pilots: [{ releaseId: 'r', version: '1', users: [1] }] }),
    ],
  ])('refuses %s', (_what, text) => {
    expect(readServedTarget(text)).toBeUndefined();
  });
});
