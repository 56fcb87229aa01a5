/** Logs the first failure of repeated work and its recovery, not the failures in between. */
import { errorMessage } from './error-fields.js';

export interface OutageLogger {
  warn(facts: object, message: string): void;
  info(facts: object, message: string): void;
}

export interface OutageLog {
  failed(error: unknown): void;
  worked(): void;
}

/** `what` completes "… fails, and is tried again". Another error message is logged again. */
export function createOutageLog(logger: OutageLogger, what: string): OutageLog {
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
      logger.info({}, `${what} works again`);
    },
  };
}
