/** Answers of one process for one target since its last report, counted by release. */
import { minuteMs } from '../values/time-units.js';
import type { TargetKey } from '../target/target.js';
import type { Variant } from './assign.js';

export interface ExposureCount extends TargetKey {
  readonly variant: Variant;
  /** The release that was served. Null when none was. */
  readonly releaseId: string | null;
  readonly decisions: number;
}

/** The minute of a decision, as its start in milliseconds. */
export function exposureMinuteOf(atMs: number): number {
  return Math.floor(atMs / minuteMs) * minuteMs;
}
