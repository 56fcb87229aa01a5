/**
 * The data of one decision plane: the snapshot, its freshness, and the listeners for changes. Every change must come
 * through `put`. Otherwise it would bypass the revision check or the listeners.
 */
import type { ServedTarget } from '../../domain/serving/serving-view.js';
import { Snapshot } from '../snapshot/snapshot.js';

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

/** Age of the data: the time since memory and database were last found equal. Stale data is still served. */
export class Freshness {
  readonly #now: () => number;
  #confirmedAtMs: number | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Null before the first comparison, in this process or in the one that wrote the disk copy. */
  get confirmedAtMs(): number | null {
    return this.#confirmedAtMs;
  }

  /** Whole seconds. Null before the first comparison. */
  get ageSeconds(): number | null {
    if (this.#confirmedAtMs === null) return null;
    return Math.max(0, Math.floor((this.#now() - this.#confirmedAtMs) / 1000));
  }

  /** For the age header of answers. */
  get ageText(): string {
    const age = this.ageSeconds;
    return age === null ? 'unknown' : String(age);
  }

  confirm(atMs: number): void {
    this.#confirmedAtMs = Math.max(this.#confirmedAtMs ?? atMs, atMs);
  }
}
