/**
 * Limits of requests: for each token per second, and for each client address per minute without a valid token. And the
 * limit of log lines about refused requests. Fixed windows cost little and stop a client in an endless loop.
 */
import { minuteMs } from '../../domain/values/time-units.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Grant } from './token-cache.js';

const windowMs = minuteMs;

/** Requests without a valid token per client address and minute. */
export class AddressBudgets {
  readonly #limit: number;
  readonly #now: () => number;
  readonly #attempts = new Map<string, number>();
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
      this.#attempts.clear();
    }
    const attempts = (this.#attempts.get(address) ?? 0) + 1;
    this.#attempts.set(address, attempts);
    return attempts > this.#limit ? Math.ceil(((window + 1) * windowMs - nowMs) / 1000) : undefined;
  }
}

/** Requests of one token. Undefined within `perSecond`; otherwise the seconds to wait. 0: no limit. */
export function secondsToWait(grant: Grant, perSecond: number, now: () => number): number | undefined {
  if (perSecond === 0) return undefined;
  const second = Math.floor(now() / 1000);
  if (grant.second !== second) {
    grant.second = second;
    grant.requestsInSecond = 0;
  }
  grant.requestsInSecond += 1;
  return grant.requestsInSecond > perSecond ? 1 : undefined;
}

/** Further refusals of the same second are counted, not logged. */
const linesPerSecond = 10;

interface RefusedRequest {
  readonly method: string | undefined;
  readonly path: string;
  readonly status: number;
  readonly client: string;
  readonly tokenId: string | undefined;
}

/** Logs refused requests, so that a flood of requests does not flood the log. */
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
