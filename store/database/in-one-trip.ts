/**
 * Statements of a transaction that are sent without waiting for each other. They run in the order in which they are
 * sent.
 */
import type { DatabaseConnection, QueryExecutorProvider } from 'kysely';
import type { Transaction } from './transaction.js';

/** A connection that can send a statement before the one before it is answered. */
export interface Pipelined {
  pipeline<T>(work: (connection: DatabaseConnection) => Promise<T>): Promise<T>;
}

/**
 * Runs the statements that `work` starts in one round trip where the database allows it, together with the start of the
 * transaction. Only for statements that read or lock: if the transaction cannot begin, they run outside of it.
 */
export function inOneTrip<T>(trx: Transaction, work: (db: QueryExecutorProvider) => Promise<T>): Promise<T> {
  const executor = trx.getExecutor();
  const through = (connection: DatabaseConnection): Promise<T> => {
    const together = executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
    return work({ getExecutor: () => together });
  };
  return executor.provideConnection((connection) =>
    isPipelined(connection) ? connection.pipeline(through) : through(connection),
  );
}

function isPipelined(connection: DatabaseConnection): connection is DatabaseConnection & Pipelined {
  return 'pipeline' in connection;
}
