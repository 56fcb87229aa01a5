/**
 * Which database errors are worth a retry and which mean a bug. The drivers turn every lost connection into
 * ConnectionLost. All other errors are classified by SQLSTATE.
 */

/**
 * The database cannot be reached, is shutting down, or stayed busy through every retry. Whether the last commit took
 * effect is unknown: repeat the call with the same ids and keys.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(cause: unknown) {
    super(`The database is not available: ${messageOf(cause)}`, { cause });
  }
}

/** The connection was lost during a statement, or no connection could be opened in time. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';

  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
  }
}

/**
 * The transaction was committed after one of its statements had failed. The database has rolled it back, and does not
 * report that as an error.
 */
export class TransactionFailed extends Error {
  override readonly name = 'TransactionFailed';

  constructor() {
    super('A statement of the transaction failed, so its commit changed nothing');
  }
}

/** SQLSTATEs of contention: the same transaction may succeed at once. */
const CONTENTION = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
  '57014', // query_canceled: a statement ran into its time limit
  '25P03', // idle_in_transaction_session_timeout
]);

/** SQLSTATEs of a server that shuts down or has no room. 08 and 53 are whole classes. */
const SHUTDOWN = new Set(['57P01', '57P02', '57P03', '57P05', '25006']); // 25006: read-only after a failover

export function isContention(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state !== undefined && CONTENTION.has(state);
}

export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof ConnectionLost) return true;
  const state = sqlStateOf(error);
  return state !== undefined && (SHUTDOWN.has(state) || state.startsWith('08') || state.startsWith('53'));
}

/** True when another transaction held a lock for too long. The database itself answers. */
export function isLockHeld(error: unknown): boolean {
  return isContention(error instanceof DatabaseUnavailable ? error.cause : error);
}

/** True for every error that does not depend on the request: a retry may succeed. */
export function isTransient(error: unknown): boolean {
  return error instanceof DatabaseUnavailable || isContention(error) || isConnectionFailure(error);
}

/** The five-character code that a Postgres server attached to the error, if any. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('severity' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
