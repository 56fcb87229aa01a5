/** First come, first served. A waiter that waits too long gets an error instead of hanging for ever. */
import { ConnectionLost } from './errors.js';

/** Nobody holds the embedded database this long on purpose. */
const WAIT_LIMIT_MS = 15_000;

interface Waiter {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

export class Mutex {
  #isHeld = false;
  readonly #waiters = new Set<Waiter>();

  /** @throws ConnectionLost after 15 s without a turn. */
  acquire(): Promise<void> {
    if (!this.#isHeld) {
      this.#isHeld = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(new ConnectionLost(`the embedded database was busy for ${WAIT_LIMIT_MS} ms`));
      }, WAIT_LIMIT_MS);
      const waiter: Waiter = { enter: resolve, timer };
      this.#waiters.add(waiter);
    });
  }

  release(): void {
    const [next] = this.#waiters;
    if (next === undefined) {
      this.#isHeld = false;
      return;
    }
    this.#waiters.delete(next);
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
}
