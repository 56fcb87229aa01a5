/**
 * Whether increases are open on a target: no DENY is active, and an ALLOW is active if there are any. All windows given
 * here cover the target and are enabled.
 */
import type { BlockingWindow, WindowSide, WindowState } from '../release/freeze.js';
import { dayMs } from '../values/time-units.js';
import { activeSpans, type Span } from './occurrences.js';
import type { ChangeWindow } from './window.js';

/** A window that covers a target. */
export interface CoveringWindow extends ChangeWindow {
  readonly sides: readonly WindowSide[];
}

/** How far ahead an opening is looked for. */
export const horizonDays = 400;

/** The windows that close the target. `isActive`: whether a window is active at the moment in question. */
export function closingWindows(
  windows: readonly CoveringWindow[],
  isActive: (window: CoveringWindow) => boolean,
): CoveringWindow[] {
  const denying = windows.filter((window) => window.kind === 'DENY' && isActive(window));
  const allowing = windows.filter(({ kind }) => kind === 'ALLOW');
  return allowing.some(isActive) ? denying : [...denying, ...allowing];
}

/** The active spans of a window in a range, as `activeSpans` computes them. */
export type SpansOf = (window: ChangeWindow, fromMs: number, untilMs: number) => readonly Span[];

/** The state at an instant, with what closes it and until when. */
export function windowStateOf(
  windows: readonly CoveringWindow[],
  blocking: readonly CoveringWindow[],
  atMs: number,
  spansOf: SpansOf = activeSpans,
): WindowState {
  if (blocking.length === 0) return { open: true, blocking: [], nextOpenAtMs: null };
  return {
    open: false,
    blocking: blocking.map((window) => blockingWindow(window, atMs, spansOf)),
    nextOpenAtMs: firstInstant(windows, atMs, true, spansOf),
  };
}

/** With the end of the opening that is, or of the next one. */
export function withClosing(
  windows: readonly ChangeWindow[],
  state: WindowState,
  atMs: number,
  spansOf: SpansOf = activeSpans,
): WindowState {
  const fromMs = state.open ? atMs : state.nextOpenAtMs;
  return { ...state, closesAtMs: fromMs === null ? null : firstInstant(windows, fromMs, false, spansOf) };
}

function blockingWindow(window: CoveringWindow, atMs: number, spansOf: SpansOf): BlockingWindow {
  const { id, workspaceId, sides, name, kind, reason, createdBy, createdAtMs } = window;
  const { fromMs, untilMs } = closedSpan(window, atMs, spansOf);
  return {
    id,
    workspaceId,
    sides,
    name,
    kind,
    reason,
    by: createdBy,
    sinceMs: fromMs ?? createdAtMs,
    untilMs: untilMs === null || untilMs >= atMs + horizonDays * dayMs ? null : untilMs,
  };
}

interface ClosedSpan {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** How long the window closes the target around an instant. Looks at a few days first: most spans are short. */
function closedSpan(window: CoveringWindow, atMs: number, spansOf: SpansOf): ClosedSpan {
  for (const days of [8, 60]) {
    const range = { fromMs: atMs - days * dayMs, untilMs: atMs + days * dayMs };
    const found = closedWithin(window, atMs, spansOf(window, range.fromMs, range.untilMs));
    const { fromMs, untilMs } = found;
    const isWhole = fromMs !== null && untilMs !== null && fromMs > range.fromMs;
    if (isWhole && (untilMs < range.untilMs || untilMs === Infinity)) return found;
  }
  const [fromMs, untilMs] = [atMs - horizonDays * dayMs, atMs + horizonDays * dayMs];
  return closedWithin(window, atMs, spansOf(window, fromMs, untilMs));
}

function closedWithin({ kind }: CoveringWindow, atMs: number, spans: readonly Span[]): ClosedSpan {
  const active = spans.find((span) => span.fromMs <= atMs && atMs < span.untilMs);
  const ended = spans.filter((span) => span.untilMs <= atMs).at(-1);
  const next = spans.find((span) => span.fromMs > atMs);
  if (kind === 'DENY') return { fromMs: active?.fromMs ?? null, untilMs: active?.untilMs ?? null };
  return { fromMs: ended?.untilMs ?? null, untilMs: next?.fromMs ?? null };
}

/** The first instant from `atMs` on at which the target is open (or closed). Null: not within the horizon. */
export function firstInstant(
  windows: readonly ChangeWindow[],
  atMs: number,
  isOpen: boolean,
  spansOf: SpansOf = activeSpans,
): number | null {
  const endMs = atMs + horizonDays * dayMs;
  const hasAllow = windows.some(({ kind }) => kind === 'ALLOW');
  for (let fromMs = atMs, days = 4; fromMs < endMs; days *= 2) {
    const untilMs = Math.min(endMs, fromMs + days * dayMs);
    const edges = windows.flatMap((window) => edgesOf(window, { fromMs, untilMs }, spansOf));
    const sorted = edges.sort((a, b) => a.atMs - b.atMs);
    const found = firstInSpan(sorted, hasAllow, { fromMs, untilMs }, isOpen);
    if (found !== null) return found;
    fromMs = untilMs;
  }
  return null;
}

interface Edge {
  readonly atMs: number;
  readonly kind: ChangeWindow['kind'];
  readonly by: 1 | -1;
}

/** Counts active windows from edge to edge. */
function firstInSpan(edges: readonly Edge[], hasAllow: boolean, range: Span, isOpen: boolean): number | null {
  const active = { ALLOW: 0, DENY: 0 };
  let atMs = range.fromMs;
  for (let index = 0; ; ) {
    for (let edge = edges[index]; edge !== undefined && edge.atMs <= atMs; edge = edges[index]) {
      active[edge.kind] += edge.by;
      index += 1;
    }
    const isOpenNow = active.DENY === 0 && (!hasAllow || active.ALLOW > 0);
    if (isOpenNow === isOpen) return atMs;
    const next = edges[index];
    if (next === undefined || next.atMs >= range.untilMs) return null;
    atMs = next.atMs;
  }
}

function edgesOf(window: ChangeWindow, { fromMs, untilMs }: Span, spansOf: SpansOf): Edge[] {
  const { kind } = window;
  return spansOf(window, fromMs, untilMs).flatMap((span): Edge[] => [
    { atMs: Math.max(fromMs, span.fromMs), kind, by: 1 },
    { atMs: span.untilMs, kind, by: -1 },
  ]);
}
