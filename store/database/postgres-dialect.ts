/**
 * kysely dialect of a Postgres server through `pg`. A transaction sets its lock time-out in the round trip that begins
 * it, and begins with its first statement.
 */
import { type Driver, PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { asConnectionLost, ServerConnection } from './server-connection.js';
import { refuseReentry } from './transaction.js';

export interface ServerDialectConfig {
  readonly pool: Pool;
  /** How long a statement of a transaction waits for a lock before it fails with 55P03. */
  readonly lockTimeoutMs: number;
}

export class ServerDialect extends PostgresDialect {
  readonly #config: ServerDialectConfig;

  constructor(config: ServerDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ServerDriver(this.#config);
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
