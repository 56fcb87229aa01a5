/**
 * The data for nearly every decision of an app, in parallel arrays. A bulk evaluation reads three arrays instead of a
 * thousand objects. Targets with testers or a suspension are resolved by their entry.
 */
import { isInGray, resolveKey } from '../../domain/serving/assign.js';
import type { Answer } from './answer.js';
import type { TargetEntry } from './target-entry.js';

/** Marks a target that its entry must resolve. */
const askTheEntry = -1;

export class DecisionTable {
  readonly #entries: readonly TargetEntry[];
  readonly #seeds: number[] = [];
  readonly #thresholds: number[] = [];
  /** Two for each target: the answer outside of the gray group, then the answer inside. */
  readonly #answers: Answer[] = [];

  constructor(entries: readonly TargetEntry[]) {
    this.#entries = entries;
  }

  get length(): number {
    return this.#entries.length;
  }

  /** `entry`: a new entry of the list, or one whose source has changed. */
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

  /** Equal to `resolveKey` on the entry. `hash` is the user's hash. An empty key is a launch without a user. */
  resolve(index: number, userKey: string, hash: number): Answer {
    const threshold = this.#thresholds[index] ?? askTheEntry;
    if (threshold === askTheEntry || userKey === '') return resolveKey(this.entry(index).view, userKey, hash);
    const half = isInGray(hash, this.#seeds[index] ?? 0, threshold) ? 1 : 0;
    return this.#answers[2 * index + half] ?? resolveKey(this.entry(index).view, userKey, hash);
  }
}
