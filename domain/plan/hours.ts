/**
 * Warnings of steps at night or at a weekend, when few operators are present. API and console give the clock. The data
 * of time zones differs between machines, so workflow code and decisions must not read them.
 */
import { dayMs, hourMs } from '../values/time-units.js';

/** NIGHT: 22:00 to 07:00. WEEKEND: Saturday and Sunday. By the clocks of the target app's zone. */
export type HourWarning = 'NIGHT' | 'WEEKEND';

/** The local time of an instant, as a number: its milliseconds if it were UTC. */
export type LocalClock = (atMs: number) => number;

export function hourWarnings(atMs: number, clock: LocalClock): HourWarning[] {
  const localMs = clock(atMs);
  const hour = Math.floor((localMs % dayMs) / hourMs);
  // 1970-01-01, day 0, was a Thursday.
  const daysSinceSaturday = (Math.floor(localMs / dayMs) + 5) % 7;
  return [
    ...(hour >= 22 || hour < 7 ? (['NIGHT'] as const) : []),
    ...(daysSinceSaturday < 2 ? (['WEEKEND'] as const) : []),
  ];
}
