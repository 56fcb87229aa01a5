/** Warnings about actions that are allowed but risky. */
import type { Target } from '../target/target.js';
import type { Release } from './release.js';

/** NO_BASELINE: users outside the gray group get nothing (E11). */
export type WarningCode = 'NO_BASELINE';

export function warningsOf(target: Target, release: Release): WarningCode[] {
  const { status } = release.state;
  const isGoingGray = status === 'RELEASE_PREPARATION' || status === 'GRAYSCALE_RELEASE';
  return isGoingGray && target.baseline === null ? ['NO_BASELINE'] : [];
}
