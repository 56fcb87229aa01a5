/**
 * An independent evaluator of windows: it walks minutes, reads local times from Intl, and matches days one by one. It
 * shares no code with the one under test, and knows the rules that `anyWindow` makes.
 */
import fc from 'fast-check';
import type { ChangeWindow } from '../../../domain/window/window.js';
import type { CoveringWindow } from '../../../domain/window/window-state.js';
import { dayMs, minuteMs } from '../../../domain/values/time-units.js';

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

export const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'] as const;

/** The local time of each minute of a range, as if it were UTC. */
export function localMinutes(zone: string, fromMs: number, untilMs: number): Float64Array {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const minutes = new Float64Array((untilMs - fromMs) / minuteMs);
  for (const index of minutes.keys()) {
    const parts = format.format(fromMs + index * minuteMs).match(/\d+/g) ?? [];
    const [day, month, year, hour, minute] = parts.map(Number);
    minutes[index] = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
  }
  return minutes;
}

/** Whether the window is active in each minute. */
export function slowlyActive(window: ChangeWindow, local: Float64Array): Uint8Array {
  const active = new Uint8Array(local.length);
  const [startMs, endMs] = [utc(window.start), window.end === null ? Infinity : utc(window.end)];
  for (const dayStartMs of startsOf(window, startMs, local.at(-1) ?? 0)) {
    const isDeny = window.kind === 'DENY';
    const from = instantIndex(local, dayStartMs, isDeny);
    const until = endMs === Infinity ? local.length : instantIndex(local, dayStartMs + endMs - startMs, !isDeny);
    if (from < until) active.fill(1, Math.max(0, from), Math.min(local.length, until));
  }
  return active;
}

/** The minute in which clocks show this time: the first or the last one. In a gap, before or after it by as much. */
function instantIndex(local: Float64Array, wantedMs: number, isFirst: boolean): number {
  const [first = 0, last = 0] = [local[0], local.at(-1)];
  if (wantedMs < first - dayMs) return -Infinity;
  if (wantedMs > last + dayMs) return Infinity;
  const hits: number[] = [];
  for (let index = 0; index < local.length; index += 1) if (local[index] === wantedMs) hits.push(index);
  if (hits.length > 0) return (isFirst ? hits[0] : hits.at(-1)) ?? 0;
  if (wantedMs < first) return -Infinity;
  if (wantedMs > last) return Infinity;
  const gap = local.findIndex((at, index) => at > wantedMs && (local[index - 1] ?? Infinity) < wantedMs);
  const [before, after] = [(local[gap - 1] ?? 0) + minuteMs, local[gap] ?? 0];
  return isFirst ? gap - (after - wantedMs) / minuteMs : gap + (wantedMs - before) / minuteMs;
}

function startsOf({ rrule, exdates }: ChangeWindow, startMs: number, lastMs: number): number[] {
  const parts = (rrule ?? 'FREQ=DAILY;COUNT=1').split(';').map((part) => part.split('='));
  const rule = Object.fromEntries(parts) as Record<string, string | undefined>;
  const starts: number[] = [];
  for (let atMs = startMs; atMs <= lastMs + dayMs; atMs += dayMs) {
    if (rule['COUNT'] !== undefined && starts.length >= Number(rule['COUNT'])) break;
    if (rule['UNTIL'] !== undefined && dateOf(atMs).replaceAll('-', '') > rule['UNTIL']) break;
    if (matches(rule, startMs, atMs)) starts.push(atMs);
  }
  return starts.filter((atMs) => !exdates.includes(dateOf(atMs)));
}

function matches(rule: Record<string, string | undefined>, startMs: number, atMs: number): boolean {
  const [start, at] = [new Date(startMs), new Date(atMs)];
  const interval = Number(rule['INTERVAL'] ?? 1);
  const days = Math.round((atMs - startMs) / dayMs);
  const isDay = rule['BYDAY'] === undefined || rule['BYDAY'].split(',').includes(weekdays[at.getUTCDay()] ?? '');
  switch (rule['FREQ']) {
    case 'DAILY':
      return days % interval === 0 && isDay;
    case 'WEEKLY': {
      const weekOf = (date: Date): number => Math.floor((date.getTime() / dayMs + 3) / 7); // Weeks begin on Monday.
      const isWeek = (weekOf(at) - weekOf(start)) % interval === 0;
      return isWeek && (rule['BYDAY'] === undefined ? at.getUTCDay() === start.getUTCDay() : isDay);
    }
    case 'MONTHLY': {
      const months = (at.getUTCFullYear() - start.getUTCFullYear()) * 12 + at.getUTCMonth() - start.getUTCMonth();
      const wanted = rule['BYMONTHDAY'] === undefined ? start.getUTCDate() : Number(rule['BYMONTHDAY']);
      const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
      return months % interval === 0 && at.getUTCDate() === (wanted < 0 ? last + 1 + wanted : wanted);
    }
    case undefined:
    default:
      return at.getUTCMonth() === start.getUTCMonth() && at.getUTCDate() === start.getUTCDate();
  }
}

function utc(local: string): number {
  return Date.parse(`${local}Z`);
}

function dateOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

export function slowlyOpen(windows: readonly ChangeWindow[], active: readonly Uint8Array[], index: number): boolean {
  const isActive = (at: number): boolean => active[at]?.[index] === 1;
  const allows = windows.flatMap(({ kind }, at) => (kind === 'ALLOW' ? [isActive(at)] : []));
  const isDenied = windows.some(({ kind }, at) => kind === 'DENY' && isActive(at));
  return !isDenied && (allows.length === 0 || allows.includes(true));
}

const rules = [
  null,
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=DAILY;COUNT=40',
  'FREQ=DAILY;UNTIL=20270610',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;BYDAY=SA,SU',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO',
  'FREQ=MONTHLY;BYMONTHDAY=14',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=YEARLY',
] as const;

/** Starts often lie on the days on which clocks change in 2027, and at the hours at which they do. */
export const anyWindow: fc.Arbitrary<CoveringWindow> = fc
  .record({
    kind: fc.constantFrom('DENY', 'ALLOW'),
    zone: fc.constantFrom(...zones),
    day: fc.oneof(
      fc.constantFrom('2027-03-14', '2027-03-13', '2027-11-07', '2027-11-06', '2027-04-04', '2027-10-03'),
      fc.integer({ min: 0, max: 364 }).map((days) => dateOf(Date.UTC(2027, 0, 1) + days * dayMs)),
    ),
    time: fc.oneof(
      fc.constantFrom('00:00', '01:30', '01:45', '02:00', '02:15', '02:30', '03:00'),
      fc.integer({ min: 0, max: 1439 }).map((minutes) => new Date(minutes * minuteMs).toISOString().slice(11, 16)),
    ),
    minutes: fc.oneof(fc.constantFrom(15, 30, 60, 90, 1440), fc.integer({ min: 1, max: 5 * 1440 })),
    rrule: fc.constantFrom(...rules),
    isEndless: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    exdates: fc.subarray(['2027-03-14', '2027-11-07', '2027-04-04']),
  })
  .map(({ day, time, minutes, isEndless, exdates, ...rest }) => {
    const start = `${day}T${time}`;
    const end = new Date(utc(start) + minutes * minuteMs).toISOString().slice(0, 16);
    return {
      id: 'w',
      workspaceId: 's',
      name: 'w',
      scope: { targetApp: null, miniProgram: null },
      sides: [],
      ...rest,
      start,
      end: isEndless && rest.rrule === null ? null : end,
      reason: 'r',
      enabled: true,
      version: 1,
      exdates: rest.rrule === null ? [] : exdates,
      createdBy: 'olga',
      createdAtMs: 0,
    };
  });
