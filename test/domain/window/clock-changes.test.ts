/** What a change of clocks never does to a window, over windows that begin on the days of the changes of 2027. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localTimeAt, localText } from '../../../domain/window/local-time.js';
import { activeSpans, occurrencesBetween, phaseAt, type Span } from '../../../domain/window/occurrences.js';
import { anyWindow } from './slow-windows.js';

const [fromMs, untilMs] = [Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1)];
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** All instants that can have a local time, by quarters of an hour: offsets are between -5 and 11 hours. */
const around = (localMs: number): number[] =>
  Array.from({ length: 80 }, (_, n) => localMs - 13 * hourMs + n * 15 * minuteMs);

function isIn(span: Span | undefined, atMs: number): boolean {
  return span !== undefined && span.fromMs <= atMs && atMs < span.untilMs;
}

const changes = [
  ['America/New_York', '2027-03-14'],
  ['America/New_York', '2027-11-07'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
] as const;

describe('over the changes of clocks of a year', () => {
  it.each(changes)(
    'a freeze has all that clocks of %s show in its times on %s, and working time no more',
    (zone, day) => {
      const starts = Array.from({ length: 16 }, (_, n) => Date.parse(`${day}T00:00Z`) + n * 15 * minuteMs);
      const lengths = [15, 45, 90, 1440];
      for (const [startMs, minutes] of starts.flatMap((one) => lengths.map((length) => [one, length] as const))) {
        const endMs = startMs + minutes * minuteMs;
        const times = { start: localText(startMs), end: localText(endMs), zone, rrule: null, exdates: [] };
        const [freeze] = occurrencesBetween({ ...times, kind: 'DENY' }, fromMs, untilMs);
        const [work] = occurrencesBetween({ ...times, kind: 'ALLOW' }, fromMs, untilMs);
        for (const atMs of [startMs, endMs].flatMap(around)) {
          const shownMs = localTimeAt(zone, atMs);
          const isShown = startMs <= shownMs && shownMs < endMs;
          if (isShown) expect([times, atMs, isIn(freeze, atMs)]).toEqual([times, atMs, true]);
          else expect([times, atMs, isIn(work, atMs)]).toEqual([times, atMs, false]);
        }
      }
    },
  );

  it('no occurrence vanishes: each local time of the rule has one, and that of a freeze has a length', () => {
    const same = fc.property(anyWindow, (window) => {
      const startsIn = (zone: string): string[] =>
        occurrencesBetween({ ...window, zone }, fromMs, untilMs)
          .map(({ start }) => start)
          // Those at the ends of the year are within it in one zone only.
          .filter((start) => start > '2027-01-03' && start < '2027-12-28');
      expect(startsIn(window.zone)).toEqual(startsIn('UTC'));
      if (window.kind === 'ALLOW') return;
      for (const one of occurrencesBetween(window, fromMs, untilMs)) expect(one.untilMs).toBeGreaterThan(one.fromMs);
    });
    fc.assert(same, { numRuns: 100 });
  });

  it('each span has its first instant, and not its last', () => {
    const halfOpen = fc.property(anyWindow, (window) => {
      for (const span of activeSpans(window, fromMs, untilMs).slice(0, 4)) {
        const isActiveAt = (atMs: number): boolean => phaseAt(window, atMs).isActive;
        expect([isActiveAt(span.fromMs - 1), isActiveAt(span.fromMs)]).toEqual([false, true]);
        // Occurrences after the year may follow the last span of it.
        if (span.untilMs > untilMs - 10 * 24 * hourMs) continue;
        expect([isActiveAt(span.untilMs - 1), isActiveAt(span.untilMs)]).toEqual([true, false]);
      }
    });
    fc.assert(halfOpen, { numRuns: 40 });
  });
});
