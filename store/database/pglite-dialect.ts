/**
 * kysely dialect of the embedded database (PGlite in this process, one session). One mutex orders transactions and
 * single statements. Stop commands pass all other waiters. PGlite answers in microtasks, so the driver yields to the
 * event loop after each query. Without that no timer fires while work is queued.
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
import { TransactionFailed } from './errors.js';
import type { Lane, Mutex } from './mutex.js';
import { refuseReentry } from './transaction.js';

export interface PgliteDialectConfig {
  readonly pglite: PGlite;
  readonly mutex: Mutex;
  readonly lane: Lane;
  /** Called before each write. An exception refuses the write. */
  readonly requireFreeSpace: () => void;
}

export class PgliteDialect implements Dialect {
  readonly #config: PgliteDialectConfig;

  constructor(config: PgliteDialectConfig) {
    this.#config = config;
  }

  createDriver(): Driver {
    return new PgliteDriver(this.#config);
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
  readonly #lane: Lane;
  readonly #requireFreeSpace: () => void;

  constructor({ pglite, mutex, lane, requireFreeSpace }: PgliteDialectConfig) {
    this.#connection = new PgliteConnection(pglite, requireFreeSpace);
    this.#mutex = mutex;
    this.#lane = lane;
    this.#requireFreeSpace = requireFreeSpace;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    refuseReentry();
    await this.#mutex.acquire(this.#lane);
    return this.#connection;
  }

  releaseConnection(): Promise<void> {
    this.#mutex.release();
    return Promise.resolve();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#requireFreeSpace();
    await connection.executeQuery(CompiledQuery.raw('begin'));
    this.#connection.hasFailed = false;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.hasFailed) throw new TransactionFailed();
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {}
}

/** Also finds a write in a part of a statement, such as a CTE. */
const writing = /\b(?:insert into|delete from|update \S+(?: as \S+)? set)\s/i;

class PgliteConnection implements DatabaseConnection {
  /** A statement failed since the last transaction began: PGlite does not say that a commit rolled back. */
  hasFailed = false;

  constructor(
    private readonly pglite: PGlite,
    private readonly requireFreeSpace: () => void,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (writing.test(query.sql)) this.requireFreeSpace();
    try {
      const { rows, affectedRows } = await this.pglite.query<R>(query.sql, [...query.parameters]);
      return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
    } catch (error) {
      this.hasFailed = true;
      throw error;
    } finally {
      await nextTurn();
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database does not stream: read by keyset pages');
  }
}
