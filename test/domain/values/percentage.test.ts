import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PercentageProblem, parsePercentage, percentOf } from '../../../domain/values/percentage.js';

const everyBp = Array.from({ length: 10_000 }, (_, index) => index + 1);

/** 1234 as a person writes it: 12.34. Made of digits, without any division. */
function inDecimals(bp: number): string {
  const digits = String(bp).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('parsePercentage', () => {
  it('reads every share of 0.01 % to 100 % as it is written', () => {
    expect(everyBp.map((bp) => parsePercentage(Number(inDecimals(bp))))).toEqual(
      everyBp.map((bp) => ({ outcome: 'valid', bp })),
    );
  });

  it.each<[string, number, PercentageProblem]>([
    ['0', 0, 'ZERO'],
    ['minus 0', -0, 'ZERO'],
    ['a negative number', -5, 'NEGATIVE'],
    ['a tiny negative number', -0.001, 'NEGATIVE'],
    ['minus infinity', Number.NEGATIVE_INFINITY, 'NOT_FINITE'],
    ['infinity', Number.POSITIVE_INFINITY, 'NOT_FINITE'],
    ['NaN', Number.NaN, 'NOT_A_NUMBER'],
    ['101', 101, 'ABOVE_100'],
    ['100.001', 100.001, 'ABOVE_100'],
    ['the next double above 100', 100 + 2 ** -46, 'ABOVE_100'],
    ['three decimals', 12.345, 'TOO_FINE'],
    ['99.999', 99.999, 'TOO_FINE'],
    ['less than 0.01', 0.005, 'TOO_FINE'],
    ['the smallest number', Number.MIN_VALUE, 'TOO_FINE'],
    ['a sum that missed its decimal', 0.1 + 0.2, 'TOO_FINE'],
    ['the next double above 10', 10 + 2 ** -49, 'TOO_FINE'],
  ])('refuses %s', (_, percent, problem) => {
    expect(parsePercentage(percent)).toEqual({ outcome: 'invalid', problem });
  });

  it('takes a number exactly when it can be written with at most two decimals', () => {
    const percent = fc.oneof(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.integer({ min: 1, max: 100_000 }).map((thousandths) => Number(`${thousandths}e-3`)),
      fc.constantFrom(...everyBp).map((bp) => Number(inDecimals(bp))),
    );
    fc.assert(
      fc.property(percent, (value) => {
        // The shortest decimal that reads as this double.
        const hasTwoDecimals = /^\d+(\.\d{1,2})?$/.test(String(value));
        expect(parsePercentage(value).outcome).toBe(hasTwoDecimals ? 'valid' : 'invalid');
      }),
      { numRuns: 3000 },
    );
  });
});

describe('percentOf', () => {
  it('is exact for all 10,001 values', () => {
    const wrong = [0, ...everyBp].filter((bp) => percentOf(bp) !== Number(inDecimals(bp)));
    expect(wrong).toEqual([]);
  });

  it.each([
    [0, '0'],
    [1, '0.01'],
    [29, '0.29'],
    [1234, '12.34'],
    [5000, '50'],
    [9999, '99.99'],
    [10_000, '100'],
  ])('shows %i as %s', (bp, text) => {
    expect(String(percentOf(bp))).toBe(text);
  });
});
