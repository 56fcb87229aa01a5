/** The last events of one audience, so that a reader who was away for a moment gets only what it missed. */
interface Entry {
  readonly from: string;
  readonly bytes: Buffer;
}

export interface RingLimits {
  readonly events: number;
  readonly bytes: number;
}

export const usualRing: RingLimits = { events: 256, bytes: 4 * 1024 * 1024 };

export class ReplayBuffer {
  readonly #limits: RingLimits;
  #entries: Entry[] = [];
  #bytes = 0;

  constructor(limits: RingLimits) {
    this.#limits = limits;
  }

  /** `bytes` leads from the state `from` to the next. */
  push(from: string, bytes: Buffer): void {
    this.#entries.push({ from, bytes });
    this.#bytes += bytes.length;
    while (this.#entries.length > this.#limits.events || this.#bytes > this.#limits.bytes)
      this.#bytes -= this.#entries.shift()?.bytes.length ?? 0;
  }

  /** What leads from `state` to the newest; undefined when that is too long ago, or unknown here. */
  since(state: string): Buffer | undefined {
    const start = this.#entries.findIndex((entry) => entry.from === state);
    return start === -1 ? undefined : Buffer.concat(this.#entries.slice(start).map((entry) => entry.bytes));
  }
}
