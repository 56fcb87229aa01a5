/** How many streams one token and one process may hold open. */
export interface StreamLimits {
  readonly perToken: number;
  readonly perProcess: number;
}

export const defaultStreamLimits: StreamLimits = { perToken: 20, perProcess: 2_000 };

export class StreamCounts {
  readonly #limits: StreamLimits;
  readonly #byToken = new Map<string, number>();
  #all = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  /** The limit that another stream of this token would pass. */
  refusal(tokenId: string): keyof StreamLimits | null {
    if ((this.#byToken.get(tokenId) ?? 0) >= this.#limits.perToken) return 'perToken';
    return this.#all >= this.#limits.perProcess ? 'perProcess' : null;
  }

  add(tokenId: string): void {
    this.#all += 1;
    this.#byToken.set(tokenId, (this.#byToken.get(tokenId) ?? 0) + 1);
  }

  remove(tokenId: string): void {
    this.#all -= 1;
    const left = (this.#byToken.get(tokenId) ?? 1) - 1;
    if (left === 0) this.#byToken.delete(tokenId);
    else this.#byToken.set(tokenId, left);
  }
}
