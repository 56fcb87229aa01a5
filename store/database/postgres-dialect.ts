/**
 * kysely dialect of a Postgres server through `pg`, with the connection handling that both leave to the caller. The
 * loss of a checked-out connection is not an uncaught error. A connection in an unknown state never returns to the
 * pool. A transaction sets its lock time-out in the round trip that begins it. Named statements are planned once per
 * connection. The clients of the pool are in pipeline mode: statements that need not wait for each other share a round
 * trip (`inOneTrip`).
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Dialect,
  type Kysely,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient, QueryConfig, QueryResult as PgResult } from 'pg';
import { ConnectionLost, sqlStateOf } from './errors.js';
import type { Pipelined } from './in-one-trip.js';
import { refuseReentry } from './transaction-context.js';

export interface ServerDialectConfig {
  readonly pool: Pool;
  /** How long a statement of a transaction waits for a lock before it fails with 55P03. */
  readonly lockTimeoutMs: number;
}

export class ServerDialect implements Dialect {
  readonly #config: ServerDialectConfig;

  constructor(config: ServerDialectConfig) {
    this.#config = config;
  }

  createDriver(): Driver {
    return new ServerDriver(this.#config);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db);
  }
}

class ServerDriver implements Driver {
  readonly #pool: Pool;
  readonly #begin: string;
  readonly #connections = new WeakMap<PoolClient, ServerConnection>();

  constructor({ pool, lockTimeoutMs }: ServerDialectConfig) {
    this.#pool = pool;
    this.#begin = `begin isolation level read committed; set local lock_timeout = ${lockTimeoutMs}`;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ServerConnection> {
    refuseReentry();
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw asConnectionLost(error);
    });
    const connection = this.#connections.get(client) ?? new ServerConnection(client);
    this.#connections.set(client, connection);
    return connection;
  }

  beginTransaction(connection: ServerConnection): Promise<void> {
    connection.begin(this.#begin);
    return Promise.resolve();
  }

  commitTransaction(connection: ServerConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: ServerConnection): Promise<void> {
    return connection.rollback();
  }

  releaseConnection(connection: ServerConnection): Promise<void> {
    connection.release();
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return this.#pool.end();
  }
}

class ServerConnection implements DatabaseConnection, Pipelined {
  readonly #client: PoolClient;
  #failure: ConnectionLost | undefined;
  #begun: Promise<unknown> = Promise.resolve();

  constructor(client: PoolClient) {
    this.#client = client;
    client.on('error', (error) => {
      this.#failure ??= new ConnectionLost(error);
    });
  }

  /** The next statement waits for it, or shares its round trip. Its error is the error of that statement. */
  begin(sql: string): void {
    this.#begun = this.#send(sql, []);
    this.#begun.catch(() => undefined);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#begun; // A write must not run outside of the transaction that could not begin.
    return await this.#execute<R>(query);
  }

  async pipeline<T>(work: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    const connection: DatabaseConnection = {
      executeQuery: (query) => this.#execute(query),
      streamQuery: () => this.streamQuery(),
    };
    const [, result] = await Promise.all([this.#begun, work(connection)]);
    return result;
  }

  streamQuery(): never {
    throw new Error('Cursors are not used: read by keyset pages');
  }

  async commit(): Promise<void> {
    await this.#begun;
    await this.#send('commit', []);
  }

  /** A failed rollback must not hide the error that caused it. Closing the connection rolls back too. */
  async rollback(): Promise<void> {
    if (this.#failure !== undefined) return;
    await this.#send('rollback', []).catch((error: unknown) => {
      this.#failure ??= new ConnectionLost(error);
    });
  }

  /** After a client-side time-out or a broken pipe the state of the connection is unknown, so it is closed. */
  release(): void {
    this.#begun = Promise.resolve();
    this.#client.release(this.#failure);
  }

  async #execute<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#send(sql, parameters);
    const isWrite = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
    return { rows: rows as R[], ...(isWrite ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  async #send(sql: string, parameters: readonly unknown[]): Promise<PgResult> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      return await this.#client.query(named(sql, [...parameters]));
    } catch (error) {
      if (isFatal(error)) this.#failure ??= new ConnectionLost(error);
      throw asConnectionLost(error);
    }
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
