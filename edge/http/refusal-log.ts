/** Logs refused requests, with a limit per second, so that a flood of requests does not flood the log. */
import type { Logger } from '../../platform/log/logger.js';

const linesPerSecond = 10;

export interface RefusedRequest {
  readonly method: string | undefined;
  readonly path: string;
  readonly status: number;
  readonly client: string;
  readonly tokenId: string | undefined;
}

export class RefusalLog {
  readonly #logger: Logger;
  readonly #now: () => number;
  #second = 0;
  #lines = 0;
  #leftOut = 0;

  constructor(logger: Logger, now: () => number) {
    this.#logger = logger;
    this.#now = now;
  }

  /** `leftOut` of a line: the number of refusals before it without a line. */
  write(refused: RefusedRequest): void {
    const second = Math.floor(this.#now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#lines = 0;
    }
    if (this.#lines >= linesPerSecond) {
      this.#leftOut += 1;
      return;
    }
    this.#lines += 1;
    const leftOut = this.#leftOut === 0 ? {} : { leftOut: this.#leftOut };
    this.#logger.info({ ...refused, ...leftOut }, 'a request for decisions was refused');
    this.#leftOut = 0;
  }
}
