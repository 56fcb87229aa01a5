/** What invariants of a target are made of. One that does not hold throws, in words. */
import { isDeepStrictEqual } from 'node:util';
import type { Release } from '../../../domain/release/release.js';
import type { Transition } from './world.js';

export type Invariant = (transition: Transition) => void;

export function check(isTrue: boolean, words: string): void {
  if (!isTrue) throw new Error(words);
}

export const same = isDeepStrictEqual;
export const isGray = ({ state }: Release): boolean => state.status === 'GRAYSCALE_RELEASE';

/** Each release as it was and as it is; those that came into being have no before. */
export function pairs({ before, after }: Transition): { was: Release | undefined; is: Release }[] {
  return after.releases.map((is) => ({ was: before.releases.find((one) => one.id === is.id), is }));
}
