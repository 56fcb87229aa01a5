import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVersionNumbers, maxVersionPart, parseVersionNumber } from '../../../domain/registry/version-number.js';

const part = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: maxVersionPart }));
const number = fc.tuple(part, part, part);
const textOf = (parts: readonly number[]): string => parts.join('.');

describe('parseVersionNumber', () => {
  it('reads back every number that is written in three parts', () => {
    fc.assert(
      fc.property(number, ([major, minor, patch]) => {
        expect(parseVersionNumber(`${major}.${minor}.${patch}`)).toEqual({ major, minor, patch });
      }),
    );
  });

  it.each(['0.0.0', '0.0.1', '10.20.30', '999999.999999.999999'])('accepts %s', (text) => {
    expect(parseVersionNumber(text)).not.toBeNull();
  });

  it.each([
    ['empty text', ''],
    ['one part', '1'],
    ['two parts', '1.2'],
    ['four parts', '1.2.3.4'],
    ['an empty part', '1..3'],
    ['a leading zero', '01.2.3'],
    ['a leading zero in the last part', '1.2.03'],
    ['a part above 999,999', '1.2.1000000'],
    ['a sign', '1.2.-3'],
    ['a plus sign', '+1.2.3'],
    ['a pre-release', '1.2.3-rc.1'],
    ['a leading v', 'v1.2.3'],
    ['a space', ' 1.2.3'],
    ['a line end', '1.2.3\n'],
    ['other digits', '١.٢.٣'],
    ['an exponent', '1e1.0.0'],
  ])('refuses %s', (_, text) => {
    expect(parseVersionNumber(text)).toBeNull();
  });
});

describe('compareVersionNumbers', () => {
  it('compares parts as numbers, the first difference decides', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const different = a.findIndex((value, index) => value !== b[index]);
        const expected = different === -1 ? 0 : Math.sign((a[different] ?? 0) - (b[different] ?? 0));
        expect(Math.sign(compareVersionNumbers(textOf(a), textOf(b)))).toBe(expected);
      }),
    );
  });

  it.each([
    ['1.2.9', '1.2.10'],
    ['1.9.0', '1.10.0'],
    ['9.0.0', '10.0.0'],
    ['0.999999.999999', '1.0.0'],
    ['not a number', '0.0.0'],
  ])('puts %s before %s', (older, newer) => {
    expect(compareVersionNumbers(older, newer)).toBeLessThan(0);
    expect(compareVersionNumbers(newer, older)).toBeGreaterThan(0);
  });
});
