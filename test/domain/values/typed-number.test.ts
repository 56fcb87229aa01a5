import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTypedNumber } from '../../../domain/values/typed-number.js';

const notANumber = { outcome: 'invalid', problem: 'NOT_A_NUMBER' };
const tooFine = { outcome: 'invalid', problem: 'TOO_FINE' };

const toFullWidth = (text: string) =>
  text.replaceAll(/[0-9.,]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0));
const decimalSigns = ['.', ',', '．', '，', '。', '٫'];
const wholes = fc.integer({ min: 0, max: 1_000_000 });
const fractions = fc.stringMatching(/^[0-9]{1,2}$/);

describe('a typed number', () => {
  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['0,5', 0.5],
    ['12,5', 12.5],
    ['1,25', 1.25],
    [' 7 ', 7],
    [',5', 0.5],
    ['007', 7],
    ['2.50', 2.5],
    ['１５', 15],
    ['２，５', 2.5],
    ['２．５', 2.5],
    ['2。5', 2.5],
    ['2٫5', 2.5],
    ['\u30005\u00A0', 5],
  ])('%j is read as %d', (text, value) => {
    expect(parseTypedNumber(text, 2)).toEqual({ outcome: 'valid', value });
  });

  it.each([
    ...['1.000,5', '1,000.5', '1.2.3', '1,2,3', '1..2', '5.', '5,', '.', ','],
    ...['1 5', '1\u00A05', '1\u20095', "1'5", '1’5', '1/5', '1_5', '1\u200B5', '\u20665\u2069'],
    ...['1O', 'O1', 'l0', '5%', '5 %', 'abc', 'NaN', 'Infinity', '∞', '½', '⅕', '五', '①', '⁵', '５％'],
    ...['1e1', '1E1', '0x10', '0b11', '-5', '+5', '−5', '٢', '२', '๕', '𝟓', '5\n6', '5;6', '2,5٫5'],
    '1'.repeat(13),
  ])('%j is not a number', (text) => {
    expect(parseTypedNumber(text, 2)).toEqual(notANumber);
  });

  it.each(['1,000', '1.000', '7.125', '0.001', '2.500'])('%j has more decimals than two', (text) => {
    expect(parseTypedNumber(text, 2)).toEqual(tooFine);
  });

  it.each(['1,5', '1.0', '٫5'])('%j is not a whole number', (text) => {
    expect(parseTypedNumber(text, 0)).toEqual(tooFine);
  });

  it.each(['', ' ', '\u3000'])('%j is empty', (text) => {
    expect(parseTypedNumber(text, 2)).toEqual({ outcome: 'invalid', problem: 'EMPTY' });
  });

  it('every decimal sign and both forms of digits give the same number', () => {
    fc.assert(
      fc.property(
        wholes,
        fractions,
        fc.constantFrom(...decimalSigns),
        fc.boolean(),
        (whole, fraction, sign, isWide) => {
          const text = `${whole}${sign}${fraction}`;
          const expected = { outcome: 'valid', value: Number(`${whole}.${fraction}`) };
          expect(parseTypedNumber(isWide ? toFullWidth(text) : text, 2)).toEqual(expected);
        },
      ),
    );
  });

  it('any text with another character than digits and one decimal sign is not a number', () => {
    const allowed = /^[0-9０-９]*(?:[.,．，。٫][0-9０-９]+)?$/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
        fc.pre(text.trim() !== '' && !allowed.test(text.trim()));
        expect(parseTypedNumber(text, 2)).toEqual(notANumber);
      }),
    );
  });

  it('a text inserted into a number never gives a number of more digits than were typed without it', () => {
    const noise = fc.constantFrom(' ', "'", '/', 'e', '-', '+', '\u200B', '٢', 'O', '_', '\t');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), noise, (left, right, between) => {
        expect(parseTypedNumber(`${left}${between}${right}`, 2)).toEqual(notANumber);
      }),
    );
  });
});
