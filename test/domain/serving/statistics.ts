/**
 * Counting gray groups, and how much two of them have in common.
 */
import { isInGray, threshold } from '../../../domain/serving/assign.js';

// Looked up once: within jest a global costs more than the arithmetic.
const { imul } = Math;

export function countInGray(hashes: Uint32Array, seed: number, bp: number): number {
  const below = threshold(bp);
  return hashes.reduce((count, hash) => (isInGray(hash, seed, below) ? count + 1 : count), 0);
}

/** One bit a user, set for those in gray. */
export function membershipBits(hashes: Uint32Array, seed: number, bp: number): Uint32Array {
  const below = threshold(bp);
  const bits = new Uint32Array(Math.ceil(hashes.length / 32));
  hashes.forEach((hash, index) => {
    if (isInGray(hash, seed, below)) bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
  });
  return bits;
}

function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function commonBits(a: Uint32Array, b: Uint32Array): number {
  return a.reduce((sum, word, index) => sum + countBits(word & (b[index] ?? 0)), 0);
}

/** The phi coefficient of two memberships times the root of the users: a standard normal when they are independent. */
export function correlationZ(a: Uint32Array, b: Uint32Array, users: number): number {
  const inA = commonBits(a, a);
  const inB = commonBits(b, b);
  const inBoth = commonBits(a, b);
  const phi = (inBoth * users - inA * inB) / Math.sqrt(inA * (users - inA) * inB * (users - inB));
  return phi * Math.sqrt(users);
}

/** What fmix32 turns into 2^32 - 1: its three steps undone, with the inverse factors modulo 2^32. */
export function hashOfLastPosition(): number {
  const undoShift16 = (value: number): number => value ^ (value >>> 16);
  const undoShift13 = (value: number): number => value ^ (value >>> 13) ^ (value >>> 26);
  const unscaled = imul(undoShift16(0xffffffff), 0x7ed1b41d);
  return undoShift16(imul(undoShift13(unscaled), 0xa5cb9243)) >>> 0;
}
