/**
 * Recurrence rules of RFC 5545 as local dates. Each occurrence has the time of day of the window's start. So a rule is
 * about days: DAILY, WEEKLY, MONTHLY or YEARLY, without parts for hours. This bounds the work of a rule.
 */
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { offsetAt } from './local-time.js';
import { dayMs } from '../values/time-units.js';

export type RuleProblem = 'RULE_UNREADABLE' | 'RULE_TOO_FINE' | 'RULE_NEVER';

interface Rule {
  /** Without UNTIL, whose meaning depends on the zone. */
  readonly text: string;
  readonly until: string | null;
}

const integers = (least: number, most: number) => (value: string) =>
  value.split(',').every((one) => /^[+-]?\d{1,4}$/.test(one) && Math.abs(Number(one)) >= least && Number(one) <= most);
const single = (least: number, most: number) => (value: string) =>
  /^\d{1,4}$/.test(value) && integers(least, most)(value);
const weekday = '(MO|TU|WE|TH|FR|SA|SU)';

/** What each part may be. The library ignores values and parts that it does not know. */
const parts: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(value),
  INTERVAL: single(1, 1000),
  COUNT: single(1, 1000),
  UNTIL: (value) => /^20\d{6}(T\d{6}Z?)?$/.test(value) && untilLocal(value, 'UTC') !== null,
  BYMONTH: (value) => value.split(',').every(single(1, 12)),
  BYMONTHDAY: integers(1, 31),
  BYYEARDAY: integers(1, 366),
  BYWEEKNO: integers(1, 53),
  BYDAY: (value) => value.split(',').every((one) => new RegExp(`^([+-]?[1-9]\\d?)?${weekday}$`).test(one)),
  BYSETPOS: integers(1, 366),
  WKST: (value) => new RegExp(`^${weekday}$`).test(value),
};

const tooFine = /(^|;)(FREQ=(HOURLY|MINUTELY|SECONDLY)|BYHOUR=|BYMINUTE=|BYSECOND=)/;
const searchDays = 3660;

/** Null: the rule can be used, and occurs within ten years of `startLocalMs`. */
export function ruleProblem(rrule: string, startLocalMs: number): RuleProblem | null {
  if (tooFine.test(rrule)) return 'RULE_TOO_FINE';
  if (!isWellFormed(rrule)) return 'RULE_UNREADABLE';
  try {
    const days = startsBetween({ rrule, startLocalMs, zone: 'UTC' }, startLocalMs, startLocalMs + searchDays * dayMs);
    return days.length === 0 ? 'RULE_NEVER' : null;
  } catch {
    return 'RULE_UNREADABLE';
  }
}

function isWellFormed(rrule: string): boolean {
  const given = rrule.split(';').map((part) => part.split('='));
  const names = given.map(([name]) => name);
  const areKnown = given.every(
    ([name = '', value = '', ...more]) =>
      more.length === 0 && Object.hasOwn(parts, name) && parts[name]?.(value) === true,
  );
  const isLimitedTwice = names.includes('COUNT') && names.includes('UNTIL');
  return (
    areKnown && names.includes('FREQ') && names.every((name, index) => names.indexOf(name) === index) && !isLimitedTwice
  );
}

export interface RuleTimes {
  readonly rrule: string;
  readonly startLocalMs: number;
  readonly zone: string;
}

/** Local times at which occurrences start, from one local time to another, both included. */
export function startsBetween({ rrule, startLocalMs, zone }: RuleTimes, fromMs: number, toMs: number): number[] {
  const { text, until } = ruleOf(rrule);
  const last = until === null ? toMs : Math.min(toMs, untilLocal(until, zone) ?? toMs);
  if (last < fromMs || last < startLocalMs) return [];
  const rule = new RRuleTemporal({
    rruleString: `RRULE:${text}`,
    dtstart: utc(startLocalMs),
    strict: true,
    maxIterations: 100_000,
    cache: false,
  });
  return rule
    .between(utc(Math.max(fromMs, startLocalMs)), utc(last), true)
    .map(({ epochMilliseconds }) => epochMilliseconds);
}

function utc(localMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(localMs).toZonedDateTimeISO('UTC');
}

function ruleOf(rrule: string): Rule {
  const all = rrule.split(';');
  const until = all.find((part) => part.startsWith('UNTIL='));
  return { text: all.filter((part) => part !== until).join(';'), until: until?.slice('UNTIL='.length) ?? null };
}

/** The last local time at which an occurrence may start. A date includes its whole day; Z is UTC. */
function untilLocal(until: string, zone: string): number | null {
  const localMs = localOf(until.length === 8 ? `${until}T235959` : until.replace('Z', ''));
  return localMs === null || !until.endsWith('Z') ? localMs : localMs + offsetAt(zone, localMs);
}

function localOf(basic: string): number | null {
  try {
    return Temporal.PlainDateTime.from(basic).toZonedDateTime('UTC').epochMilliseconds;
  } catch {
    return null;
  }
}
