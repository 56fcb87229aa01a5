/** What a change of the windows does to the timeline of a plan. */
import type { ComingStep } from './timeline.js';

/** The first step that moves, before and after the change. */
export interface TimelineChange {
  readonly before: ComingStep;
  readonly after: ComingStep;
}

/** Both timelines are of the same plan. Null: no step moves. */
export function firstMoved(before: readonly ComingStep[], after: readonly ComingStep[]): TimelineChange | null {
  for (const [n, one] of before.entries()) {
    const other = after[n];
    if (other !== undefined && opensAtMs(one) !== opensAtMs(other)) return { before: one, after: other };
  }
  return null;
}

/** Null: the change windows do not open for it within 400 days. */
export function opensAtMs({ earliestAtMs, warnings }: ComingStep): number | null {
  return warnings.includes('NEVER_OPENS') ? null : earliestAtMs;
}
