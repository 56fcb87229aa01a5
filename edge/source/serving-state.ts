/**
 * What one decision plane knows: the snapshot, how fresh it is, and who wants to hear of changes.
 * All changes come through `put`, wherever they were read, so that nobody can go past the fence or the listeners.
 */
import type { ServingTarget } from '../../contracts/serving/serving.js';
import { Snapshot } from '../snapshot/snapshot.js';
import { Freshness } from './freshness.js';

/** Called in the turn of the change; must not throw. */
export type ChangeListener = (target: ServingTarget) => void;

export class ServingState {
  readonly snapshot = new Snapshot();
  readonly freshness: Freshness;
  readonly #listeners = new Set<ChangeListener>();
  #isLoaded = false;

  constructor(now: () => number) {
    this.freshness = new Freshness(now);
  }

  /** Whether there is something whole to answer from, be it old. Before that every answer would be a guess. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  markLoaded(): void {
    this.#isLoaded = true;
  }

  /** False when the target was known at this revision or a later one. */
  put(target: ServingTarget): boolean {
    if (!this.snapshot.put(target)) return false;
    for (const listener of this.#listeners) listener(target);
    return true;
  }

  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
