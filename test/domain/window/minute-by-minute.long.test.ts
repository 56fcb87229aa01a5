/** Change windows against the independent evaluator, in every minute of 2027. */
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { activeSpans } from '../../../domain/window/occurrences.js';
import { minuteMs } from '../../../domain/values/time-units.js';
import { anyWindow, localMinutes, slowlyActive, zones } from './slow-windows.js';

const [fromMs, untilMs] = [Date.UTC(2026, 11, 1), Date.UTC(2028, 1, 1)];
const [first, last] = [Date.UTC(2027, 0, 1), Date.UTC(2028, 0, 1)].map((atMs) => (atMs - fromMs) / minuteMs);

describe('in every minute of a year', () => {
  const local = Object.fromEntries(zones.map((zone) => [zone, localMinutes(zone, fromMs, untilMs)]));

  it('a window is active exactly when the slow evaluator has it', () => {
    const same = fc.property(anyWindow, (window) => {
      const slow = slowlyActive(window, local[window.zone] ?? new Float64Array());
      const fast = new Uint8Array(slow.length);
      for (const span of activeSpans(window, fromMs, untilMs)) {
        const [from, until] = [span.fromMs, span.untilMs].map((atMs) => (atMs - fromMs) / minuteMs);
        fast.fill(1, Math.max(0, from ?? 0), Math.min(fast.length, until ?? 0));
      }
      for (let minute = first ?? 0; minute < (last ?? 0); minute += 1)
        if (fast[minute] !== slow[minute]) throw new Error(new Date(fromMs + minute * minuteMs).toISOString());
    });
    fc.assert(same, { numRuns: 40 });
  });
});
