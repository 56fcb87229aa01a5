/** The database as the layers above the store use it, for both implementations. */
import type { Kysely } from 'kysely';
import type { Notifications } from './notifications.js';
import type { Schema } from './schema.js';

export interface Database {
  readonly kind: 'postgres' | 'pglite';
  /**
   * What a power cut leaves of an acknowledged commit. `server`: what the settings of that server guarantee. `synced`:
   * all.
   * `not synced`: possibly nothing of the last seconds, because the file system or PGlite cannot sync.
   */
  readonly durability: 'server' | 'synced' | 'not synced' | 'in memory';
  /** For everything except stop commands. */
  readonly kysely: Kysely<Schema>;
  /**
   * For stop commands, so that other work cannot delay them: separate connections on a server, the next turn on the
   * embedded database.
   */
  readonly stopKysely: Kysely<Schema>;
  readonly notifications: Notifications;
  /** Embedded database only: throws ConnectionLost while its disk is too full for writes. Sends no statement. */
  readonly requireFreeSpace?: () => void;
  /** Waits for running statements and closes every connection. Idempotent. */
  close(): Promise<void>;
}

/** The logger that the store needs. pino fits. */
export interface StoreLogger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export const silentLogger: StoreLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };
