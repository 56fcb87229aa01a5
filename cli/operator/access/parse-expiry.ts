/** When a token ends: a length of time from now, or a time. */
import { dayMs, hourMs } from '../../../domain/values/time-units.js';
import { typedNumberOrNaN } from '../../../domain/values/typed-number.js';

const unitMs: Readonly<Record<string, number>> = { h: hourMs, d: dayMs };

/** RFC 3339, UTC. Null when it is neither a time to come nor a length of time. */
export function parseExpiry(text: string, nowMs: number): string | null {
  const [, count, unit = ''] = /^(.{1,6})([hd])$/.exec(text) ?? [];
  // NaN for decimals: `1,5d` is not fifteen days.
  const atMs = count === undefined ? timeOf(text) : nowMs + typedNumberOrNaN(count, 0) * (unitMs[unit] ?? Number.NaN);
  return atMs > nowMs ? new Date(atMs).toISOString() : null;
}

/** Date.parse alone would accept "1". */
function timeOf(text: string): number {
  return /^\d{4}-\d{2}-\d{2}(T.+)?$/.test(text) ? Date.parse(text) : Number.NaN;
}
