/** What one process answered for one target, and how often, since it last said so. */
import type { TargetKey } from '../target/target.js';
import type { Variant } from './assign.js';

export interface ExposureCount extends TargetKey {
  readonly variant: Variant;
  /** The release that was given; null where nothing was. */
  readonly releaseId: string | null;
  readonly decisions: number;
}

export const exposureMinuteMs = 60_000;

/** The minute under which a decision is counted, by its beginning. */
export function exposureMinuteOf(atMs: number): number {
  return Math.floor(atMs / exposureMinuteMs) * exposureMinuteMs;
}
