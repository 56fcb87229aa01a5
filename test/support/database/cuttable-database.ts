/** A database wrapper that a test can make unavailable, or whose notifications a test can suppress. */
import type { Database } from '../../../store/database/database.js';

export interface Cuttable extends Database {
  /** While true, every use fails. */
  isAway: boolean;
}

/** With `withoutNotifications`, the database works and delivers none. */
export function cuttable(db: Database, { withoutNotifications = false } = {}): Cuttable {
  const database = {
    ...db,
    isAway: false,
    notifications: withoutNotifications
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
