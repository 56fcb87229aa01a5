/** Counts what clients hold open, such as streams or connections, and holds it against two limits. */
export interface OpenLimits {
  /** For one key; 0 is no limit. */
  readonly each: number;
  /** For all keys together; 0 is no limit. */
  readonly all: number;
}

export class OpenCounts {
  readonly #limits: OpenLimits;
  readonly #byKey = new Map<string, number>();
  #all = 0;

  constructor(limits: OpenLimits) {
    this.#limits = limits;
  }

  /** The limit that one more would pass. A key of null is held against the limit for all alone. */
  refusal(key: string | null): keyof OpenLimits | null {
    const { each, all } = this.#limits;
    if (key !== null && each > 0 && (this.#byKey.get(key) ?? 0) >= each) return 'each';
    return all > 0 && this.#all >= all ? 'all' : null;
  }

  add(key: string | null): void {
    this.#all += 1;
    if (key !== null) this.#byKey.set(key, (this.#byKey.get(key) ?? 0) + 1);
  }

  remove(key: string | null): void {
    this.#all -= 1;
    if (key === null) return;
    const left = (this.#byKey.get(key) ?? 1) - 1;
    if (left === 0) this.#byKey.delete(key);
    else this.#byKey.set(key, left);
  }
}
