/** Edge cases of docs/state-machine.md about how a full release ends: E13 to E18. */
import { describe, expect, it } from '@jest/globals';
import { availabilityOf } from '../../../domain/target/target.js';
import {
  baseline,
  created,
  facts,
  full,
  given,
  nowMs,
  openReview,
  pilotTesting,
  preparation,
  release,
  releaseIn,
  serving,
} from '../../support/domain/builders.js';

const holder = release({ id: 'release-3', version: '3.0.0', state: serving(500) });
const raise = { type: 'setPercentage', bp: 1000, supersede: false, reason: null } as const;
const fullRelease = { type: 'fullRelease', supersede: false, reason: null } as const;

describe('E13 offline while others are on their way', () => {
  it('with cancelActive takes the request now and ends them only at the approval', () => {
    const before = facts({ release: release({ state: full() }), others: [holder] });
    const after = given(before)
      .when({ type: 'requestOffline', reason: 'over', cancelActive: true }, { actor: 'alice' })
      .thenApplied(['release-2 OfflineRequested']);
    expect(releaseIn(after, 'release-3')).toEqual(holder);
    given(after)
      .when({ type: 'approveOffline' })
      .thenApplied(['release-2 TakenOffline', 'release-3 Canceled', 'target TakenOffline']);
  });

  it('where no review is needed, cancelActive does both at once', () => {
    const environment = 'sandbox';
    const other = release({ id: 'release-3', environment, state: pilotTesting });
    given(facts({ release: release({ environment, state: full() }), others: [other] }))
      .when({ type: 'requestOffline', reason: 'over', cancelActive: true })
      .thenApplied(['release-2 TakenOffline', 'release-3 Canceled', 'target TakenOffline']);
  });
});

describe('E14 force offline', () => {
  it('blocks what was only created until it is lifted', () => {
    const waiting = release({ state: created });
    const gone = given({ ...facts({ others: [waiting, baseline()] }), release: null })
      .when({ type: 'forceOffline', reason: 'fraud' }, { actor: 'olga' })
      .thenApplied(['release-1 TakenOffline', 'target Suspended']);
    given({ ...gone, release: waiting, others: [] })
      .when({ type: 'apply' })
      .thenRejected({ code: 'TARGET_SUSPENDED', by: 'olga', reason: 'fraud', sinceMs: nowMs });
    const lifted = given(gone).when({ type: 'liftSuspension', reason: 'ok' }).thenApplied(['target SuspensionLifted']);
    given({ ...lifted, release: waiting, others: [] })
      .when({ type: 'apply' })
      .thenApplied(['release-2 ReviewRequested']);
  });
});

describe('E15 offline with a release in Release Preparation', () => {
  it('is allowed, and that release may bring the program back', () => {
    const waiting = release({ id: 'release-3', version: '3.0.0', state: preparation });
    const gone = given(facts({ release: release({ state: full({}) }), others: [waiting] }))
      .when({ type: 'approveOffline' })
      .thenApplied(['release-2 TakenOffline', 'target TakenOffline']);
    const back = given({ ...gone, release: waiting, others: [] })
      .when(fullRelease)
      .thenApplied(['release-3 FullyReleased', 'target BaselineSet']);
    expect(availabilityOf(back.target)).toBe('ONLINE');
  });
});

describe('E16 release after offline', () => {
  it('revives the target with nothing to roll back to; a gray one serves its gray group alone', () => {
    const before = facts({ release: release(), target: { everReleased: true } });
    expect(availabilityOf(before.target)).toBe('OFFLINE_BY_OWNER');
    const gray = given(before).when(raise).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    expect(availabilityOf(gray.target)).toBe('OFFLINE_BY_OWNER');
    const back = given(gray).when(fullRelease).thenApplied(['release-2 FullyReleased', 'target BaselineSet']);
    expect(availabilityOf(back.target)).toBe('ONLINE');
    given(back)
      .when({ type: 'rollback', reason: 'crashes', to: null })
      .thenRejected({ code: 'NOTHING_TO_ROLL_BACK_TO' });
  });
});

describe('E17 emergency rollback', () => {
  it('goes one further back the second time, never to the one rolled back', () => {
    const kept = (n: number) => ({ releaseId: `old-${n}`, version: `0.${n}.0` });
    const back = { type: 'rollback', reason: 'crashes', to: null } as const;
    const first = given(facts({ release: release({ state: full() }), target: { retained: [kept(2), kept(1)] } }))
      .when(back)
      .thenApplied(['release-2 Archived', 'fresh-id RollbackReleased', 'target RolledBack']);
    const again = { ...first, release: releaseIn(first, 'fresh-id'), others: [] };
    const fresh = { id: 'fresher-id', salt: 'f' };
    const second = given(again)
      .when(back, { fresh })
      .thenApplied(['fresh-id Archived', 'fresher-id RollbackReleased', 'target RolledBack']);
    expect(second.target).toMatchObject({ baseline: { version: '0.1.0' }, retained: [] });
  });

  it('takes an open offline request with it', () => {
    const retained = [{ releaseId: 'old-1', version: '0.1.0' }];
    const requested = release({ state: full({ ...openReview }) });
    const after = given(facts({ release: requested, target: { retained } }))
      .when({ type: 'rollback', reason: 'crashes', to: null })
      .thenApplied(['release-2 Archived', 'fresh-id RollbackReleased', 'target RolledBack']);
    expect(releaseIn(after, 'fresh-id').state).toEqual(full());
  });
});

describe('E18 rollback with nothing retained', () => {
  it('is refused', () => {
    given(facts({ release: release({ state: full() }) }))
      .when({ type: 'rollback', reason: 'crashes', to: null })
      .thenRejected({ code: 'NOTHING_TO_ROLL_BACK_TO' });
  });
});
