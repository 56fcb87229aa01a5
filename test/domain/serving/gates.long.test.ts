/**
 * What the assignment algorithm promises, over samples large enough for a broken promise to show.
 * Samples are fixed, so a failure is a change of the algorithm and never bad luck.
 */
import { describe, expect, it } from '@jest/globals';
import {
  grayPosition,
  isInGray,
  launchUser,
  prepareView,
  resolve,
  targetSeed,
  threshold,
  userHash,
} from '../../../domain/serving/assign.js';
import { populations, randomFrom, salts } from './populations.js';
import { commonBits, correlationZ, countInGray, hashOfLastPosition, membershipBits } from './statistics.js';

const everyShare = Array.from({ length: 10_001 }, (_, bp) => bp);
const kinds = Object.keys(populations);
const usersOf = (kind: string, count: number): string[] => populations[kind]?.(count) ?? raise();
const hashesOf = (kind: string, count: number): Uint32Array => hundredThousand[kind]?.subarray(0, count) ?? raise();
const hundredThousand: Readonly<Record<string, Uint32Array>> = Object.fromEntries(
  kinds.map((kind) => [kind, Uint32Array.from(usersOf(kind, 100_000), userHash)]),
);

describe('sticky', () => {
  it('gives the same answer to the same user, whenever the view was prepared', () => {
    const view = {
      suspended: false,
      baseline: { releaseId: 'r1', version: '1.0.0' },
      candidate: { releaseId: 'r2', version: '1.1.0', bp: 2345, salt: salts(1)[0] ?? '', hashVersion: 1 },
      pilots: [],
    };
    const first = prepareView(view);
    const again = prepareView(JSON.parse(JSON.stringify(view)) as typeof view);
    const users = usersOf('open ids of 28 characters', 20_000).map(launchUser);
    expect(users.map((user) => resolve(again, user))).toEqual(users.map((user) => resolve(first, user)));
  });
});

describe('monotone', () => {
  it('has a higher threshold at each of the 10,001 steps, from 0 to 2^32', () => {
    const thresholds = everyShare.map(threshold);
    expect(thresholds[0]).toBe(0);
    expect(thresholds[10_000]).toBe(2 ** 32);
    expect(thresholds.every((value, bp) => bp === 0 || value > (thresholds[bp - 1] ?? value))).toBe(true);
  });

  it('keeps everyone who is in, at each of the 10,001 steps', () => {
    const hashes = hashesOf('numbers from 1 on', 1000);
    const thresholds = everyShare.map(threshold);
    for (const seed of salts(3).map(targetSeed)) {
      const changesOfMind = Array.from(hashes, (hash) => {
        const answers = thresholds.map((below) => isInGray(hash, seed, below));
        return answers.filter((answer, bp) => bp > 0 && answer !== answers[bp - 1]).length;
      });
      expect(changesOfMind.every((changes) => changes === 1)).toBe(true);
    }
  });
});

describe('exact at the ends', () => {
  it.each(kinds)('selects no user at 0 % and every user at 100 %: %s', (kind) => {
    const hashes = hashesOf(kind, 100_000);
    for (const seed of salts(20).map(targetSeed)) {
      expect(countInGray(hashes, seed, 0)).toBe(0);
      expect(countInGray(hashes, seed, 10_000)).toBe(hashes.length);
    }
  });

  it('takes even the last position at 100 % and not even the first at 0 %', () => {
    const hash = 12_345;
    expect(grayPosition(hash, hash)).toBe(0);
    expect(isInGray(hash, hash, threshold(0))).toBe(false);
    expect(isInGray(hash, hash, threshold(1))).toBe(true);
    const last = hashOfLastPosition();
    expect(grayPosition(last, 0)).toBe(0xffffffff);
    expect(isInGray(last, 0, threshold(9999))).toBe(false);
    expect(isInGray(last, 0, threshold(10_000))).toBe(true);
  });
});

describe('the asked share', () => {
  it.each(kinds)('is met within chance, 0.01 % too: %s', (kind) => {
    const hashes = hashesOf(kind, 100_000);
    const seeds = salts(20).map(targetSeed);
    for (const bp of [1, 7, 50, 100, 1234, 5000, 9999]) {
      const requested = bp / 10_000;
      const trials = hashes.length * seeds.length;
      const met = seeds.reduce((sum, seed) => sum + countInGray(hashes, seed, bp), 0);
      const z = (met - trials * requested) / Math.sqrt(trials * requested * (1 - requested));
      expect(Math.abs(z)).toBeLessThan(4);
    }
  });
});

describe('uniform', () => {
  it.each(kinds)('fills ten equal parts alike, over 20 targets: %s', (kind) => {
    const hashes = hashesOf(kind, 100_000);
    const parts = 10;
    const expected = hashes.length / parts;
    let chiSquare = 0;
    for (const seed of salts(20).map(targetSeed)) {
      const counts = new Float64Array(parts);
      for (const hash of hashes) {
        const part = ((grayPosition(hash, seed) / 2 ** 32) * parts) | 0;
        counts[part] = (counts[part] ?? 0) + 1;
      }
      chiSquare += counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    }
    const degrees = 20 * (parts - 1);
    expect(Math.abs((chiSquare - degrees) / Math.sqrt(2 * degrees))).toBeLessThan(4);
  });
});

describe('independent', () => {
  it.each(kinds)('selects for each of 40 releases as if the others did not exist, 780 pairs: %s', (kind) => {
    const hashes = hashesOf(kind, 50_000);
    const groups = salts(40).map((salt) => membershipBits(hashes, targetSeed(salt), 5000));
    const zs = groups.flatMap((a, index) => groups.slice(index + 1).map((b) => correlationZ(a, b, hashes.length)));
    expect(zs).toHaveLength(780);
    const meanSquare = zs.reduce((sum, z) => sum + z * z, 0) / zs.length;
    expect(meanSquare).toBeGreaterThan(0.85);
    expect(meanSquare).toBeLessThan(1.15);
    expect(Math.max(...zs.map(Math.abs))).toBeLessThan(5);
  });

  it('draws new first users for each release', () => {
    const hashes = hashesOf('padded numbers', 100_000);
    const [first, second] = salts(2).map((salt) => membershipBits(hashes, targetSeed(salt), 100));
    const both = commonBits(first ?? new Uint32Array(), second ?? new Uint32Array());
    const firstSize = countInGray(hashes, targetSeed(salts(1)[0] ?? ''), 100);
    expect(firstSize).toBeGreaterThan(800);
    // One in a hundred of the first thousand by chance: 10 of them, give or take.
    expect(both).toBeLessThan(30);
  });

  it('keeps the first users of a release when its percentage goes to 0 and up again', () => {
    const hashes = hashesOf('open ids of 28 characters', 10_000);
    const seed = targetSeed(salts(1)[0] ?? '');
    const before = membershipBits(hashes, seed, 100);
    expect(membershipBits(hashes, seed, 0).every((word) => word === 0)).toBe(true);
    expect(membershipBits(hashes, seed, 100)).toEqual(before);
  });
});

describe('order', () => {
  it('of users, targets and testers changes no answer', () => {
    const users = usersOf('padded numbers', 300);
    const views = salts(10).map((salt, index) => ({
      suspended: index === 7,
      baseline: index === 8 ? null : { releaseId: `b${index}`, version: '1.0.0' },
      candidate: { releaseId: `c${index}`, version: '1.1.0', bp: 1000 * index, salt, hashVersion: 1 },
      pilots: [
        { releaseId: 'p1', version: '1.9.0', users: users.slice(0, 20) },
        { releaseId: 'p2', version: '1.10.0', users: users.slice(10, 30) },
      ],
    }));
    const answers = (order: readonly number[], people: readonly string[], flip: boolean): Record<string, string> => {
      const all: Record<string, string> = {};
      for (const index of order) {
        const view = views[index] ?? raise();
        const pilots = flip ? view.pilots.map((p) => ({ ...p, users: [...p.users].reverse() })).reverse() : view.pilots;
        const prepared = prepareView({ ...view, pilots });
        for (const key of people) all[`${index}/${key}`] = JSON.stringify(resolve(prepared, launchUser(key)));
      }
      return all;
    };
    const inOrder = answers([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], users, false);
    expect(answers([7, 2, 9, 0, 4, 1, 8, 3, 6, 5], shuffled(users), true)).toEqual(inOrder);
  });
});

function raise(): never {
  throw new Error('No such sample');
}

function shuffled(items: readonly string[]): string[] {
  const random = randomFrom(99);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
