/** Says once that something does not work, and once that it works again, however often it is tried in between. */
import { errorMessage } from '../platform/error-facts.js';
import type { Logger } from '../platform/logger.js';

export interface TroubleLog {
  failed(error: unknown): void;
  worked(): void;
}

export function createTroubleLog(logger: Logger, what: string): TroubleLog {
  let last: string | null = null;
  return {
    failed(error) {
      const message = errorMessage(error);
      if (message === last) return;
      last = message;
      logger.warn({ err: error }, `${what} fails, and is tried again`);
    },
    worked() {
      if (last === null) return;
      last = null;
      logger.info(`${what} works again`);
    },
  };
}
