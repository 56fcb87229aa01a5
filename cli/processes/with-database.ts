/** For commands that use the database and end: opens it, and locks the data directory of an embedded one. */
import type { Config } from '../../platform/config/config.js';
import { openDataDirectory } from '../../platform/process/data-directory.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Database } from '../../store/database/database.js';
import { openStore } from './open-store.js';

export interface DatabaseUse {
  readonly config: Config;
  readonly logger: Logger;
  /** What to do instead while a running Halftone has the embedded one. */
  readonly remedyWhenInUse?: string;
}

/** @throws StartFailure when it cannot be opened, also because a running process owns the embedded one. */
export async function withDatabase<T>(
  { config, logger, remedyWhenInUse }: DatabaseUse,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const isEmbedded = config.databaseUrl === undefined;
  const directory = isEmbedded ? await openDataDirectory(config.dataDir, remedyWhenInUse) : undefined;
  try {
    const database = await openStore({ config, logger, ...(directory && { embeddedDir: directory.file('database') }) });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    directory?.release();
  }
}
