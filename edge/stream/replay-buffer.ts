/** The last events of one topic. A reader that reconnects soon gets only the events that it missed. */
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

  /** `bytes`: the change from state `from` to the next state. */
  push(from: string, bytes: Buffer): void {
    this.#entries.push({ from, bytes });
    this.#bytes += bytes.length;
    while (this.#entries.length > this.#limits.events || this.#bytes > this.#limits.bytes)
      this.#bytes -= this.#entries.shift()?.bytes.length ?? 0;
  }

  /** The events from `state` to the newest. Undefined when `state` is too old or unknown. */
  since(state: string): Buffer | undefined {
    const start = this.#entries.findIndex((entry) => entry.from === state);
    return start === -1 ? undefined : Buffer.concat(this.#entries.slice(start).map((entry) => entry.bytes));
  }
}
