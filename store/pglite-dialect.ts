/**
 * kysely on the embedded database (PGlite, in this process, one session).
 * One mutex orders transactions and single statements. PGlite answers as microtasks, so the driver lets the event
 * loop turn after each query; without that no timer fires while work is queued.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Mutex } from './mutex.js';
import { refuseReentry } from './transaction-context.js';

export class PgliteDialect implements Dialect {
  constructor(
    private readonly pglite: PGlite,
    private readonly mutex: Mutex,
    /** Called before each write; what it throws refuses that. */
    private readonly requireRoom: () => void,
  ) {}

  createDriver(): Driver {
    return new PgliteDriver(this.pglite, this.mutex, this.requireRoom);
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

class PgliteDriver implements Driver {
  readonly #connection: PgliteConnection;
  readonly #mutex: Mutex;
  readonly #requireRoom: () => void;

  constructor(pglite: PGlite, mutex: Mutex, requireRoom: () => void) {
    this.#connection = new PgliteConnection(pglite, requireRoom);
    this.#mutex = mutex;
    this.#requireRoom = requireRoom;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    refuseReentry();
    await this.#mutex.acquire();
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    this.#mutex.release();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#requireRoom();
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {}
}

const writes = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']);

class PgliteConnection implements DatabaseConnection {
  constructor(
    private readonly pglite: PGlite,
    private readonly requireRoom: () => void,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (writes.has(query.query.kind)) this.requireRoom();
    try {
      const { rows, affectedRows } = await this.pglite.query<R>(query.sql, [...query.parameters]);
      return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
    } finally {
      await nextTurn();
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database does not stream: read by keyset pages');
  }
}
