/**
 * Users and salts for statistics: the same ones in every run, drawn by a small seeded generator.
 */

// Looked up once: within jest a global costs more than the arithmetic.
const { floor, imul } = Math;

/** Mulberry32: numbers from 0 to below 1, the same sequence for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

function openIds(count: number): string[] {
  const random = randomFrom(20_261);
  return Array.from({ length: count }, () => {
    const units = Array.from({ length: 27 }, () => letters.charAt(floor(random() * letters.length)));
    return `o${units.join('')}`;
  });
}

/** The three ways in which super apps number their users. Sequential ones are where weak hashes fail. */
export const populations: Readonly<Record<string, (count: number) => string[]>> = {
  'open ids of 28 characters': openIds,
  'numbers from 1 on': (count) => Array.from({ length: count }, (_, index) => String(index + 1)),
  'padded numbers': (count) => Array.from({ length: count }, (_, index) => `user${String(index + 1).padStart(8, '0')}`),
};

export function salts(count: number): string[] {
  const random = randomFrom(7);
  return Array.from({ length: count }, () =>
    Array.from({ length: 32 }, () => floor(random() * 16).toString(16)).join(''),
  );
}
