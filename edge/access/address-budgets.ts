/** Requests without a valid token per client address and minute. Counted in a fixed window, as for tokens. */
const windowMs = 60_000;

export class AddressBudgets {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #asked = new Map<string, number>();
  #window = 0;

  /** `limit`: requests of one address in a minute. */
  constructor(limit: number, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Counts one request. Undefined within the limit; otherwise the seconds to wait. */
  secondsToWait(address: string): number | undefined {
    const nowMs = this.#now();
    const window = Math.floor(nowMs / windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#asked.clear();
    }
    const asked = (this.#asked.get(address) ?? 0) + 1;
    this.#asked.set(address, asked);
    return asked > this.#limit ? Math.ceil(((window + 1) * windowMs - nowMs) / 1000) : undefined;
  }
}
