import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDuration } from '../../../domain/values/duration.js';

it.each([
  ['PT1H', 3_600_000],
  ['PT90M', 5_400_000],
  ['P1DT12H', 129_600_000],
  ['P2W', 1_209_600_000],
  ['PT0S', 0],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each(['', 'P', 'PT', 'P1DT', '1H', 'P1M', 'P1Y', 'PT1.5H', 'P-1D', 'pt1h', 'P1W2D', 'PT1S1M', 'PT999999999S'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);

it('a duration is the sum of its parts', () => {
  const parts = fc.tuple(fc.nat(9999), fc.nat(9999), fc.nat(9999), fc.nat(9999));
  fc.assert(
    fc.property(parts, ([d, h, m, s]) => {
      expect(parseDuration(`P${d}DT${h}H${m}M${s}S`)).toBe((((d * 24 + h) * 60 + m) * 60 + s) * 1000);
    }),
  );
});
