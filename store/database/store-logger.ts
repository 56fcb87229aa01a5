/** The logger that the store needs. pino fits. */
export interface StoreLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export const silentLogger: StoreLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
