/**
 * A kysely dialect over an open transaction. kysely's migrator opens its own connections and transactions. With this
 * dialect it uses ours, so that its table, the lock and every migration commit together.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Transaction } from './transaction.js';

export class BorrowedConnectionDialect implements Dialect {
  readonly #trx: Transaction;

  constructor(trx: Transaction) {
    this.#trx = trx;
  }

  createDriver(): Driver {
    return new BorrowedConnectionDriver(this.#trx);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }

  createAdapter(): PostgresAdapter {
    return new UnlockedAdapter();
  }

  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db);
  }
}

/** The open transaction holds the lock. */
class UnlockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

class BorrowedConnectionDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(trx: Transaction) {
    this.#connection = {
      executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => trx.executeQuery<R>(query),
      streamQuery: () => {
        throw new Error('A borrowed connection does not stream');
      },
    };
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection);
  }

  async releaseConnection(): Promise<void> {}
  async beginTransaction(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async destroy(): Promise<void> {}
}
