/**
 * Local times and their instants. A local time is a number: its milliseconds if it were UTC. Rules are expanded in
 * local time and then moved into the zone. So neither the zone of the process nor a change of clocks moves them.
 */
import { Temporal } from 'temporal-polyfill';
import { dayMs, minuteMs } from '../values/time-units.js';

const localForm = /^20\d\d-\d\d-\d\d(T\d\d:\d\d)?$/;

/** `2027-02-10T08:00`, or `2027-02-10` for its midnight. Null: no such time, or not of this century. */
export function parseLocal(text: string): number | null {
  if (!localForm.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime('UTC').epochMilliseconds;
  } catch {
    return null;
  }
}

export function localText(localMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(localMs).toString().slice(0, 16);
}

export function localDate(localMs: number): string {
  return localText(localMs).slice(0, 10);
}

/** The name of the zone in its usual letters. Null: unknown, or not a name. */
export function canonicalZone(name: string): string | null {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
}

/** The local time of an instant, in whole minutes. */
export function localTimeAt(zone: string, atMs: number): number {
  const localMs = atMs + offsetAt(zone, atMs);
  return Math.floor(localMs / minuteMs) * minuteMs;
}

export function offsetAt(zone: string, atMs: number): number {
  return zoned(zone, atMs).offsetNanoseconds / 1e6;
}

function zoned(zone: string, atMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(atMs)).toZonedDateTimeISO(zone);
}

/** The instant of a local time. If clocks skip it: the later one. If they go back over it: the first. */
export function instantOf(zone: string, localMs: number): number {
  return Temporal.PlainDateTime.from(localText(localMs)).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** A zone's offset from UTC since an instant, until that of the next entry. */
export interface OffsetPeriod {
  readonly sinceMs: number;
  readonly offsetMs: number;
}

/** The offsets that local times in this range can have. */
export function offsetsOf(zone: string, fromLocalMs: number, untilLocalMs: number): readonly OffsetPeriod[] {
  const [fromMs, untilMs] = [fromLocalMs - 2 * dayMs, untilLocalMs + 2 * dayMs];
  let at = zoned(zone, fromMs);
  const periods = [{ sinceMs: Number.NEGATIVE_INFINITY, offsetMs: at.offsetNanoseconds / 1e6 }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds > untilMs) return periods;
    periods.push({ sinceMs: next.epochMilliseconds, offsetMs: next.offsetNanoseconds / 1e6 });
    at = next;
  }
}

/** The instants of a local time: two if clocks go back over it. If they skip it: as each of the two offsets has it. */
export interface Instants {
  readonly earlierMs: number;
  readonly laterMs: number;
}

export function instantsOf(localMs: number, periods: readonly OffsetPeriod[]): Instants {
  const isAfter = (index: number, atMs: number): boolean => atMs >= (periods[index]?.sinceMs ?? Infinity);
  const real = periods
    .map(({ offsetMs }, index) => ({ index, atMs: localMs - offsetMs }))
    .filter(({ index, atMs }) => isAfter(index, atMs) && !isAfter(index + 1, atMs))
    .map(({ atMs }) => atMs);
  if (real.length > 0) return { earlierMs: Math.min(...real), laterMs: Math.max(...real) };
  const after = periods.findIndex(
    ({ offsetMs, sinceMs }, index) =>
      localMs - offsetMs < sinceMs && isAfter(index, localMs - (periods[index - 1]?.offsetMs ?? 0)),
  );
  const [before, next] = [periods[after - 1], periods[after]];
  return { earlierMs: localMs - (next?.offsetMs ?? 0), laterMs: localMs - (before?.offsetMs ?? 0) };
}
