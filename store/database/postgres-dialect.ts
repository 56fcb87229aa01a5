/**
 * kysely dialect of a Postgres server through `pg`, with the connection handling that both leave to the caller. The
 * loss of a checked-out connection is not an uncaught error. A connection in an unknown state never returns to the
 * pool. A transaction sets its lock time-out in the round trip that begins it. Named statements are planned once per
 * connection.
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type PostgresCursor,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import type { Pool, PoolClient, QueryConfig } from 'pg';
import { ConnectionLost, sqlStateOf } from './errors.js';
import { refuseReentry } from './transaction-context.js';

export interface ServerDialectConfig {
  readonly pool: Pool;
  /** How long a statement of a transaction waits for a lock before it fails with 55P03. */
  readonly lockTimeoutMs: number;
}

export class ServerDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #lockTimeoutMs: number;

  constructor({ pool, lockTimeoutMs }: ServerDialectConfig) {
    const config = { pool: new GuardedPool(pool) };
    super(config);
    this.#config = config;
    this.#lockTimeoutMs = lockTimeoutMs;
  }

  override createDriver(): Driver {
    return new ServerDriver(this.#config, this.#lockTimeoutMs);
  }
}

class ServerDriver extends PostgresDriver {
  readonly #begin: CompiledQuery;

  constructor(config: PostgresDialectConfig, lockTimeoutMs: number) {
    super(config);
    this.#begin = CompiledQuery.raw(`begin isolation level read committed; set local lock_timeout = ${lockTimeoutMs}`);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(this.#begin);
  }
}

class GuardedPool implements PostgresPool {
  readonly #pool: Pool;
  readonly #guarded = new WeakMap<PoolClient, GuardedClient>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async connect(): Promise<PostgresPoolClient> {
    refuseReentry();
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw asConnectionLost(error);
    });
    let guarded = this.#guarded.get(client);
    if (guarded === undefined) {
      guarded = new GuardedClient(client);
      this.#guarded.set(client, guarded);
    }
    return guarded;
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

class GuardedClient implements PostgresPoolClient {
  readonly #client: PoolClient;
  #failure: ConnectionLost | undefined;

  constructor(client: PoolClient) {
    this.#client = client;
    client.on('error', (error) => {
      this.#failure ??= new ConnectionLost(error);
    });
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new Error('Cursors are not used: read by keyset pages');
    return this.#run(sql, parameters);
  }

  async #run(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    const isRollback = sql === 'rollback';
    if (this.#failure !== undefined) {
      if (isRollback) return ROLLED_BACK; // the server has done it by itself
      throw this.#failure;
    }
    try {
      return await this.#client.query(named(sql, [...parameters]));
    } catch (error) {
      if (isFatal(error) || isRollback) this.#failure ??= new ConnectionLost(error);
      // A failed rollback must not hide the error that caused it. Closing the connection rolls back too.
      if (isRollback) return ROLLED_BACK;
      throw asConnectionLost(error);
    }
  }

  /** After a client-side time-out or a broken pipe the state of the connection is unknown, so it is closed. */
  release(): void {
    this.#client.release(this.#failure);
  }
}

/**
 * A statement that begins with a comment is prepared under that comment as its name. Planning the statements of every
 * command costs more than running them. `pg` refuses the same name for another text. Not for lists, because their best
 * index depends on the parameters.
 */
function named(text: string, values: unknown[]): QueryConfig {
  const name = /^\/\* ([\w ]+) \*\//.exec(text)?.[1];
  return name === undefined ? { text, values } : { name, text, values };
}

const ROLLED_BACK = { command: 'ROLLBACK', rowCount: 0, rows: [] };

/** True when the connection cannot be used again: the server ended it, or its state is unknown. */
function isFatal(error: unknown): boolean {
  if (sqlStateOf(error) === undefined) return true;
  const { severity } = error as { severity: unknown };
  return severity === 'FATAL' || severity === 'PANIC';
}

/** Errors of the server and of parameters stay unchanged. Any other error is a lost connection. */
function asConnectionLost(error: unknown): unknown {
  if (sqlStateOf(error) !== undefined) return error;
  if (error instanceof Error && (error.name === 'TypeError' || error.name === 'RangeError')) return error;
  return new ConnectionLost(error);
}
