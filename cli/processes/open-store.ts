/** Opens the database for a process and sees that its schema and this program fit; failures become start failures. */
import type { Config } from '../../platform/config/config.js';
import { errorMessage } from '../../platform/log/error-fields.js';
import type { Logger } from '../../platform/log/logger.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import type { Database } from '../../store/database/database.js';
import { checkSchemaVersion, migrateToLatest } from '../../store/database/migrate.js';
import { openDatabase } from '../../store/open-database.js';
import { embeddedProblem } from './embedded-problem.js';

export interface OpenStoreOptions {
  readonly config: Pick<Config, 'databaseUrl'>;
  readonly logger: Logger;
  /** Where the embedded database lives when there is no address of a server. */
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
 * For processes beside others: on a server, and not migrated by them, since they are several.
 *
 * @throws StartFailure when there is no address of a server, or when its schema is not this program's.
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
 * Applies the migrations that are missing and names them.
 *
 * @throws StartFailure when a newer program has been at this database.
 */
export async function bringUpToDate(database: Database): Promise<readonly string[]> {
  const result = await migrateToLatest(database.kysely);
  if (result.outcome === 'ahead') throw newerThanProgram(result.unknown);
  return result.applied;
}

/** @throws StartFailure when the schema is older or newer than this program's. */
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
