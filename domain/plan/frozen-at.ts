/** How change windows that are ahead put off the steps of a plan: for its timeline. */
import { blockingOf, type Opening } from '../release/freeze.js';
import { type SpreadOf, waitForOpening } from './opening-spread.js';
import type { Plan } from './plan.js';

/** The wait of a step that is due at an instant. Null: it passes then. `isNext`: before all others of its plan. */
export type FrozenAt = (atMs: number, isNext: boolean) => Plan['frozen'];

/** An exemption covers one increase, so that only the next step can have one. */
export function freezesOf(facts: SpreadOf, windowAt: (atMs: number) => Opening): FrozenAt {
  return (atMs, isNext) => {
    const window = windowAt(atMs);
    const closed = isNext ? blockingOf(window) : window.blocking;
    return closed.length === 0 ? null : waitForOpening({ ...facts, window }, { frozen: null }, atMs);
  };
}
