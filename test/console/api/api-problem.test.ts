import { describe, expect, it } from '@jest/globals';
import { errorOfLast } from '../../../console/api/api-problem.js';

const refused = new Error('refused');
const neverSent = { submittedAt: 0, error: null };

describe('the failure shown of several writes', () => {
  it('is that of the write sent last, so an earlier failure is gone when a later write succeeds', () => {
    const failed = { submittedAt: 1_000, error: refused };
    expect(errorOfLast(failed, neverSent)).toBe(refused);
    expect(errorOfLast(failed, { submittedAt: 2_000, error: null })).toBeNull();
    expect(errorOfLast({ submittedAt: 500, error: null }, failed)).toBe(refused);
  });

  it('is none before any write was sent', () => {
    expect(errorOfLast(neverSent, neverSent)).toBeNull();
    expect(errorOfLast()).toBeNull();
  });
});
