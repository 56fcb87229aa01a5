/**
 * What decides about nearly every user on nearly every target of an app, side by side in memory: whoever asks about all
 * of them walks through three lists instead of a thousand objects. Testers and suspensions are left to the entry.
 */
import { isInGray, resolveKey } from '../../domain/serving/assign.js';
import type { Answer } from './answer.js';
import type { TargetEntry } from './target-entry.js';

/** Of a target where the entry has more to look at. */
const askTheEntry = -1;

export class DecisionTable {
  readonly #entries: readonly TargetEntry[];
  readonly #seeds: number[] = [];
  readonly #thresholds: number[] = [];
  /** Two for each target: what the others get, what the gray group gets. */
  readonly #answers: Answer[] = [];

  constructor(entries: readonly TargetEntry[]) {
    this.#entries = entries;
  }

  get length(): number {
    return this.#entries.length;
  }

  /** `entry`: of the list, when it has come or what it serves has changed. */
  put(entry: TargetEntry): void {
    const { index, view } = entry;
    this.#seeds[index] = view.seed;
    this.#thresholds[index] = view.suspended === null && view.testers === null ? view.threshold : askTheEntry;
    this.#answers[2 * index] = view.others;
    this.#answers[2 * index + 1] = view.inGray;
  }

  entry(index: number): TargetEntry {
    const entry = this.#entries[index];
    if (entry === undefined) throw new RangeError(`No target at ${index}`);
    return entry;
  }

  /** As `resolveKey` answers for the entry. `hash` is the user's; the empty key is no user. */
  resolve(index: number, userKey: string, hash: number): Answer {
    const threshold = this.#thresholds[index] ?? askTheEntry;
    if (threshold === askTheEntry || userKey === '') return resolveKey(this.entry(index).view, userKey, hash);
    const half = isInGray(hash, this.#seeds[index] ?? 0, threshold) ? 1 : 0;
    return this.#answers[2 * index + half] ?? resolveKey(this.entry(index).view, userKey, hash);
  }
}
