import { describe, expect, it } from '@jest/globals';
import { rejectionTitle, sentenceOf } from '../../../domain/release/rejections.js';

const atMs = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('why something was refused', () => {
  it('names the holder of a busy target, its share, since when, and whose it is', () => {
    const holder = { releaseId: 'r1', version: '2.3.0', percentage: 12.5, sinceMs: atMs, owner: 'alice' };
    expect(sentenceOf({ code: 'TARGET_BUSY', holder })).toBe(
      'Version 2.3.0 holds the target at 12.5 % since 2026-01-02T03:04:05.000Z, released by alice.',
    );
  });

  it('says who paused and why, and leaves out a reason that was not given', () => {
    const paused = { code: 'PAUSED', by: 'bob', sinceMs: atMs } as const;
    expect(sentenceOf({ ...paused, reason: 'support calls' })).toBe(
      'Paused by bob since 2026-01-02T03:04:05.000Z: support calls.',
    );
    expect(sentenceOf({ ...paused, reason: null })).toBe('Paused by bob since 2026-01-02T03:04:05.000Z.');
  });

  it('names the phase where the status is gray', () => {
    const misfit = { code: 'WRONG_STATUS', command: 'resume', status: 'GRAYSCALE_RELEASE' } as const;
    expect(sentenceOf({ ...misfit, phase: 'SERVING' })).toBe('resume does not fit Grayscale Release (SERVING).');
  });

  it('lists every release that blocks an offline', () => {
    const releases = [
      { releaseId: 'r1', version: '1.0.0', status: 'UNDER_REVIEW' },
      { releaseId: 'r2', version: '1.1.0', status: 'PILOT_TESTING' },
    ] as const;
    expect(sentenceOf({ code: 'ACTIVE_RELEASES_BLOCK_OFFLINE', releases })).toBe(
      'Other releases are on their way here: 1.0.0 (Under Review), 1.1.0 (Pilot Testing).',
    );
  });
});

it('a title is the code as people write it', () => {
  expect(rejectionTitle('PERCENTAGE_MUST_INCREASE')).toBe('Percentage must increase');
});
