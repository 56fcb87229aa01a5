/**
 * The occurrences of a window as spans of time, `[from, until)`. A DENY starts at the earlier instant of its local time
 * and ends at the later one. An ALLOW does the opposite. A change of clocks never makes a freeze shorter.
 */
import { instantsOf, localDate, localText, offsetsOf, parseLocal } from './local-time.js';
import { dayMs } from '../values/time-units.js';
import { startsBetween } from './recurrence.js';
import type { WindowKind, WindowTimes } from './window.js';

export interface Span {
  readonly fromMs: number;
  /** Infinity: without an end. */
  readonly untilMs: number;
}

export type TimesOfKind = WindowTimes & { readonly kind: WindowKind };

/** An occurrence with its local times. An ALLOW that a change of clocks leaves nothing of has no length. */
export interface Occurrence extends Span {
  readonly start: string;
  readonly end: string | null;
}

/** Occurrences that overlap a range of instants, in the order of their starts. Also those without length in it. */
export function occurrencesBetween(window: TimesOfKind, fromMs: number, untilMs: number): Occurrence[] {
  const startLocalMs = localOf(window.start);
  const endLocalMs = window.end === null ? Infinity : localOf(window.end);
  // Two days: more than any offset from UTC.
  const starts = startsOf(window, fromMs - (endLocalMs - startLocalMs) - 2 * dayMs, untilMs + 2 * dayMs);
  if (starts.length === 0) return [];
  const [first = 0, last = 0] = [starts[0], starts.at(-1)];
  const lengthMs = endLocalMs - startLocalMs;
  const offsets = offsetsOf(window.zone, first, lengthMs === Infinity ? last : last + lengthMs);
  return starts
    .map((localMs): Occurrence => {
      const from = instantsOf(localMs, offsets);
      const start = localText(localMs);
      const [earlierMs, laterMs] = [from.earlierMs, from.laterMs];
      if (lengthMs === Infinity)
        return { start, end: null, fromMs: window.kind === 'DENY' ? earlierMs : laterMs, untilMs: Infinity };
      const until = instantsOf(localMs + lengthMs, offsets);
      const end = localText(localMs + lengthMs);
      if (window.kind === 'DENY') return { start, end, fromMs: earlierMs, untilMs: until.laterMs };
      return { start, end, fromMs: laterMs, untilMs: Math.max(laterMs, until.earlierMs) };
    })
    .filter(
      (one) => one.fromMs < untilMs && (one.untilMs > fromMs || (one.untilMs === one.fromMs && one.fromMs >= fromMs)),
    );
}

function startsOf({ start, zone, rrule, exdates }: WindowTimes, fromLocalMs: number, toLocalMs: number): number[] {
  const startLocalMs = localOf(start);
  const all =
    rrule === null
      ? [startLocalMs].filter((localMs) => localMs >= fromLocalMs && localMs <= toLocalMs)
      : startsBetween({ rrule, startLocalMs, zone }, fromLocalMs, toLocalMs);
  return all.filter((localMs) => !exdates.includes(localDate(localMs)));
}

function localOf(text: string): number {
  return parseLocal(text) ?? Number.NaN;
}

/** When the window is active in a range: sorted, without overlaps. */
export function activeSpans(window: TimesOfKind, fromMs: number, untilMs: number): Span[] {
  return mergedSpans(occurrencesBetween(window, fromMs, untilMs));
}

/** Sorted, without overlaps, and without those that have no length. */
export function mergedSpans(some: readonly Span[]): Span[] {
  const spans: { fromMs: number; untilMs: number }[] = [];
  for (const one of [...some].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = spans.at(-1);
    if (one.untilMs <= one.fromMs) continue;
    if (last !== undefined && one.fromMs <= last.untilMs) last.untilMs = Math.max(last.untilMs, one.untilMs);
    else spans.push({ fromMs: one.fromMs, untilMs: one.untilMs });
  }
  return spans;
}

/** Whether it is active at an instant, and the span around it with the same answer: two days if inactive. */
export interface Phase extends Span {
  readonly isActive: boolean;
}

export function phaseAt(window: TimesOfKind, atMs: number): Phase {
  const [fromMs, untilMs] = [atMs - dayMs, atMs + dayMs];
  const spans = activeSpans(window, fromMs, untilMs);
  const active = spans.find((span) => span.fromMs <= atMs && atMs < span.untilMs);
  if (active !== undefined) return { isActive: true, ...active };
  const ends = spans.filter((span) => span.untilMs <= atMs).map((span) => span.untilMs);
  const starts = spans.filter((span) => span.fromMs > atMs).map((span) => span.fromMs);
  return { isActive: false, fromMs: Math.max(fromMs, ...ends), untilMs: Math.min(untilMs, ...starts) };
}

export interface CurrentSpan {
  readonly isActive: boolean;
  /** Of an active one: its end. Null: without an end, or not within 400 days. */
  readonly untilMs: number | null;
  /** Of another: its next start within 400 days. */
  readonly nextMs: number | null;
}

/** Looks at a few days first: most windows begin or end soon. */
export function currentSpan(window: TimesOfKind, atMs: number): CurrentSpan {
  for (const days of [8, 60, 400]) {
    const endMs = atMs + days * dayMs;
    const spans = activeSpans(window, atMs, endMs);
    const active = spans.find((span) => span.fromMs <= atMs && atMs < span.untilMs);
    if (active !== undefined && active.untilMs < endMs)
      return { isActive: true, untilMs: active.untilMs, nextMs: null };
    if (active !== undefined && (active.untilMs === Infinity || days === 400))
      return { isActive: true, untilMs: null, nextMs: null };
    const next = spans.find((span) => span.fromMs > atMs);
    if (active === undefined && next !== undefined) return { isActive: false, untilMs: null, nextMs: next.fromMs };
  }
  return { isActive: false, untilMs: null, nextMs: null };
}

/** The next occurrences from an instant on, the one that is active then included. Looks ten years ahead. */
export function nextOccurrences(window: TimesOfKind, atMs: number, count: number): Occurrence[] {
  for (const days of [40, 400, 3660]) {
    const found = occurrencesBetween(window, atMs, atMs + days * dayMs);
    if (found.length >= count || days === 3660) return found.slice(0, count);
  }
  return [];
}
