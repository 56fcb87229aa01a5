/**
 * Opens the database for a process or a command, and checks that its schema is the one of this program. Failures become
 * start failures.
 */
import type { Config } from '../../platform/config/config.js';
import { errorMessage } from '../../platform/log/error-fields.js';
import type { Logger } from '../../platform/log/logger.js';
import { openDataDirectory } from '../../platform/process/data-directory.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import type { Database } from '../../store/database/database.js';
import { checkSchemaVersion, migrateToLatest } from '../../store/database/migrate.js';
import { openDatabase } from '../../store/open-database.js';
import { embeddedProblem } from './embedded-problem.js';

export interface OpenStoreOptions {
  readonly config: Pick<Config, 'databaseUrl'>;
  readonly logger: Logger;
  /** Folder of the embedded database, used when DATABASE_URL is not set. */
  readonly embeddedDir?: string;
}

/** @throws StartFailure when it cannot be opened. */
export async function openStore({ config, logger, embeddedDir }: OpenStoreOptions): Promise<Database> {
  try {
    return await openDatabase({ databaseUrl: config.databaseUrl, dataDir: embeddedDir, logger });
  } catch (error) {
    const problem =
      config.databaseUrl === undefined
        ? embeddedProblem(embeddedDir ?? 'memory', error)
        : {
            message: errorMessage(error),
            remedy:
              'Check that DATABASE_URL names a Postgres server, 15 or later, that is running and lets this user in',
          };
    throw new StartFailure(problem, { cause: error });
  }
}

/**
 * For processes that share a Postgres server. They do not migrate it: several start at the same time.
 *
 * @throws StartFailure when DATABASE_URL is not set, or when the schema is not the one of this program.
 */
export async function openServerStore(options: Pick<OpenStoreOptions, 'config' | 'logger'>): Promise<Database> {
  if (options.config.databaseUrl === undefined)
    throw new StartFailure({
      message: 'DATABASE_URL is not set: the embedded database serves one process alone',
      remedy: 'Set it to a Postgres server, or run everything in one process with `halftone start`',
    });
  const database = await openStore(options);
  try {
    await requireCurrentSchema(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Applies the missing migrations and returns their names.
 *
 * @throws StartFailure when the schema is newer than this program.
 */
export async function bringUpToDate(database: Database): Promise<readonly string[]> {
  const result = await migrateToLatest(database.kysely);
  if (result.outcome === 'ahead') throw newerThanProgram(result.unknown);
  return result.applied;
}

/** @throws StartFailure when the schema is older or newer than this program. */
export async function requireCurrentSchema(database: Database): Promise<void> {
  const version = await checkSchemaVersion(database.kysely);
  if (version.outcome === 'ahead') throw newerThanProgram(version.unknown);
  if (version.outcome === 'behind')
    throw new StartFailure({
      message: `The database lacks what this program needs (${version.missing.join(', ')})`,
      remedy: 'Run `halftone migrate` first',
    });
}

function newerThanProgram(unknown: readonly string[]): StartFailure {
  return new StartFailure({
    message: `The database is newer than this program (it has ${unknown.join(', ')})`,
    remedy: 'Start the newer version of Halftone, or restore a backup from before its upgrade',
  });
}

export interface DatabaseUse {
  readonly config: Config;
  readonly logger: Logger;
  /** What to do instead while a running process owns the embedded database. */
  readonly remedyWhenInUse?: string;
}

/**
 * For commands that use the database and end. Locks the data directory when the database is embedded.
 *
 * @throws StartFailure when it cannot be opened, also because a running process owns the embedded database.
 */
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
