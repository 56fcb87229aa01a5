/**
 * Counts open streams or connections, for all clients and for each key (a token or an address), with a limit for both.
 */
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

  /** The limit that one more would exceed. Null: it is allowed. For the key null only the limit `all` applies. */
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
