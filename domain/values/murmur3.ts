/**
 * MurmurHash3_x86_32 over the UTF-8 bytes of a string, read in place: no buffer, no allocation. Distributes users
 * evenly. Not a cryptographic hash.
 */

// Bound once: in a vm context a lookup of a global costs more than the multiplication.
const { imul } = Math;

const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;
const REPLACEMENT_CHARACTER = 0xfffd;

/**
 * Hash of `text` as UTF-8, 0 … 2^32 - 1. An unpaired surrogate counts as U+FFFD, as every UTF-8 encoder writes it.
 *
 * Source: Austin Appleby, SMHasher, `MurmurHash3_x86_32` (public domain). `murmur3('hello', 0)` is 0x248bfa47.
 */
export function murmur3(text: string, seed: number): number {
  const length = text.length;
  const wholeWords = length & ~3;
  let seen = 0;
  let hash = seed | 0;
  for (let i = 0; i < wholeWords; i += 4) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    seen |= a | b | c | d;
    hash = mixWord(hash, a | (b << 8) | (c << 16) | (d << 24));
  }
  let tail = 0;
  for (let i = length - 1; i >= wholeWords; i--) {
    const unit = text.charCodeAt(i);
    seen |= unit;
    tail = (tail << 8) | unit;
  }
  // Keys are nearly always ASCII, so that path runs first. The union of all code units shows whether it applies.
  if (seen > 0x7f) return murmur3Wide(text, seed);
  return fmix32(hash ^ scramble(tail) ^ length);
}

/** Murmur3's finaliser: a bijection of 32 bits in which every input bit moves every output bit. 0 stays 0. */
export function fmix32(value: number): number {
  let hash = value;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same hash for text beyond ASCII. Each code point becomes one to four bytes, collected into words of four. */
function murmur3Wide(text: string, seed: number): number {
  let hash = seed | 0;
  let byteLength = 0;
  let word = 0;
  let filled = 0; // bytes of `word` in use, 0 … 3
  for (let i = 0; i < text.length; i++) {
    const codePoint = scalarAt(text, i);
    if (codePoint > 0xffff) i++;
    const bytes = utf8Bytes(codePoint);
    const count = utf8Length(codePoint);
    byteLength += count;
    word |= bytes << (8 * filled);
    if (filled + count < 4) {
      filled += count;
      continue;
    }
    hash = mixWord(hash, word);
    // A shift by 32 is a shift by 0 in JavaScript, hence the separate case.
    word = filled === 0 ? 0 : bytes >>> (32 - 8 * filled);
    filled += count - 4;
  }
  return fmix32(hash ^ scramble(word) ^ byteLength);
}

function mixWord(hash: number, word: number): number {
  const mixed = hash ^ scramble(word);
  return (imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function scramble(word: number): number {
  const scaled = imul(word, C1);
  return imul((scaled << 15) | (scaled >>> 17), C2);
}

function scalarAt(text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? REPLACEMENT_CHARACTER;
  const isUnpairedSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return isUnpairedSurrogate ? REPLACEMENT_CHARACTER : codePoint;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** The UTF-8 bytes of a code point in one 32-bit integer, first byte lowest. */
function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return codePoint;
  const last = 0x80 | (codePoint & 0x3f);
  if (codePoint < 0x800) return 0xc0 | (codePoint >> 6) | (last << 8);
  const third = 0x80 | ((codePoint >> 6) & 0x3f);
  if (codePoint < 0x10000) return 0xe0 | (codePoint >> 12) | (third << 8) | (last << 16);
  const second = 0x80 | ((codePoint >> 12) & 0x3f);
  return 0xf0 | (codePoint >> 18) | (second << 8) | (third << 16) | (last << 24);
}
