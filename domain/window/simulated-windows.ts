/** Change windows in a simulation: their states at many instants, and freezes that exist in the simulation only. */
import type { WindowState } from '../release/freeze.js';
import { localText } from './local-time.js';
import { minuteMs } from '../values/time-units.js';
import type { Span } from './occurrences.js';
import { closedAt, type ExpiringExemption, spansKeptIn, usableAt } from './openings.js';
import { type CoveringWindow, windowStateOf, withClosing } from './window-state.js';

/** The state of the target at an instant. */
export function windowStates(
  windows: readonly CoveringWindow[],
  exemptions: readonly ExpiringExemption[] = [],
): (atMs: number) => WindowState {
  const kept: Record<string, readonly Span[]> = {};
  const spansOf = spansKeptIn({ get: (key) => kept[key], set: (key, spans) => (kept[key] = spans) });
  return (atMs) => {
    const blocking = closedAt(windows, atMs, spansOf);
    return {
      ...withClosing(windows, windowStateOf(windows, blocking, atMs, spansOf), atMs, spansOf),
      exemptions: usableAt(exemptions, atMs),
    };
  };
}

/** In whole minutes: it begins at the minute of its start, and ends with that of its end. */
export function simulatedFreeze(id: string, fromMs: number, untilMs: number | null): CoveringWindow {
  return {
    id,
    workspaceId: id,
    name: 'Simulated freeze',
    kind: 'DENY',
    reason: 'Simulated',
    enabled: true,
    version: 1,
    sides: ['MINI_PROGRAM', 'TARGET_APP'],
    scope: { targetApp: null, miniProgram: null },
    start: localText(Math.floor(fromMs / minuteMs) * minuteMs),
    end: untilMs === null ? null : localText(Math.ceil(untilMs / minuteMs) * minuteMs),
    zone: 'UTC',
    rrule: null,
    exdates: [],
    createdBy: 'simulation',
    createdAtMs: fromMs,
  };
}
