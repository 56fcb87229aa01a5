import { describe, expect, it } from '@jest/globals';
import { blockersOf } from '../../../domain/release/blockers.js';
import type { Facts } from '../../../domain/release/facts.js';
import type { Release } from '../../../domain/release/release.js';
import * as make from '../../support/domain/builders.js';

const suspension = { by: 'olga', reason: 'fraud', sinceMs: 5 };
const holder = make.release({ id: 'release-3', version: '3.0.0', state: make.serving(500) });
const since = { sinceMs: make.longAgoMs, by: null };

function blockers(state: Release['state'], parts: make.FactsParts = {}, more: Partial<Release> = {}) {
  const facts: Facts & { readonly release: Release } = make.facts({
    ...parts,
    release: make.release({ state, ...more }),
  });
  return blockersOf(facts, facts.release);
}

describe('the blocker of a release', () => {
  it.each([
    ['Created by hand', make.created, 'NOT_APPLIED', 'apply'],
    ['in Pilot Testing', make.pilotTesting, 'TESTING_NOT_COMPLETED', 'completeTesting'],
    ['in Release Preparation', make.preparation, 'TYPE_NOT_CHOSEN', 'chooseType'],
  ] as const)('%s', (_, state, code, type) => {
    expect(blockers(state)).toEqual([{ code, ...since, clearedBy: { type } }]);
  });

  it('Under Review: a reviewer, asked by', () => {
    expect(blockers(make.underReview())).toEqual([
      { code: 'REVIEW_PENDING', sinceMs: make.longAgoMs, by: 'alice', clearedBy: { type: 'approve' } },
    ]);
  });

  it('Paused: resume, by whom it was paused', () => {
    expect(blockers(make.paused(1000))).toEqual([
      { code: 'PAUSED', sinceMs: make.longAgoMs, by: 'bob', clearedBy: { type: 'resume' } },
    ]);
  });

  it('Applying: the super app, which no command hurries', () => {
    expect(blockers(make.applying(1000))).toEqual([{ code: 'STEP_IN_PROGRESS', ...since, clearedBy: null }]);
  });

  it('Full Release with an open request: a reviewer', () => {
    expect(blockers(make.full({}))).toEqual([
      { code: 'OFFLINE_REVIEW_PENDING', sinceMs: make.longAgoMs, by: 'alice', clearedBy: { type: 'approveOffline' } },
    ]);
  });

  it.each([
    ['ready', make.ready],
    ['serving', make.serving(1000)],
    ['full', make.full()],
    ['canceled', make.ended('CANCELED')],
    ['archived', make.ended('ARCHIVED', 'SUPERSEDED')],
    ['offline', make.ended('OFFLINE', 'OWNER')],
    ['created and about to go on by itself', make.createdAutomatic],
  ])('nothing while %s', (_, state) => {
    expect(blockers(state)).toEqual([]);
  });
});

describe('the blockers before the first users', () => {
  it.each([
    ['Release Preparation', make.preparation, ['TYPE_NOT_CHOSEN', 'FIRST_RELEASE_MUST_BE_FULL', 'TARGET_BUSY']],
    ['Ready', make.ready, ['FIRST_RELEASE_MUST_BE_FULL', 'TARGET_BUSY']],
  ])('%s: policy, then who holds the target, in the order in which they would refuse', (_, state, codes) => {
    const app = make.app({ policy: { firstReleaseMustBeFull: true } });
    const found = blockers(state, { app, others: [holder] });
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect(found.at(-1)).toMatchObject({
      by: 'carol',
      // The end of the holder clears it: no command of this release does.
      clearedBy: null,
      holder: { releaseId: 'release-3', version: '3.0.0', percentage: 5 },
    });
  });

  it('include the policy, also when it begins to hold while the release serves a share', () => {
    const app = make.app({ policy: { firstReleaseMustBeFull: true } });
    const found = blockers(make.serving(100), { app });
    expect(found).toEqual([{ code: 'FIRST_RELEASE_MUST_BE_FULL', ...since, clearedBy: { type: 'fullRelease' } }]);
  });

  it('include no first release by policy once there was one', () => {
    const app = make.app({ policy: { firstReleaseMustBeFull: true } });
    expect(blockers(make.ready, { app, target: { everReleased: true } })).toEqual([]);
  });
});

describe('a release that is only created on a suspended target', () => {
  it('waits for the operator, then for its apply', () => {
    expect(blockers(make.created, { target: { suspension } })).toEqual([
      { code: 'TARGET_SUSPENDED', sinceMs: 5, by: 'olga', clearedBy: { type: 'liftSuspension' } },
      { code: 'NOT_APPLIED', ...since, clearedBy: { type: 'apply' } },
    ]);
  });

  it('waits for the operator alone when the system applies it', () => {
    const found = blockers(make.createdAutomatic, { target: { suspension } }, { environment: 'test' });
    expect(found.map(({ code }) => code)).toEqual(['TARGET_SUSPENDED']);
  });
});

describe('an automatic release of an older version', () => {
  const older = (environment: 'test' | 'sandbox', app = make.app()) =>
    blockers(
      make.createdAutomatic,
      { app, others: [make.baseline({ environment })] },
      { environment, version: '0.9.0' },
    ).map(({ code }) => code);

  it('waits with the reason', () => {
    expect(older('test')).toEqual(['VERSION_MUST_INCREASE']);
  });

  it('does not wait where people decide about it anyway', () => {
    expect(older('sandbox', make.app({ pilotSupport: true }))).toEqual([]);
    expect(older('sandbox', make.app({ policy: { review: { sandbox: true } } }))).toEqual([]);
  });
});
