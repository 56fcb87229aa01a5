/** T18, T19 and T21: force offline, rollback, lifting the suspension; and that the end is the end. */
import { describe, expect, it } from '@jest/globals';
import { availabilityOf } from '../../../domain/target/target.js';
import {
  applying,
  created,
  ended,
  facts,
  full,
  given,
  nowMs,
  paused,
  pilotTesting,
  preparation,
  ready,
  release,
  releaseIn,
  serving,
  underReview,
} from '../../support/domain/builders.js';

const old = release({ id: 'release-3', version: '1.5.0' });
const retained = [
  { releaseId: 'old-2', version: '0.2.0' },
  { releaseId: 'old-1', version: '0.1.0' },
];

describe('T18 forceOffline', () => {
  const force = { type: 'forceOffline', reason: 'fraud' } as const;
  const others = [
    { ...old, id: 'full', state: full({}) },
    { ...old, id: 'under-review', state: underReview() },
    { ...old, id: 'pilot', state: pilotTesting },
    { ...old, id: 'waiting', state: preparation },
    { ...old, id: 'gray', state: applying(500) },
    { ...old, id: 'created', state: created },
  ];
  const before = { ...facts({ others, target: { retained } }), release: null };

  it('ends everything but what is only created, and suspends the target', () => {
    const after = given(before)
      .when(force, { actor: 'olga' })
      .thenApplied([
        'full TakenOffline',
        'under-review Canceled',
        'pilot Canceled',
        'waiting Canceled',
        'gray Canceled',
        'target Suspended',
      ]);
    expect(releaseIn(after, 'full').state).toMatchObject({
      status: 'OFFLINE',
      ending: { reason: 'OPERATOR', words: 'fraud' },
    });
    expect(releaseIn(after, 'gray').state).toMatchObject({ ending: { reason: 'TARGET_FORCED_OFFLINE', by: 'olga' } });
    expect(releaseIn(after, 'created')).toEqual(releaseIn(before, 'created'));
    const suspension = { by: 'olga', reason: 'fraud', sinceMs: nowMs };
    expect(after.target).toMatchObject({ baseline: null, candidate: null, retained: [], pilots: [], suspension });
    expect(availabilityOf(after.target)).toBe('SUSPENDED_BY_OPERATOR');
  });

  it('works on a target with nothing on it', () => {
    given({ ...facts(), release: null, others: [] })
      .when(force)
      .thenApplied(['target Suspended']);
  });

  it('repeated changes nothing', () => {
    const suspension = { by: 'olga', reason: 'fraud', sinceMs: 5 };
    given({ ...facts({ target: { suspension } }), release: null, others: [] })
      .when(force)
      .thenNoOp();
  });
});

describe('T19 rollback', () => {
  const back = { type: 'rollback', reason: 'crashes', to: null } as const;
  const addressed = release({ state: full({}) });

  it('makes a release that carries the previous version, at once for everybody', () => {
    const before = facts({ release: addressed, target: { retained } });
    const after = given(before)
      .when(back, { actor: 'erin' })
      .thenApplied(['release-2 Archived', 'fresh-id RollbackReleased', 'target RolledBack']);
    expect(releaseIn(after, 'release-2').state).toEqual({
      status: 'ARCHIVED',
      ending: { reason: 'ROLLED_BACK', by: 'erin', words: 'crashes', byRelease: 'fresh-id' },
    });
    expect(releaseIn(after, 'fresh-id')).toMatchObject({
      kind: 'ROLLBACK',
      version: '0.2.0',
      environment: 'production',
      createdBy: 'erin',
      type: 'FULL',
      state: full(),
      revision: 1,
      statusSinceMs: nowMs,
    });
    expect(after.target).toMatchObject({
      baseline: { releaseId: 'fresh-id', version: '0.2.0' },
      retained: [{ releaseId: 'old-1', version: '0.1.0' }],
      revision: before.target.revision + 1,
    });
  });

  it('goes back to the one named', () => {
    const after = given(facts({ release: addressed, target: { retained } }))
      .when({ ...back, to: 'old-1' })
      .thenApplied(['release-2 Archived', 'fresh-id RollbackReleased', 'target RolledBack']);
    expect(after.target).toMatchObject({ baseline: { version: '0.1.0' }, retained: [] });
  });

  it.each([
    ['applying', applying(500)],
    ['serving', serving(500)],
    ['paused', paused(500)],
  ])('cancels a gray that is %s in the same transaction', (_, state) => {
    const before = facts({ release: addressed, others: [{ ...old, state }], target: { retained } });
    const after = given(before)
      .when(back)
      .thenApplied(['release-2 Archived', 'release-3 Canceled', 'fresh-id RollbackReleased', 'target RolledBack']);
    const ending = { reason: 'TARGET_ROLLED_BACK', by: 'dave', words: 'crashes', byRelease: 'fresh-id' };
    expect(releaseIn(after, 'release-3').state).toEqual({ status: 'CANCELED', ending });
    expect(after.target.candidate).toBeNull();
  });

  it('does not change a release that serves no user yet', () => {
    const others = [
      { ...old, id: 'ready', state: ready },
      { ...old, id: 'pilot', state: pilotTesting },
    ];
    const before = facts({ release: addressed, others, target: { retained } });
    const after = given(before)
      .when(back)
      .thenApplied(['release-2 Archived', 'fresh-id RollbackReleased', 'target RolledBack']);
    expect(after.target.pilots).toEqual(before.target.pilots);
  });

  it('is refused for a release that is not kept', () => {
    given(facts({ release: addressed, target: { retained } }))
      .when({ ...back, to: 'release-2' })
      .thenRejected({ code: 'NOT_RETAINED', asked: 'release-2', retained: ['old-2', 'old-1'] });
  });
});

describe('T21 liftSuspension', () => {
  const lift = { type: 'liftSuspension', reason: 'cleared' } as const;

  it('clears the suspension and leaves the releases as they are', () => {
    const suspension = { by: 'olga', reason: 'fraud', sinceMs: 5 };
    const before = { ...facts({ others: [{ ...old, state: created }], target: { suspension } }), release: null };
    const after = given(before).when(lift).thenApplied(['target SuspensionLifted']);
    expect(after).toEqual({
      ...before,
      target: { ...before.target, suspension: null, revision: before.target.revision + 1 },
    });
  });

  it('where nothing is suspended changes nothing', () => {
    given({ ...facts(), release: null })
      .when(lift)
      .thenNoOp();
  });

  it('lets what was only created go on', () => {
    given(facts({ release: release({ state: created }) }))
      .when({ type: 'apply' })
      .thenApplied(['release-2 ReviewRequested']);
  });
});

describe('a final release', () => {
  it.each([
    ['canceled', ended('CANCELED')],
    ['archived', ended('ARCHIVED', 'SUPERSEDED')],
    ['offline', ended('OFFLINE', 'OWNER')],
  ])('that is %s cannot be rolled back', (_, state) => {
    given(facts({ release: release({ state }), target: { retained } }))
      .when({ type: 'rollback', reason: 'crashes', to: null })
      .thenRejected({ code: 'ALREADY_FINAL', status: state.status });
  });
});
