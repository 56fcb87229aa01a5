/** T12 to T15: reset, cancel, pause, resume. */
import { describe, expect, it } from '@jest/globals';
import { bpOf, confirmedBpOf } from '../../../domain/release/release.js';
import {
  app,
  applying,
  baseline,
  facts,
  given,
  nowMs,
  paused,
  pilotTesting,
  preparation,
  ready,
  release,
  releaseIn,
  serving,
} from '../../support/domain/builders.js';

const push = app({ confirmation: 'PUSH' });
const gray = (state = serving(1000)) => facts({ release: release({ state }), others: [baseline()] });

describe('T12 reset', () => {
  const reset = { type: 'reset', reason: 'again', reshuffle: false } as const;

  it.each([
    ['applying', applying(1000)],
    ['serving', serving(1000)],
    ['paused', paused(1000)],
  ])('while %s returns to Release Preparation and frees the target', (_, state) => {
    const before = gray(state);
    const after = given(before).when(reset).thenApplied(['release-2 ReleaseReset', 'target CandidateFreed']);
    const { salt } = release();
    expect(releaseIn(after, 'release-2')).toMatchObject({
      state: preparation,
      type: null,
      attempt: 2,
      steps: [],
      salt,
    });
    expect(after.target).toEqual({ ...before.target, candidate: null, revision: before.target.revision + 1 });
  });

  it('while ready changes the release alone', () => {
    const after = given(gray(ready)).when(reset).thenApplied(['release-2 ReleaseReset']);
    expect(releaseIn(after, 'release-2')).toMatchObject({ state: preparation, type: null, attempt: 2 });
  });

  it('draws a new salt only with reshuffle', () => {
    const after = given(gray())
      .when({ ...reset, reshuffle: true })
      .thenApplied(['release-2 ReleaseReset', 'target CandidateFreed']);
    expect(releaseIn(after, 'release-2').salt).toBe('fedcba9876543210fedcba9876543210');
  });
});

describe('T13 cancel', () => {
  const cancel = { type: 'cancel', reason: 'broken' } as const;
  const ending = { reason: 'CANCELED', by: 'dave', words: 'broken', byRelease: null };

  it.each([
    ['applying', applying(1000)],
    ['serving', serving(1000)],
    ['paused', paused(1000)],
  ])('while %s ends the release and frees the target', (_, state) => {
    const before = gray(state);
    const after = given(before).when(cancel).thenApplied(['release-2 Canceled', 'target CandidateFreed']);
    expect(releaseIn(after, 'release-2').state).toEqual({ status: 'CANCELED', ending });
    expect(bpOf(releaseIn(after, 'release-2'))).toBe(0);
    expect(after.target).toEqual({ ...before.target, candidate: null, revision: before.target.revision + 1 });
  });

  it('in pilot testing empties the testers', () => {
    const after = given(gray(pilotTesting)).when(cancel).thenApplied(['release-2 Canceled', 'target PilotsChanged']);
    expect(after.target.pilots).toEqual([]);
  });

  it.each([
    ['Release Preparation', preparation],
    ['gray, ready', ready],
  ])('in %s leaves the target alone, also when another release holds it', (_, state) => {
    const holder = release({ id: 'release-3', version: '3.0.0', state: serving(500) });
    const before = facts({ release: release({ state }), others: [holder] });
    const after = given(before).when(cancel).thenApplied(['release-2 Canceled']);
    expect(after.target).toEqual(before.target);
  });
});

describe('T14 pause', () => {
  it.each([
    ['serving', serving(1000), 1000],
    ['applying', applying(1000, 500), 500],
  ])('while %s keeps the percentage and the gray group', (_, state, confirmedBp) => {
    const before = gray(state);
    const after = given(before).when({ type: 'pause', reason: 'crashes' }).thenApplied(['release-2 Paused']);
    expect(releaseIn(after, 'release-2').state).toEqual({
      status: 'GRAYSCALE_RELEASE',
      phase: { name: 'PAUSED', bp: 1000, confirmedBp, sinceMs: nowMs, by: 'dave', reason: 'crashes' },
    });
    expect(after.target).toEqual(before.target);
  });

  it('is what a failed distribution comes to, with the cause', () => {
    const after = given(gray(applying(1000, 500)))
      .when({ type: 'failStep', attempt: 1, bp: 1000, cause: 'no answer' }, { actor: 'system:timer' })
      .thenApplied(['release-2 StepFailed']);
    const failed = releaseIn(after, 'release-2');
    expect(failed.state).toMatchObject({ phase: { name: 'PAUSED', by: 'system:timer', reason: 'no answer' } });
    expect([bpOf(failed), confirmedBpOf(failed)]).toEqual([1000, 500]);
  });
});

describe('T15 resume', () => {
  it('serves the same users on', () => {
    const before = gray(paused(1000));
    const after = given(before).when({ type: 'resume' }).thenApplied(['release-2 Resumed']);
    expect(releaseIn(after, 'release-2').state).toEqual(serving(1000));
    expect(after.target).toEqual(before.target);
  });

  it('applies again what was not confirmed', () => {
    const before = { ...gray(paused(1000, 500)), app: push };
    const after = given(before).when({ type: 'resume' }).thenApplied(['release-2 Resumed']);
    expect(releaseIn(after, 'release-2').state).toMatchObject({
      phase: { name: 'APPLYING', bp: 1000, confirmedBp: 500, sinceMs: nowMs },
    });
  });

  it('serves when a late confirmation came during the pause', () => {
    const before = { ...gray(paused(1000, 500)), app: push };
    const confirmed = given(before)
      .when({ type: 'confirmStep', attempt: 1, bp: 1000 })
      .thenApplied(['release-2 StepConfirmed']);
    expect(releaseIn(confirmed, 'release-2').state).toEqual(paused(1000, 1000));
    const after = given(confirmed).when({ type: 'resume' }).thenApplied(['release-2 Resumed']);
    expect(releaseIn(after, 'release-2').state).toEqual(serving(1000));
  });

  it('serves where the commit confirms, though the step was asked of an app that still confirmed itself', () => {
    const after = given(gray(paused(1000, 500)))
      .when({ type: 'resume' })
      .thenApplied(['release-2 Resumed']);
    expect(releaseIn(after, 'release-2').state).toEqual(serving(1000));
  });
});
