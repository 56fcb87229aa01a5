import { describe, expect, it } from '@jest/globals';
import { decideUpload } from '../../../domain/registry/version-number.js';

describe('decideUpload', () => {
  it('accepts the first upload whatever its number', () => {
    expect(decideUpload('0.0.0', null)).toEqual({ outcome: 'ACCEPTED' });
  });

  it.each(['1.2.10', '1.3.0', '2.0.0'])('accepts %s after 1.2.9', (number) => {
    expect(decideUpload(number, '1.2.9')).toEqual({ outcome: 'ACCEPTED' });
  });

  it.each(['1.2.9', '1.2.8', '1.1.10', '0.9.9'])('refuses %s after 1.2.9 and names both', (number) => {
    expect(decideUpload(number, '1.2.9')).toEqual({
      outcome: 'REJECTED',
      rejection: { code: 'VERSION_MUST_INCREASE', current: '1.2.9', asked: number },
    });
  });
});
