import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fmix32, murmur3 } from '../../../domain/values/murmur3.js';

/** The same hash the plain way: encode first, then read whole words, then the rest byte by byte. */
function murmur3OfBytes(text: string, seed: number): number {
  const bytes = Buffer.from(text, 'utf8');
  const scramble = (word: number): number => {
    const scaled = Math.imul(word, 0xcc9e2d51);
    return Math.imul((scaled << 15) | (scaled >>> 17), 0x1b873593);
  };
  let hash = seed;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    hash ^= scramble(bytes.readInt32LE(at));
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  let rest = 0;
  for (let index = bytes.length - 1; index >= at; index--) rest = rest * 256 + (bytes[index] ?? 0);
  return fmix32(hash ^ scramble(rest) ^ bytes.length);
}

const seed = fc.integer({ min: 0, max: 0xffffffff });
/** Any sequence of UTF-16 code units, unpaired surrogates among them. */
const anyUnits = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x7f }),
      fc.integer({ min: 0x80, max: 0xffff }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
    ),
    { maxLength: 70 },
  )
  .map((units) => String.fromCharCode(...units));

describe('murmur3', () => {
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aa', 0x9747b28c, 0x5d211726],
    ['a', 0x9747b28c, 0x7fa09ea6],
  ])('gives the known value for %j under seed %i', (text, ofSeed, hash) => {
    expect(murmur3(text, ofSeed)).toBe(hash);
  });

  it('hashes the UTF-8 bytes of any text', () => {
    fc.assert(
      fc.property(anyUnits, seed, (text, ofSeed) => {
        expect(murmur3(text, ofSeed)).toBe(murmur3OfBytes(text, ofSeed));
      }),
      { numRuns: 5000 },
    );
  });

  it('reads every scalar value as its UTF-8 bytes', () => {
    const different: number[] = [];
    for (let codePoint = 0x80; codePoint <= 0x10ffff; codePoint += codePoint < 0x3000 ? 1 : 37) {
      const text = `x${String.fromCodePoint(codePoint)}`;
      if (murmur3(text, 0) !== murmur3OfBytes(text, 0)) different.push(codePoint);
    }
    expect(different).toEqual([]);
  });

  it.each([
    ['high', 'a\ud83d'],
    ['low', 'a\ude00'],
  ])('counts an unpaired %s surrogate as U+FFFD', (_, text) => {
    expect(murmur3(text, 0)).toBe(murmur3('a\ufffd', 0));
  });
});

describe('the texts of this test', () => {
  it('hold unpaired surrogates, pairs, ASCII alone and every length of tail', () => {
    const texts = fc.sample(anyUnits, { numRuns: 2000, seed: 1 });
    const bytesLeft = texts.map((text) => Buffer.byteLength(text) % 4);
    expect([...new Set(bytesLeft)].sort()).toEqual([0, 1, 2, 3]);
    expect(texts.some((text) => Buffer.from(text, 'utf8').toString('utf8') !== text)).toBe(true);
    expect(texts.some((text) => /\p{Surrogate}/u.test(text) && /[\u{10000}-\u{10ffff}]/u.test(text))).toBe(true);
    expect(texts.some((text) => /^[\0-\x7f]+$/.test(text))).toBe(true);
  });
});

describe('fmix32', () => {
  it.each([
    [0, 0],
    [1, 0x514e28b7],
    [0xffffffff, 0x81f16f39],
  ])('turns %i into %i', (input, output) => {
    expect(fmix32(input)).toBe(output);
  });

  it('moves about half of the output bits for each input bit', () => {
    const bits = (value: number): number => value.toString(2).replaceAll('0', '').length;
    for (let bit = 0; bit < 32; bit++) {
      const moved = Array.from({ length: 400 }, (_, n) => bits((fmix32(n) ^ fmix32(n ^ (1 << bit))) >>> 0));
      const mean = moved.reduce((sum, value) => sum + value, 0) / moved.length;
      expect(Math.abs(mean - 16)).toBeLessThan(1);
    }
  });
});
