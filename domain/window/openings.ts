/** The openings of change windows at many instants, for the timeline of a plan. */
import type { Exemption, Opening } from '../release/freeze.js';
import { dayMs } from '../values/time-units.js';
import { activeSpans, mergedSpans, type Span } from './occurrences.js';
import type { ChangeWindow } from './window.js';
import { closingWindows, type CoveringWindow, firstInstant, type SpansOf } from './window-state.js';

const chunkMs = 32 * dayMs;

/** Without a time it does not expire. */
export type ExpiringExemption = Exemption & { readonly expiresAtMs?: number };

/** Spans by window, version and chunk of 32 days. A version never changes, so that they stay valid. */
export interface KeptSpans {
  get(key: string): readonly Span[] | undefined;
  set(key: string, spans: readonly Span[]): unknown;
}

export function spansKeptIn(kept: KeptSpans): SpansOf {
  return (window, fromMs, untilMs) => {
    const spans: Span[] = [];
    for (let chunk = Math.floor(fromMs / chunkMs); chunk * chunkMs < untilMs; chunk += 1) {
      spans.push(...spansOfChunk(window, chunk, kept));
    }
    return mergedSpans(spans).filter((span) => span.fromMs < untilMs && span.untilMs > fromMs);
  };
}

function spansOfChunk(window: ChangeWindow, chunk: number, kept: KeptSpans): readonly Span[] {
  const key = `${window.id}/${String(window.version)}/${String(chunk)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const startMs = chunk * chunkMs;
  const spans = activeSpans(window, startMs, startMs + chunkMs);
  kept.set(key, spans);
  return spans;
}

export function closedAt(windows: readonly CoveringWindow[], atMs: number, spansOf: SpansOf): CoveringWindow[] {
  return closingWindows(windows, (window) => spansOf(window, atMs, atMs + 1).length > 0);
}

/** Looks ahead only from instants at which the target is closed. */
export function openingsOf(
  windows: readonly CoveringWindow[],
  exemptions: readonly ExpiringExemption[],
  kept: KeptSpans,
): (atMs: number) => Opening {
  const spansOf = spansKeptIn(kept);
  return (atMs) => {
    const blocking = closedAt(windows, atMs, spansOf);
    if (blocking.length === 0) return { open: true, blocking, nextOpenAtMs: null };
    const nextOpenAtMs = firstInstant(windows, atMs, true, spansOf);
    const closesAtMs = nextOpenAtMs === null ? null : firstInstant(windows, nextOpenAtMs, false, spansOf);
    return { open: false, blocking, nextOpenAtMs, closesAtMs, exemptions: usableAt(exemptions, atMs) };
  };
}

export function usableAt(exemptions: readonly ExpiringExemption[], atMs: number): ExpiringExemption[] {
  return exemptions.filter(({ expiresAtMs = Infinity }) => atMs < expiresAtMs);
}
