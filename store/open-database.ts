/**
 * Opens the database: a Postgres server when there is an address, else the embedded one in this process.
 * Nothing above the store knows which of the two it is.
 */
import type { Database } from './database/database.js';
import { openPglite } from './database/open-pglite.js';
import { openPostgres } from './database/open-postgres.js';
import { type StoreLogger, silentLogger } from './database/store-logger.js';

export interface OpenDatabaseOptions {
  /** Address of a Postgres server, 15 or later. Absent: the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Folder of the embedded database, owned by this process alone. Absent: in memory, gone with the process. */
  readonly dataDir?: string | undefined;
  /** Connections for general work; stop commands have four more, notifications one more. Default 10. */
  readonly maxConnections?: number | undefined;
  /** How long one statement may take on a server; 0: no limit, for migrations of large tables. Default 10 s. */
  readonly statementTimeoutMs?: number | undefined;
  readonly logger?: StoreLogger | undefined;
}

/** @throws DatabaseUnavailable when the server cannot be reached, UnsupportedServer when it is too old. */
export function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const { databaseUrl, dataDir, maxConnections = 10, statementTimeoutMs = 10_000, logger = silentLogger } = options;
  if (databaseUrl === undefined) return openPglite({ dataDir, logger });
  return openPostgres({ databaseUrl, maxConnections, statementTimeoutMs, logger });
}
