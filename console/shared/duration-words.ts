/** Durations in words. Apart from plans, because pages without a plan show them. */
import { parseDuration } from '../../domain/values/duration.js';
import { dayMs, hourMs, minuteMs } from '../../domain/values/time-units.js';

const units = [
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
  ['second', 1_000],
] as const;

/** The two largest units: `1 day 2 hours`, or more of them. */
export function durationWords(ms: number, language: string, mostUnits = 2): string {
  const first = units.findIndex(([, size]) => ms >= size);
  if (first === -1) return countWords(0, 'minute', language);
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of units.slice(first, first + mostUnits)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(countWords(count, unit, language));
  }
  return parts.join(' ');
}

function countWords(count: number, unit: (typeof units)[number][0], language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** Of an ISO 8601 duration of the API. */
export function msOf(duration: string): number {
  return parseDuration(duration) ?? 0;
}
