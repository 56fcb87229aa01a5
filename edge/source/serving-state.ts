/**
 * The data of one decision plane: the snapshot, its freshness, and the listeners for changes. Every change must come
 * through `put`. Otherwise it would bypass the revision check or the listeners.
 */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { Snapshot } from '../snapshot/snapshot.js';
import { Freshness } from './freshness.js';

/** Called in the same turn of the event loop as the change. Must not throw. */
export type ChangeListener = (target: ServedTarget) => void;

export class ServingState {
  readonly snapshot = new Snapshot();
  readonly freshness: Freshness;
  readonly #listeners = new Set<ChangeListener>();
  #isLoaded = false;

  constructor(now: () => number) {
    this.freshness = new Freshness(now);
  }

  /** Whether a full snapshot is loaded, also a stale one. Without it decisions would be guesses. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  markLoaded(): void {
    this.#isLoaded = true;
  }

  /** False when the stored revision of the target is equal or higher. */
  put(target: ServedTarget): boolean {
    if (!this.snapshot.put(target)) return false;
    for (const listener of this.#listeners) listener(target);
    return true;
  }

  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
