/** What invariants of a target are made of. One that does not hold throws, in words. */
import { isDeepStrictEqual } from 'node:util';
import type { Release } from '../../../domain/release/release.js';
import type { Happening } from './world.js';

export type Invariant = (happening: Happening) => void;

export function check(isTrue: boolean, words: string): void {
  if (!isTrue) throw new Error(words);
}

export const same = isDeepStrictEqual;
export const isGray = ({ state }: Release): boolean => state.status === 'GRAYSCALE_RELEASE';
