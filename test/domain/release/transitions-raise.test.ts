/** T8 to T11 and T20: type, percentage, full, supersede. */
import { describe, expect, it } from '@jest/globals';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { bpOf, confirmedBpOf, storedStepLimit } from '../../../domain/release/release.js';
import {
  app,
  baseline,
  facts,
  full,
  given,
  longAgoMs,
  nowMs,
  paused,
  preparation,
  ready,
  release,
  releaseIn,
  serving,
} from '../../support/domain/builders.js';

const push = app({ confirmation: 'PUSH' });
const gray = (state = serving(1000)) => facts({ release: release({ state }), others: [baseline()] });

function setTo(percent: number): ReleaseCommand {
  return { type: 'setPercentage', bp: percent * 100, supersede: false, reason: null };
}

describe('T8 chooseType', () => {
  it('sets the type and serves no user', () => {
    const before = gray(preparation);
    const after = given(before)
      .when({ type: 'chooseType', releaseType: 'GRAYSCALE' })
      .thenApplied(['release-2 TypeChosen']);
    expect(releaseIn(after, 'release-2')).toMatchObject({ state: ready, type: 'GRAYSCALE' });
    expect(after.target).toEqual(before.target);
  });
});

describe('T9 setPercentage', () => {
  it('makes the release the candidate of its target at a new revision, step recorded', () => {
    const before = gray(ready);
    const after = given(before)
      .when(setTo(1), { actor: 'erin' })
      .thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    const { id, version, salt } = release();
    expect(after.target).toEqual({
      ...before.target,
      revision: before.target.revision + 1,
      candidate: { releaseId: id, version, bp: 100, salt, hashVersion: 1, sinceMs: nowMs, owner: 'erin' },
    });
    expect(releaseIn(after, 'release-2')).toMatchObject({
      state: serving(100),
      steps: [{ fromBp: 0, toBp: 100, by: 'erin', atMs: nowMs }],
    });
  });

  it('keeps who holds the target and since when while it rises', () => {
    const after = given(gray()).when(setTo(20)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    expect(after.target.candidate).toMatchObject({ bp: 2000, sinceMs: longAgoMs, owner: 'carol' });
  });

  it('accepts one hundredth of a percent more', () => {
    given(gray()).when(setTo(10.01)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
  });

  it('is applied until the super app has confirmed it, where there is one to ask', () => {
    const before = { ...gray(), app: push };
    const after = given(before).when(setTo(20)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    const raised = releaseIn(after, 'release-2');
    expect(raised.state).toMatchObject({ phase: { name: 'APPLYING', bp: 2000, confirmedBp: 1000, sinceMs: nowMs } });
    expect([bpOf(raised), confirmedBpOf(raised)]).toEqual([2000, 1000]);
    const confirmed = given(after)
      .when({ type: 'confirmStep', attempt: 1, bp: 2000 })
      .thenApplied(['release-2 StepConfirmed']);
    expect(releaseIn(confirmed, 'release-2').state).toEqual(serving(2000));
  });

  it('keeps the newest steps only', () => {
    const step = { fromBp: 1, toBp: 2, by: 'erin', atMs: 1 };
    const steps = Array.from({ length: storedStepLimit }, () => step);
    const before = facts({ release: release({ state: serving(2), steps }) });
    const after = given(before).when(setTo(5)).thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    const kept = releaseIn(after, 'release-2').steps;
    expect(kept).toHaveLength(storedStepLimit);
    expect(kept.at(-1)).toMatchObject({ fromBp: 2, toBp: 500 });
  });
});

describe("T9' setPercentage in Release Preparation", () => {
  it('chooses the type and takes the first step at once', () => {
    const after = given(gray(preparation))
      .when(setTo(5))
      .thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
    expect(releaseIn(after, 'release-2')).toMatchObject({ state: serving(500), type: 'GRAYSCALE' });
  });
});

describe.each<[string, ReleaseCommand]>([
  ['T10 setPercentage(100)', setTo(100)],
  ['T11 fullRelease', { type: 'fullRelease', supersede: false, reason: null }],
])('%s', (_, command) => {
  it.each([
    ['Release Preparation', preparation],
    ['gray, ready', ready],
    ['gray, serving', serving(1000)],
  ])('from %s promotes the release and archives the previous baseline', (_from, state) => {
    const after = given(gray(state))
      .when(command)
      .thenApplied(['release-2 FullyReleased', 'release-1 Archived', 'target BaselineSet']);
    expect(releaseIn(after, 'release-2')).toMatchObject({ state: full(), type: 'FULL' });
    expect(releaseIn(after, 'release-1').state).toEqual({
      status: 'ARCHIVED',
      ending: { reason: 'SUPERSEDED', by: 'dave', words: null, byRelease: 'release-2' },
    });
    expect(after.target).toMatchObject({
      baseline: { releaseId: 'release-2', version: '2.0.0' },
      candidate: null,
      retained: [{ releaseId: 'release-1', version: '1.0.0' }],
    });
  });

  it('retains the last five baselines, newest first', () => {
    const retained = [6, 5, 4, 3, 2].map((n) => ({ releaseId: `old-${n}`, version: `0.${n}.0` }));
    const before = facts({ release: release(), others: [baseline()], target: { retained } });
    const after = given(before)
      .when(command)
      .thenApplied(['release-2 FullyReleased', 'release-1 Archived', 'target BaselineSet']);
    expect(after.target.retained.map((kept) => kept.releaseId)).toEqual([
      'release-1',
      'old-6',
      'old-5',
      'old-4',
      'old-3',
    ]);
  });
});

describe('T20 supersede', () => {
  const holder = release({ id: 'release-3', version: '3.0.0', state: paused(500) });
  const before = facts({ release: release(), others: [baseline(), holder] });
  const supersede = { supersede: true, reason: 'urgent' } as const;
  const ending = { reason: 'SUPERSEDED', by: 'dave', words: 'urgent', byRelease: 'release-2' };

  it('cancels the holder and applies the first percentage in one act', () => {
    const after = given(before)
      .when({ type: 'setPercentage', bp: 1000, ...supersede })
      .thenApplied(['release-3 Canceled', 'release-2 PercentageSet', 'target CandidateSet']);
    expect(releaseIn(after, 'release-3').state).toEqual({ status: 'CANCELED', ending });
    expect(after.target.candidate).toMatchObject({ releaseId: 'release-2', bp: 1000, owner: 'dave', sinceMs: nowMs });
  });

  it('cancels the holder and releases fully in one act', () => {
    const after = given(before)
      .when({ type: 'fullRelease', ...supersede })
      .thenApplied(['release-3 Canceled', 'release-2 FullyReleased', 'release-1 Archived', 'target BaselineSet']);
    expect(releaseIn(after, 'release-3').state).toEqual({ status: 'CANCELED', ending });
    expect(after.target).toMatchObject({ baseline: { releaseId: 'release-2' }, candidate: null });
  });

  it('has no effect if no release holds the target', () => {
    given(gray(preparation))
      .when({ type: 'setPercentage', bp: 1000, ...supersede })
      .thenApplied(['release-2 PercentageSet', 'target CandidateSet']);
  });
});
