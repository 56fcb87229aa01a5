/**
 * Opens the database: a Postgres server when there is an address, otherwise the embedded one in this process. The
 * layers above the store do not depend on the choice.
 */
import { type Database, silentLogger, type StoreLogger } from './database/database.js';
import { openPglite } from './database/open-pglite.js';
import { openPostgres } from './database/open-postgres.js';

export interface OpenDatabaseOptions {
  /** Address of a Postgres server, 15 or later. Absent: the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Folder of the embedded database, owned by this process alone. Absent: in memory, lost when the process ends. */
  readonly dataDir?: string | undefined;
  /** Connections for general work. Stop commands have four more, notifications one more. Default 10. */
  readonly maxConnections?: number | undefined;
  /** Time limit of one statement on a server. 0: no limit, for migrations of large tables. Default 10 s. */
  readonly statementTimeoutMs?: number | undefined;
  readonly logger?: StoreLogger | undefined;
}

/** @throws DatabaseUnavailable when the server cannot be reached, UnsupportedServer when it is too old. */
export function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { databaseUrl, dataDir, maxConnections = 10, statementTimeoutMs = 10_000, logger = silentLogger } = options;
  if (databaseUrl === undefined) return openPglite({ dataDir, logger });
  return openPostgres({ databaseUrl, maxConnections, statementTimeoutMs, logger });
}
