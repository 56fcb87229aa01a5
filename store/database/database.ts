/** The database as everything above the store sees it, whichever of the two it is. */
import type { Kysely } from 'kysely';
import type { Notifications } from './notifications.js';
import type { Schema } from './schema.js';

export interface Database {
  readonly kind: 'postgres' | 'pglite';
  /**
   * What a power cut leaves of an acknowledged commit. `server`: what the settings of that server promise. `synced`: all.
   * `not synced`: perhaps nothing of the last seconds; the file system or PGlite cannot do better.
   */
  readonly durability: 'server' | 'synced' | 'not synced' | 'in memory';
  /** For everything but stop commands. */
  readonly kysely: Kysely<Schema>;
  /**
   * For stop commands, so that a crowd of other work cannot keep a stop waiting: connections of their own on a server,
   * the next turn on the embedded database.
   */
  readonly stopKysely: Kysely<Schema>;
  readonly notifications: Notifications;
  /** Embedded database only: throws ConnectionLost while its disk is too full for writes. Sends no statement. */
  readonly requireFreeSpace?: () => void;
  /** Waits for running statements and lets go of every connection. Safe to call twice. */
  close(): Promise<void>;
}
