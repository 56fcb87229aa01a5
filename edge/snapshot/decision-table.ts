/**
 * What decides about nearly every user on nearly every target of an app, side by side in memory: whoever asks about all
 * of them walks through three lists instead of a thousand objects. Testers and suspensions are left to the slot.
 */
import { isInGray, resolveKey } from '../../domain/serving/assign.js';
import type { Answer } from './answer.js';
import type { TargetEntry } from './target-entry.js';

/** Of a target where the slot has more to look at. */
const askTheSlot = -1;

export class DecisionTable {
  readonly #slots: readonly TargetEntry[];
  readonly #seeds: number[] = [];
  readonly #thresholds: number[] = [];
  /** Two for each target: what the others get, what the gray group gets. */
  readonly #answers: Answer[] = [];

  constructor(slots: readonly TargetEntry[]) {
    this.#slots = slots;
  }

  get length(): number {
    return this.#slots.length;
  }

  /** `slot`: of the list, when it has come or what it serves has changed. */
  put(slot: TargetEntry): void {
    const { index, view } = slot;
    this.#seeds[index] = view.seed;
    this.#thresholds[index] = view.suspended === null && view.testers === null ? view.threshold : askTheSlot;
    this.#answers[2 * index] = view.others;
    this.#answers[2 * index + 1] = view.inGray;
  }

  slot(index: number): TargetEntry {
    const slot = this.#slots[index];
    if (slot === undefined) throw new RangeError(`No target at ${index}`);
    return slot;
  }

  /** As `resolveKey` answers for the slot. `hash` is the user's; the empty key is no user. */
  resolve(index: number, userKey: string, hash: number): Answer {
    const threshold = this.#thresholds[index] ?? askTheSlot;
    if (threshold === askTheSlot || userKey === '') return resolveKey(this.slot(index).view, userKey, hash);
    const half = isInGray(hash, this.#seeds[index] ?? 0, threshold) ? 1 : 0;
    return this.#answers[2 * index + half] ?? resolveKey(this.slot(index).view, userKey, hash);
  }
}
