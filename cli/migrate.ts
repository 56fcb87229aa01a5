/** `halftone migrate`: brings the database to this program's version. Safe to run again, and by several at once. */
import type { Config } from '../platform/config.js';
import { openDataDirectory } from '../platform/data-directory.js';
import type { Logger } from '../platform/logger.js';
import { bringUpToDate, openStore } from './open-store.js';

export async function migrate(config: Config, logger: Logger): Promise<void> {
  // The embedded database belongs to one process at a time.
  const directory = config.databaseUrl === undefined ? await openDataDirectory(config.dataDir) : undefined;
  try {
    const database = await openStore({ config, logger, ...(directory && { embeddedDir: directory.file('database') }) });
    try {
      const applied = await bringUpToDate(database);
      console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
    } finally {
      await database.close();
    }
  } finally {
    directory?.release();
  }
}
