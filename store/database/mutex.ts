/**
 * Serialises the users of the embedded database's only session. A waiter fails after 15 s instead of hanging.
 * Not `async-mutex`: its priorities have no bound, so a series of stop commands would keep all other work waiting.
 */
import { ConnectionLost } from './errors.js';

/** How long a waiter waits. No holder keeps the embedded database this long by design. */
const WAIT_LIMIT_MS = 15_000;

/** Many stop commands must not block all other work for ever. */
const MOST_STOPS_IN_A_ROW = 16;

/** `stop` waiters pass all `general` waiters. Within a lane the order is first in, first out. */
export type Lane = 'general' | 'stop';

interface Waiter {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

export class Mutex {
  #isHeld = false;
  #stopsInARow = 0;
  readonly #waiters: Readonly<Record<Lane, Set<Waiter>>> = { general: new Set(), stop: new Set() };

  /** @throws ConnectionLost after 15 s without a turn. */
  acquire(lane: Lane = 'general'): Promise<void> {
    if (!this.#isHeld) {
      this.#isHeld = true;
      return Promise.resolve();
    }
    const waiters = this.#waiters[lane];
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiters.delete(waiter);
        reject(new ConnectionLost(`the embedded database was busy for ${WAIT_LIMIT_MS} ms`));
      }, WAIT_LIMIT_MS);
      const waiter: Waiter = { enter: resolve, timer };
      waiters.add(waiter);
    });
  }

  release(): void {
    const lane = this.#nextLane();
    const [next] = this.#waiters[lane];
    if (next === undefined) {
      this.#isHeld = false;
      return;
    }
    this.#stopsInARow = lane === 'stop' ? this.#stopsInARow + 1 : 0;
    this.#waiters[lane].delete(next);
    clearTimeout(next.timer);
    next.enter();
  }

  async runExclusive<T>(work: () => Promise<T>): Promise<T> {
    await this.acquire();
    try {
      return await work();
    } finally {
      this.release();
    }
  }

  #nextLane(): Lane {
    const { general, stop } = this.#waiters;
    if (stop.size === 0) return 'general';
    return general.size > 0 && this.#stopsInARow >= MOST_STOPS_IN_A_ROW ? 'general' : 'stop';
  }
}
