/** Edge cases of docs/state-machine.md about a target with several releases, and about its first: E1, E2, E11, E12. */
import { describe, expect, it } from '@jest/globals';
import { warningsOf } from '../../../domain/release/blockers.js';
import { availabilityOf } from '../../../domain/target/target.js';
import {
  app,
  baseline,
  created,
  createdAutomatic,
  facts,
  full,
  given,
  longAgoMs,
  preparation,
  ready,
  release,
  releaseIn,
  serving,
  underReview,
} from '../../support/domain/builders.js';

const holder = release({ id: 'release-3', version: '3.0.0', state: serving(500) });
const raise = { type: 'setPercentage', bp: 1000, supersede: false, reason: null } as const;
const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;
const busy = {
  code: 'TARGET_BUSY',
  holder: { releaseId: 'release-3', version: '3.0.0', percentage: 5, sinceMs: longAgoMs, owner: 'carol' },
} as const;

describe('E1 two versions to one target', () => {
  it('refuses the second and names who holds the target, at which percentage, since when', () => {
    given(facts({ release: release(), others: [holder] }))
      .when(raise)
      .thenRejected(busy);
  });

  it('lets the second wait in preparation and choose its type while the first is gray', () => {
    given(facts({ release: release({ state: underReview() }), others: [holder] }))
      .when({ type: 'approve' })
      .thenApplied(['release-2 ReviewApproved']);
    given(facts({ release: release({ state: preparation }), others: [holder] }))
      .when({ type: 'chooseType', releaseType: 'GRAYSCALE' })
      .thenApplied(['release-2 TypeChosen']);
  });

  it('is not held by a release that is ready and serves no user', () => {
    const others = [{ ...holder, state: ready }];
    given(facts({ release: release(), others }))
      .when(raise)
      .thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
  });

  it('is free again when the holder resets', () => {
    const after = given(facts({ release: holder, others: [release()] }))
      .when({ type: 'reset', reason: null, reshuffle: false })
      .thenApplied(['release-3 ReleaseReset', 'target CandidateFreed']);
    given({ ...after, release: releaseIn(after, 'release-2'), others: [] })
      .when(raise)
      .thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
  });
});

describe('E2 full release while another is gray', () => {
  it('is refused', () => {
    given(facts({ release: release(), others: [holder] }))
      .when(fullRelease)
      .thenRejected(busy);
  });

  it('with supersede ends the other as Canceled, not Archived', () => {
    const after = given(facts({ release: release(), others: [holder] }))
      .when({ ...fullRelease, supersede: true, reason: 'urgent' })
      .thenApplied(['release-3 Canceled', 'release-2 FullyReleased', 'target BaselineSet']);
    expect(releaseIn(after, 'release-3').state.status).toBe('CANCELED');
    expect(after.target.retained).toEqual([]);
  });
});

describe('E11 the first release on a target, gray', () => {
  it('is allowed, with a warning that the others get nothing', () => {
    const before = facts({ release: release() });
    expect(warningsOf(before.target, before.release)).toEqual(['NO_BASELINE']);
    const after = given(before).when(raise).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    expect(warningsOf(after.target, releaseIn(after, 'release-2'))).toEqual(['NO_BASELINE']);
  });

  it('warns of nothing where a baseline serves the others, nor before and after gray', () => {
    const served = facts({ release: release(), others: [baseline()] });
    expect(warningsOf(served.target, served.release)).toEqual([]);
    for (const state of [created, full()]) expect(warningsOf(facts().target, release({ state }))).toEqual([]);
  });

  it('canceled, leaves the target never released', () => {
    const after = given(facts({ release: release({ state: serving(1000) }) }))
      .when({ type: 'cancel', reason: 'broken' })
      .thenApplied(['release-2 Canceled', 'target CandidateFreed']);
    expect(availabilityOf(after.target)).toBe('NEVER_RELEASED');
  });

  it.each([preparation, ready])('is refused by policy, a full release is not', (state) => {
    const policy = { firstReleaseMustBeFull: true };
    const before = facts({ release: release({ state }), app: app({ policy }) });
    given(before).when(raise).thenRejected({ code: 'FIRST_RELEASE_MUST_BE_FULL' });
    given(before).when(fullRelease).thenApplied(['release-2 FullyReleased', 'target BaselineSet']);
  });

  it('is no first release once the target had one, also when that is offline now', () => {
    const policy = { firstReleaseMustBeFull: true };
    given(facts({ release: release(), app: app({ policy }), target: { everReleased: true } }))
      .when(raise)
      .thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
  });
});

describe('E12 environments that are not operated by hand', () => {
  const environment = 'test';
  const older = release({ environment, version: '0.9.0', state: createdAutomatic });

  it('an automatic full never replaces a newer version, and says why it waits', () => {
    given(facts({ release: older, others: [baseline({ environment })] }))
      .when({ type: 'apply' }, { actor: 'system:policy' })
      .thenRejected({ code: 'VERSION_MUST_INCREASE', current: '1.0.0', asked: '0.9.0' });
  });

  it('a person may put the older version there', () => {
    given(facts({ release: older, others: [baseline({ environment })] }))
      .when({ type: 'apply' }, { actor: 'alice' })
      .thenApplied(['release-2 FullyReleased', 'release-1 Archived', 'target BaselineSet']);
  });

  it('compares versions as numbers', () => {
    const others = [baseline({ environment, version: '0.10.0' })];
    given(facts({ release: release({ environment, version: '0.9.0', state: createdAutomatic }), others }))
      .when({ type: 'apply' }, { actor: 'system:policy' })
      .thenRejected({ code: 'VERSION_MUST_INCREASE', current: '0.10.0', asked: '0.9.0' });
  });

  it('an older version is reviewed and tested all the same', () => {
    const sandboxed = { ...older, environment: 'sandbox' } as const;
    const others = [baseline({ environment: 'sandbox' })];
    given(facts({ release: sandboxed, others, app: app({ pilotSupport: true }) }))
      .when({ type: 'apply' }, { actor: 'system:policy' })
      .thenApplied(['release-2 PilotStarted', 'target PilotsChanged']);
  });
});
