/** The share that was asked for, over time: one point for each event that changed or stopped it. */
import type { TrailEvent } from '../api/types.js';
import { sharesAround } from './history.js';

export interface StepPoint {
  /** Seconds since 1970, as the chart wants them. */
  readonly at: number;
  /** Percent, from this time on. */
  readonly share: number;
  /** The type of the event. */
  readonly type: string;
}

/** `events`: of `stepTypes`, the newest first. */
export function stepPoints(events: readonly TrailEvent[]): StepPoint[] {
  return events.toReversed().map((event) => ({
    at: Date.parse(event.at) / 1000,
    share: sharesAround(event).to,
    type: event.type,
  }));
}

/** The share at a time. Null before the first event. */
export function shareAt(steps: readonly StepPoint[], at: number): number | null {
  return steps.findLast((point) => point.at <= at)?.share ?? null;
}
