/** A database that a test can take away, or keep from telling what changes. */
import type { Database } from '../../store/database/database.js';

export interface Cuttable extends Database {
  /** Every use of it fails. */
  isAway: boolean;
}

/** `deaf`: it is there, and its notifications are not heard. */
export function cuttable(db: Database, { deaf = false } = {}): Cuttable {
  const database = {
    ...db,
    isAway: false,
    notifications: deaf
      ? { ...db.notifications, subscribe: () => () => undefined, onReconnect: () => () => undefined }
      : db.notifications,
  };
  Object.defineProperty(database, 'kysely', {
    get: () => {
      if (database.isAway) throw new Error('away');
      return db.kysely;
    },
  });
  return database;
}
