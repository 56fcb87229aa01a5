/** A local time of a zone as an instant. Apart from the other functions of zones, which more pages load. */
import type { LocalTime } from '../../domain/plan/plan.js';
import { localWords } from '../shared/zones.js';
import { dayMs, minuteMs } from '../../domain/values/time-units.js';

export interface LocalInstant {
  readonly atMs: number;
  /** What the clocks of the zone do with the local time. */
  readonly clocks: 'SHOW' | 'SKIP' | 'SHOW_TWICE';
}

/**
 * The instant of `2027-02-10T08:00` by the time zones of the browser, as the API finds it: the later one if clocks skip
 * it, the first if they show it twice. Null while the text is incomplete.
 */
export function instantOf(local: string, timeZone: string): LocalInstant | null {
  const localMs = /^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  if (Number.isNaN(localMs)) return null;
  const offsets = new Set([-dayMs, dayMs].map((distance) => offsetAt(localMs + distance, timeZone)));
  const possible = [...offsets].map((offset) => localMs - offset);
  const real = possible.filter((atMs) => atMs + offsetAt(atMs, timeZone) === localMs);
  if (real.length === 0) return { atMs: Math.max(...possible), clocks: 'SKIP' };
  return { atMs: Math.min(...real), clocks: real.length === 1 ? 'SHOW' : 'SHOW_TWICE' };
}

function offsetAt(atMs: number, timeZone: string): number {
  const local = Date.parse(`${localWords(atMs, timeZone).replace(' ', 'T')}Z`);
  return local - Math.floor(atMs / minuteMs) * minuteMs;
}

/** The fields of a command that takes a start. Null: none is given. */
export function startFields(start: LocalTime | null): { readonly startAt?: string; readonly zone?: string } {
  return start === null ? {} : { startAt: start.local, zone: start.zone };
}
