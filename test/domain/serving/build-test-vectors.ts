/**
 * What `domain/serving/test-vectors.json` holds, computed again. The file is for clients in any language.
 * `test-vectors.test.ts` describes how to write it again.
 */
import {
  grayPosition,
  hashVersion,
  isInGray,
  targetSeed,
  threshold,
  userHash,
} from '../../../domain/serving/assign.js';
import { fmix32, murmur3 } from '../../../domain/values/murmur3.js';

const userKeys: Readonly<Record<string, string>> = {
  'one character': 'a',
  'two bytes of tail': 'ab',
  'three bytes of tail': 'abc',
  'one whole word': 'abcd',
  'ASCII, like an open id': 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
  'ASCII, sequential': '1000001',
  'ASCII, looks padded': ' user 1 ',
  'names of object properties': '__proto__',
  'Latin with two-byte characters': 'Zoë-Straße-42',
  Chinese: '用户甲乙丙',
  'Chinese and ASCII': '用户-10086',
  'Arabic, right to left': 'مستخدم',
  Emoji: '😀',
  'Emoji joined by zero width joiners': '👩‍👩‍👧‍👦 family',
  'composed, not normalised': '\u00e9',
  'decomposed, not normalised': 'e\u0301',
  'U+0000 inside': 'a\u0000b',
  'last character of two bytes': '\u07ff',
  'last character of the basic plane': '\uffff',
  'last character of all': '\u{10ffff}',
  'unpaired high surrogate, counts as U+FFFD': 'user-\ud83d',
  'unpaired low surrogate, counts as U+FFFD': '\ude00-user',
  'surrogates the wrong way round, count as U+FFFD twice': '\ude00\ud83d',
  'the replacement character itself': 'user-\ufffd',
  'over 1 KiB of ASCII': 'user:'.repeat(210),
  'over 1 KiB of Chinese': '长'.repeat(350),
};

const salts = [
  '00000000000000000000000000000000',
  '9f3c1b7e5a2d48069f3c1b7e5a2d4806',
  'c0ffee00c0ffee00c0ffee00c0ffee00',
  'ffffffffffffffffffffffffffffffff',
];

/** Shares asked of every user and salt, in basis points. */
const shares = [0, 1, 100, 1234, 5000, 9999, 10_000];
const thresholdShares = [0, 1, 2, 3, 99, 100, 101, 1234, 3333, 5000, 6667, 9999, 10_000];
const integers = [0, 1, 2, 0x7fffffff, 0x80000000, 0xdeadbeef, 0xffffffff];

export function buildTestVectors(): unknown {
  return {
    algorithm: hashVersion,
    rules: [
      'userHash = murmur3_x86_32(utf8(userKey), 0x9747b28c)',
      'targetSeed = murmur3_x86_32(utf8(salt), 0)',
      'h = fmix32(userHash xor targetSeed)',
      'threshold = round(basisPoints / 10000 * 2^32)',
      'in gray exactly when h < threshold; entersAtBp is the smallest share at which that holds',
      'an unpaired surrogate counts as U+FFFD; utf8Hex holds the bytes that are hashed',
    ],
    fmix32: integers.map((input) => ({ input, output: fmix32(input) })),
    thresholds: thresholdShares.map((bp) => ({ bp, threshold: threshold(bp) })),
    murmur3: Object.entries(userKeys).map(([note, text]) => ({
      note,
      text,
      utf8Hex: Buffer.from(text, 'utf8').toString('hex'),
      seed0: murmur3(text, 0),
      seedFfffffff: murmur3(text, 0xffffffff),
      userHash: userHash(text),
    })),
    salts: salts.map((salt) => ({ salt, targetSeed: targetSeed(salt) })),
    assignments: Object.entries(userKeys).flatMap(([note, userKey]) =>
      salts.map((salt) => assignment(note, userHash(userKey), salt)),
    ),
  };
}

function assignment(user: string, hash: number, salt: string): unknown {
  const seed = targetSeed(salt);
  const inGray = Object.fromEntries(shares.map((bp) => [String(bp), isInGray(hash, seed, threshold(bp))]));
  return { user, salt, h: grayPosition(hash, seed), entersAtBp: firstShare(hash, seed), inGray };
}

/** By trying every share, so that it does not lean on the formula it is compared with. */
function firstShare(hash: number, seed: number): number {
  for (let bp = 1; bp <= 10_000; bp++) if (isInGray(hash, seed, threshold(bp))) return bp;
  throw new Error('No share includes this user');
}
