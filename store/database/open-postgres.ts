/** A Postgres server: two pools (general, stop commands) and one listening connection. */
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { PARSERS, type Parser } from './schema/columns.js';
import type { Database, StoreLogger } from './database.js';
import { DatabaseUnavailable, isTransient, sqlStateOf } from './errors.js';
import { ServerDialect } from './postgres-dialect.js';
import { PostgresNotifications } from './postgres-notifications.js';
import type { Schema } from './schema.js';

export interface OpenPostgresOptions {
  readonly databaseUrl: string;
  readonly maxConnections: number;
  readonly statementTimeoutMs: number;
  readonly logger: StoreLogger;
}

/** The server is older than the schema requires. */
export class UnsupportedServer extends Error {
  override readonly name = 'UnsupportedServer';

  constructor(readonly version: string) {
    super(`Postgres 15 or later is needed; this server is ${version}`);
  }
}

const OLDEST_SERVER = 150_000;
const STOP_CONNECTIONS = 4;
const CONNECT_TIMEOUT_MS = 3_000;
/** The client's time-out is a little longer than the server's, so only a dead connection reaches it. */
const RESPONSE_GRACE_MS = 2_000;
const HEARTBEAT_TIMEOUT_MS = 5_000;
/** Together with the retries of `inTransaction`, longer than a frozen process can hold its lock. */
const LOCK_TIMEOUT_MS = 1_000;

/** A frozen process must not hold a target's lock, so its session ends after this time. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 2_000;

export async function openPostgres(options: OpenPostgresOptions): Promise<Database> {
  const { logger, maxConnections } = options;
  const connection = connectionConfig(options);
  const general = openPool({ ...connection, max: maxConnections }, logger);
  const stop = openPool({ ...connection, max: STOP_CONNECTIONS }, logger);
  const kysely = kyselyOver(general);
  const stopKysely = kyselyOver(stop);
  let notifications: PostgresNotifications | undefined;
  let closing: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    closing ??= Promise.all([notifications?.close(), general.end(), stop.end()]);
    await closing;
  };
  try {
    await requireSupportedServer(kysely);
    notifications = await PostgresNotifications.open({ ...connection, query_timeout: HEARTBEAT_TIMEOUT_MS }, logger);
  } catch (error) {
    await close();
    if (error instanceof UnsupportedServer) throw error;
    const isServersWord = sqlStateOf(error) !== undefined && !isTransient(error); // a wrong password, no such database
    throw isServersWord ? error : new DatabaseUnavailable(error);
  }
  return { kind: 'postgres', durability: 'server', kysely, stopKysely, notifications, close };
}

function openPool(config: pg.PoolConfig, logger: StoreLogger): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    pipeline: true,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser: (oid, format): Parser => PARSERS[oid] ?? (pg.types.getTypeParser(oid, format) as Parser) },
  });
  pool.on('error', (error) => logger.warn({ err: error }, 'An idle database connection was lost'));
  return pool;
}

function kyselyOver(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new ServerDialect({ pool, lockTimeoutMs: LOCK_TIMEOUT_MS }) });
}

/** Options in the address stay. Ours come first, so that an operator's options override them. */
function connectionConfig({ databaseUrl, statementTimeoutMs }: OpenPostgresOptions): pg.ClientConfig {
  const url = new URL(databaseUrl);
  const options = [
    `-c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_TIMEOUT_MS}`,
    `-c statement_timeout=${statementTimeoutMs}`,
    '-c timezone=UTC',
    // High estimates of lists over many workspaces made it compile for 7 s what then ran for 3 s.
    '-c jit=off',
    url.searchParams.get('options') ?? '',
  ].join(' ');
  url.searchParams.delete('options');
  return {
    connectionString: url.href,
    options,
    application_name: 'halftone',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...(statementTimeoutMs === 0 ? {} : { query_timeout: statementTimeoutMs + RESPONSE_GRACE_MS }),
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

async function requireSupportedServer(kysely: Kysely<Schema>): Promise<void> {
  const answer = await sql<{ number: string; version: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version
  `.execute(kysely);
  const server = answer.rows[0];
  if (server === undefined || Number(server.number) < OLDEST_SERVER)
    throw new UnsupportedServer(server?.version ?? '?');
}
