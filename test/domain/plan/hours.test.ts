/** The hours of coming steps: night and weekend by the clocks of a zone, also where these change. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hourWarnings } from '../../../domain/plan/hours.js';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { planView } from '../../../domain/plan/plan-view.js';
import { timelineOf } from '../../../domain/plan/timeline.js';
import { localTimeAt } from '../../../domain/window/local-time.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { startMs, started, step } from './planned-release.js';

const clockOf = (zone: string) => (atMs: number) => localTimeAt(zone, atMs);
const warningsAt = (zone: string, at: string) => hourWarnings(Date.parse(at), clockOf(zone));

it.each([
  ['a Friday before 22:00', 'UTC', '2027-02-12T21:59:59Z', []],
  ['a Friday from 22:00 on', 'UTC', '2027-02-12T22:00:00Z', ['NIGHT']],
  ['the night to a Saturday', 'UTC', '2027-02-13T00:00:00Z', ['NIGHT', 'WEEKEND']],
  ['a Saturday from 07:00 on', 'UTC', '2027-02-13T07:00:00Z', ['WEEKEND']],
  ['the end of a Sunday', 'UTC', '2027-02-14T23:59:00Z', ['NIGHT', 'WEEKEND']],
  ['a Monday before 07:00', 'UTC', '2027-02-15T06:59:00Z', ['NIGHT']],
  ['a Monday in Shanghai that is a Sunday in UTC', 'Asia/Shanghai', '2027-02-14T23:00:00Z', []],
  ['a Saturday in Shanghai that is a Friday in UTC', 'Asia/Shanghai', '2027-02-12T16:00:00Z', ['NIGHT', 'WEEKEND']],
  ['seven in New York before a change of clocks', 'America/New_York', '2027-03-12T12:00:00Z', []],
  ['seven in New York after it, an hour earlier', 'America/New_York', '2027-03-15T11:00:00Z', []],
  ['six in New York after it', 'America/New_York', '2027-03-15T10:59:00Z', ['NIGHT']],
])('the warnings of %s', (_, zone, at, warnings) => {
  expect(warningsAt(zone, at)).toEqual(warnings);
});

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

/** By the formatter of the runtime, which has its own data of zones. */
function byTheRuntime(zone: string, atMs: number): string[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', hour12: false });
  const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const hour = Number(parts['hour']) % 24;
  return [
    ...(hour < 7 || hour >= 22 ? ['NIGHT'] : []),
    ...(parts['weekday'] === 'Sat' || parts['weekday'] === 'Sun' ? ['WEEKEND'] : []),
  ];
}

it('the warnings are those of the clocks on the wall at every instant of a year, and around each change of clocks', () => {
  const changes = [
    '2027-03-14T07:00Z',
    '2027-11-07T06:00Z',
    '2027-03-28T01:00Z',
    '2027-10-31T01:00Z',
    '2027-04-03T15:00Z',
  ];
  const around = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * 3600, max: 30 * 3600 }))
    .map(([at, seconds]) => Date.parse(at) + seconds * 1000);
  const anyTime = fc.oneof(around, fc.integer({ min: Date.UTC(2027, 0, 1), max: Date.UTC(2028, 0, 1) }));
  const reached = new Set<string>();
  const same = fc.property(fc.constantFrom(...zones), anyTime, (zone, atMs) => {
    const warnings = hourWarnings(atMs, clockOf(zone));
    reached.add(warnings.join('+'));
    expect(warnings).toEqual(byTheRuntime(zone, atMs));
  });
  fc.assert(same, { numRuns: 2000 });
  expect([...reached].sort()).toEqual(['', 'NIGHT', 'NIGHT+WEEKEND', 'WEEKEND']);
});

describe('the timeline of a plan', () => {
  // Monday 10:00, Monday 23:00 and Saturday 05:00 in UTC. Each is eight hours later in Shanghai.
  const steps = [step(10, { bakeMs: 13 * hourMs }), step(20, { bakeMs: 102 * hourMs }), step(100)];
  const story = started(steps);
  const now = momentOf(story.facts, { atMs: startMs });

  it('warns of the steps that come at night or at a weekend in the zone', () => {
    const shown = (zone: string) =>
      planView(story.plan, story.release, now, { clock: clockOf(zone) }).timeline.map(({ warnings }) => warnings);
    expect(shown('UTC')).toEqual([[], ['NIGHT'], ['NIGHT', 'WEEKEND']]);
    expect(shown('Asia/Shanghai')).toEqual([[], [], ['WEEKEND']]);
  });

  it('warns of none without a clock', () => {
    expect(timelineOf(story.plan, story.release, now).flatMap(({ warnings }) => warnings)).toEqual([]);
  });
});
