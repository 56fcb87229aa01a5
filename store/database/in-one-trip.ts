/**
 * Statements of a transaction that are sent without waiting for each other. They run in the order in which they are
 * sent.
 */
import type { DatabaseConnection, QueryExecutorProvider } from 'kysely';
import type { Transaction } from './transaction.js';

type Work<T> = (connection: DatabaseConnection) => Promise<T>;

/** A connection that can send a statement before the one before it is answered. */
export interface Pipelined {
  pipeline<T>(work: Work<T>): Promise<T>;
  /** The commit leaves with the one statement of `work`. The transaction has ended when it returns or throws. */
  pipelineCommit<T>(work: Work<T>): Promise<T>;
}

/**
 * Runs the statements that `work` starts in one round trip where the database allows it, together with the start of the
 * transaction. Only for statements that read or lock: if the transaction cannot begin, they run outside of it.
 */
export function inOneTrip<T>(trx: Transaction, work: (db: QueryExecutorProvider) => Promise<T>): Promise<T> {
  const through = onOneConnection(trx, work);
  return trx
    .getExecutor()
    .provideConnection((connection) => (isPipelined(connection) ? connection.pipeline(through) : through(connection)));
}

/**
 * Runs the one statement of `work`, the last of the transaction. Where the database allows it, the commit leaves with
 * it. So the statement must fail if the transaction must not commit: an error after it comes too late.
 */
export function withCommit<T>(trx: Transaction, work: (db: QueryExecutorProvider) => Promise<T>): Promise<T> {
  const through = onOneConnection(trx, work);
  return trx
    .getExecutor()
    .provideConnection((connection) =>
      isPipelined(connection) ? connection.pipelineCommit(through) : through(connection),
    );
}

function onOneConnection<T>(trx: Transaction, work: (db: QueryExecutorProvider) => Promise<T>): Work<T> {
  return (connection) => {
    const executor = trx
      .getExecutor()
      .withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
    return work({ getExecutor: () => executor });
  };
}

function isPipelined(connection: DatabaseConnection): connection is DatabaseConnection & Pipelined {
  return 'pipeline' in connection;
}
