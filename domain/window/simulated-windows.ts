/** Change windows in a simulation: their states at many instants, and freezes that exist in the simulation only. */
import type { Exemption, WindowState } from '../release/freeze.js';
import { localText } from './local-time.js';
import { dayMs, minuteMs } from '../values/time-units.js';
import { activeSpans, mergedSpans, type Span } from './occurrences.js';
import { closedBy, type CoveringWindow, type SpansOf, stateOf, withClosing } from './window-state.js';

const chunkMs = 32 * dayMs;

type ExpiringExemption = Exemption & { readonly expiresAtMs: number };

/** The state of the target at an instant. The spans of a window are computed once for each 32 days. */
export function windowStates(
  windows: readonly CoveringWindow[],
  exemptions: readonly ExpiringExemption[] = [],
): (atMs: number) => WindowState {
  const kept: Record<string, readonly Span[]> = {};
  const spansOf: SpansOf = (window, fromMs, untilMs) => {
    const spans: Span[] = [];
    for (let chunk = Math.floor(fromMs / chunkMs); chunk * chunkMs < untilMs; chunk += 1) {
      const startMs = chunk * chunkMs;
      spans.push(...(kept[`${window.id}/${String(chunk)}`] ??= activeSpans(window, startMs, startMs + chunkMs)));
    }
    return mergedSpans(spans).filter((span) => span.fromMs < untilMs && span.untilMs > fromMs);
  };
  const isActive = (window: CoveringWindow, atMs: number): boolean => spansOf(window, atMs, atMs + 1).length > 0;
  return (atMs) => {
    const blocking = closedBy(windows, (window) => isActive(window, atMs));
    const open = exemptions.filter(({ expiresAtMs }) => atMs < expiresAtMs);
    return { ...withClosing(windows, stateOf(windows, blocking, atMs, spansOf), atMs, spansOf), exemptions: open };
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
