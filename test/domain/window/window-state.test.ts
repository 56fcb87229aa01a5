/** Change windows against an independent evaluator, minute by minute around the changes of clocks of 2027. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { phaseAt } from '../../../domain/window/occurrences.js';
import { closingWindows, firstInstant, windowStateOf, withClosing } from '../../../domain/window/window-state.js';
import { dayMs, minuteMs } from '../../../domain/values/time-units.js';
import { anyWindow, localMinutes, slowlyActive, slowlyOpen, zones } from './slow-windows.js';

const aroundChanges = [
  ['America/New_York', Date.UTC(2027, 2, 14)],
  ['America/New_York', Date.UTC(2027, 10, 7)],
  ['Australia/Lord_Howe', Date.UTC(2027, 3, 3)],
  ['Australia/Lord_Howe', Date.UTC(2027, 9, 2)],
] as const;

describe.each(aroundChanges)('around the change of clocks of %s at %d', (_, changeMs) => {
  // The evaluator needs the local times of a window that began some days before.
  const [fromMs, untilMs] = [changeMs - 8 * dayMs, changeMs + 8 * dayMs];
  const local = Object.fromEntries(zones.map((zone) => [zone, localMinutes(zone, fromMs, untilMs)]));
  const first = (6.5 * dayMs) / minuteMs;
  const last = (10 * dayMs) / minuteMs;

  it('every window is active in the minutes in which the slow evaluator has it', () => {
    const same = fc.property(anyWindow, (window) => {
      const slow = slowlyActive(window, local[window.zone] ?? new Float64Array());
      for (let minute = first; minute < last; minute += 5) {
        const { isActive } = phaseAt(window, fromMs + minute * minuteMs);
        if (isActive !== (slow[minute] === 1)) throw new Error(new Date(fromMs + minute * minuteMs).toISOString());
      }
    });
    fc.assert(same, { numRuns: 5 }); // minute-by-minute.long.test.ts draws more, over a year.
  });

  it('the next opening is the first minute that is open, and the state names what closes it', () => {
    const same = fc.property(fc.array(anyWindow, { minLength: 1, maxLength: 4 }), (windows) => {
      const active = windows.map((window) => slowlyActive(window, local[window.zone] ?? new Float64Array()));
      for (const minute of [first, first + 777, first + 1500]) {
        const atMs = fromMs + minute * minuteMs;
        const blocking = closingWindows(windows, (window) => phaseAt(window, atMs).isActive);
        const state = windowStateOf(windows, blocking, atMs);
        expect(state.open).toBe(slowlyOpen(windows, active, minute));
        const horizon = Array.from({ length: last - minute }, (_one, index) => minute + index);
        for (const isOpen of [true, false]) {
          const next = horizon.find((at) => slowlyOpen(windows, active, at) === isOpen);
          const found = firstInstant(windows, atMs, isOpen);
          if (next !== undefined) expect(found).toBe(fromMs + next * minuteMs);
          else expect(found ?? Infinity).toBeGreaterThanOrEqual(fromMs + last * minuteMs);
        }
        const opens = horizon.find((at) => slowlyOpen(windows, active, at));
        const closes = horizon.find((at) => opens !== undefined && at > opens && !slowlyOpen(windows, active, at));
        const { closesAtMs = null } = withClosing(windows, state, atMs);
        if (closes !== undefined) expect(closesAtMs).toBe(fromMs + closes * minuteMs);
        else expect(closesAtMs ?? Infinity).toBeGreaterThanOrEqual(fromMs + last * minuteMs);
      }
    });
    fc.assert(same, { numRuns: 6 });
  });
});
