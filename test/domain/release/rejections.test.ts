import { describe, expect, it } from '@jest/globals';
import { rejectionTitle, sentenceOf } from '../../../domain/release/rejections.js';

const atMs = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('the sentence of a rejection', () => {
  it('names the holder of a busy target, its share, and whose it is', () => {
    const holder = { releaseId: 'r1', version: '2.3.0', percentage: 12.5, sinceMs: atMs, owner: 'alice' };
    expect(sentenceOf({ code: 'TARGET_BUSY', holder })).toBe('Version 2.3.0 by alice is gray here at 12.5 %.');
  });

  it('says who paused and why, or that no reason was given', () => {
    const paused = { code: 'PAUSED', by: 'bob', sinceMs: atMs } as const;
    expect(sentenceOf({ ...paused, reason: 'support calls' })).toBe('bob paused it. Reason: support calls');
    expect(sentenceOf({ ...paused, reason: null })).toBe('bob paused it. Reason: –');
  });

  it('names the phase where the status is gray', () => {
    const misfit = { code: 'WRONG_STATUS', command: 'resume', status: 'GRAYSCALE_RELEASE' } as const;
    expect(sentenceOf({ ...misfit, phase: 'SERVING' })).toBe('Not possible in Grayscale Release (SERVING).');
  });

  it('lists every release that blocks an offline', () => {
    const releases = [
      { releaseId: 'r1', version: '1.0.0', status: 'UNDER_REVIEW' },
      { releaseId: 'r2', version: '1.1.0', status: 'PILOT_TESTING' },
    ] as const;
    expect(sentenceOf({ code: 'ACTIVE_RELEASES_BLOCK_OFFLINE', releases })).toBe(
      'Other releases are under way on this target: 1.0.0 (Under Review), 1.1.0 (Pilot Testing).',
    );
  });
});

it('a title is the code as people write it', () => {
  expect(rejectionTitle('PERCENTAGE_MUST_INCREASE')).toBe('Percentage must increase');
});
