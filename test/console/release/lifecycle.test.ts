import { describe, expect, it } from '@jest/globals';
import type { Progress, TrailEvent } from '../../../console/api/types.js';
import { endOf, stagesOf } from '../../../console/release/lifecycle.js';

const time = (day: number) => `2026-03-0${String(day)}T09:00:00.000Z`;

type StagedRelease = Parameters<typeof stagesOf>[0];

const change = { at: time(9), by: 'zoe', type: 'Canceled', fromPercentage: 20, toPercentage: 0, reason: null };
const gray: StagedRelease = {
  kind: 'NORMAL',
  status: 'GRAYSCALE_RELEASE',
  percentage: 20,
  createdBy: 'bob',
  createdAt: time(1),
  steps: [{ from: 10, to: 20, by: 'carol', at: time(5) }],
  lastChange: change,
};

function move(from: string, to: string, actor: string, day: number): TrailEvent {
  const states = { before: { status: from }, after: { status: to } };
  return { seq: day, type: 'Any', at: time(day), actor, ...states, reason: null, commandId: null };
}

/** The newest first. */
const trail = [
  move('RELEASE_PREPARATION', 'GRAYSCALE_RELEASE', 'alice', 4),
  move('UNDER_REVIEW', 'RELEASE_PREPARATION', 'rita', 3),
  move('CREATED', 'UNDER_REVIEW', 'bob', 2),
];

function wordsOf(release: StagedRelease, events: readonly TrailEvent[]): string[] {
  return stagesOf(release, events).map(({ status, state, by }) => [status, state, by].join(' ').trim());
}

describe('the stages of a release', () => {
  it('say who completed each of them, and which was left out', () => {
    expect(wordsOf(gray, trail)).toEqual([
      'CREATED done bob',
      'UNDER_REVIEW done rita',
      'PILOT_TESTING skipped',
      'RELEASE_PREPARATION done alice',
      'GRAYSCALE_RELEASE current carol',
      'FULL_RELEASE ahead',
    ]);
  });

  it('after a reset have gray ahead again', () => {
    const reset = [move('GRAYSCALE_RELEASE', 'RELEASE_PREPARATION', 'dora', 6), ...trail];
    expect(wordsOf({ ...gray, status: 'RELEASE_PREPARATION', steps: [] }, reset).slice(3)).toEqual([
      'RELEASE_PREPARATION current dora',
      'GRAYSCALE_RELEASE ahead',
      'FULL_RELEASE ahead',
    ]);
  });

  it('end where the release ended, without those that it did not reach', () => {
    const canceled = [move('GRAYSCALE_RELEASE', 'CANCELED', 'zoe', 9), ...trail];
    expect(wordsOf({ ...gray, status: 'CANCELED' }, canceled).slice(3)).toEqual([
      'RELEASE_PREPARATION done alice',
      'GRAYSCALE_RELEASE done carol',
      'END ended zoe',
    ]);
    const early = [move('UNDER_REVIEW', 'CANCELED', 'zoe', 9), move('CREATED', 'UNDER_REVIEW', 'bob', 2)];
    expect(wordsOf({ ...gray, status: 'CANCELED', steps: [] }, early)).toEqual([
      'CREATED done bob',
      'UNDER_REVIEW done zoe',
      'END ended zoe',
    ]);
  });

  it('have no gray where the release was full at once', () => {
    const full = [move('RELEASE_PREPARATION', 'FULL_RELEASE', 'alice', 4), ...trail.slice(1)];
    expect(wordsOf({ ...gray, status: 'FULL_RELEASE', steps: [] }, full).slice(3)).toEqual([
      'RELEASE_PREPARATION done alice',
      'GRAYSCALE_RELEASE skipped',
      'FULL_RELEASE current alice',
    ]);
  });

  it('of a rollback are two', () => {
    expect(wordsOf({ ...gray, kind: 'ROLLBACK', status: 'FULL_RELEASE', steps: [] }, [])).toEqual([
      'CREATED done bob',
      'FULL_RELEASE current',
    ]);
  });

  it('are known without events, but for people and times', () => {
    const states = stagesOf({ ...gray, status: 'ARCHIVED' }, []).map(({ status, state }) => `${status} ${state}`);
    expect(states.slice(-2)).toEqual(['GRAYSCALE_RELEASE done', 'END ended']);
  });

  it.each([
    ['CANCELED', 'canceled'],
    ['TARGET_ROLLED_BACK', 'canceled'],
    ['SUPERSEDED', 'superseded'],
    ['ROLLED_BACK', 'rolledBack'],
    ['OPERATOR', 'offline'],
  ] as const)('end in one word: %s', (reason: NonNullable<Progress['terminalReason']>, word) => {
    expect(endOf(reason)).toBe(word);
  });
});
