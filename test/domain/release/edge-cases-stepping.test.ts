/** Edge cases of docs/state-machine.md about steps and stops: E3 to E10. */
import { describe, expect, it } from '@jest/globals';
import { remedyOf } from '../../../domain/release/rejections.js';
import {
  app,
  applying,
  baseline,
  facts,
  full,
  given,
  paused,
  preparation,
  release,
  releaseIn,
  serving,
} from '../../support/domain/builders.js';

const push = app({ confirmation: 'PUSH' });
const gray = (state = serving(1000)) => facts({ release: release({ state }), others: [baseline()], app: push });
const set = (bp: number) => ({ type: 'setPercentage', bp, supersede: false, reason: null }) as const;
const confirm = (attempt: number, bp: number) => ({ type: 'confirmStep', attempt, bp }) as const;
const reset = { type: 'reset', reason: null, reshuffle: false } as const;

describe('E3 a stop while a step is being applied', () => {
  it('cancel is applied at once, and the late success finds the release final', () => {
    const after = given(gray(applying(1000)))
      .when({ type: 'cancel', reason: 'broken' })
      .thenApplied(['release-2 Canceled', 'target CandidateFreed']);
    given(after).when(confirm(1, 1000)).thenRejected({ code: 'ALREADY_FINAL', status: 'CANCELED' });
  });

  it.each(['confirmStep', 'failStep'] as const)('a late %s of the attempt before a reset changes nothing', (type) => {
    const again = given(gray(applying(1000)))
      .when(reset)
      .thenApplied(['release-2 ReleaseReset', 'target CandidateFreed']);
    const after = given(again).when(set(1000)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    given(after).when({ type, attempt: 1, bp: 1000, cause: 'late' }).thenNoOp();
    given(after).when(confirm(2, 1000)).thenApplied(['release-2 StepConfirmed']);
  });

  it.each(['confirmStep', 'failStep'] as const)('a late %s of a smaller step changes nothing', (type) => {
    given(gray(applying(2000, 1000)))
      .when({ type, attempt: 1, bp: 1000, cause: 'late' })
      .thenNoOp();
  });
});

describe('E4 cancel after full', () => {
  it('is WRONG_STATUS and points to rollback and offline', () => {
    const rejection = { code: 'WRONG_STATUS', command: 'cancel', status: 'FULL_RELEASE', phase: null } as const;
    given(facts({ release: release({ state: full() }) }))
      .when({ type: 'cancel', reason: 'late' })
      .thenRejected(rejection);
    expect(remedyOf(rejection)).toMatch(/roll back.*offline/i);
  });
});

describe('E5 a lower percentage', () => {
  it.each([serving(1000), paused(1000), applying(1000)])('is refused with both percentages', (state) => {
    given(gray(state)).when(set(950)).thenRejected({ code: 'PERCENTAGE_MUST_INCREASE', current: 10, asked: 9.5 });
  });
});

describe('E6 the same percentage', () => {
  it.each([serving(1000), paused(1000), applying(1000)])('is harmless', (state) => {
    given(gray(state)).when(set(1000)).thenNoOp();
  });

  it('is harmless for 100 % in Full Release', () => {
    given(facts({ release: release({ state: full() }) }))
      .when(set(10_000))
      .thenNoOp();
  });
});

describe('E8 from 1 % to 100 %', () => {
  it('is allowed in one step', () => {
    given(gray(serving(100)))
      .when(set(10_000))
      .thenApplied(['release-2 FullyReleased', 'release-1 Archived', 'target BaselineSet']);
  });
});

describe('E9 reset', () => {
  it('brings the same people back first: the salt serves the next attempt', () => {
    const again = given(gray()).when(reset).thenApplied(['release-2 ReleaseReset', 'target CandidateFreed']);
    const after = given(again).when(set(100)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    expect(after.target.candidate?.salt).toBe(release().salt);
    expect(releaseIn(after, 'release-2').steps).toMatchObject([{ fromBp: 0, toBp: 100 }]);
  });

  it('with reshuffle serves by the new salt', () => {
    const again = given(gray())
      .when({ ...reset, reshuffle: true }, { fresh: { id: '-', salt: 'new' } })
      .thenApplied(['release-2 ReleaseReset', 'target CandidateFreed']);
    const after = given(again).when(set(100)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    expect(after.target.candidate?.salt).toBe('new');
  });

  it('is a no-op in Release Preparation, also with reshuffle', () => {
    given(gray(preparation))
      .when({ ...reset, reshuffle: true })
      .thenNoOp();
  });
});

describe('E10 reset while paused', () => {
  it('clears the pause', () => {
    const after = given(gray(paused(1000)))
      .when(reset)
      .thenApplied(['release-2 ReleaseReset', 'target CandidateFreed']);
    given(after).when(set(100)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
  });
});
