/**
 * The only way to open a transaction: READ COMMITTED, retried after contention, never nested. `work` may run more than
 * once, also after a commit whose answer was lost. So create ids outside of it, and before writing look for what an
 * earlier run wrote.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql, type Transaction as KyselyTransaction } from 'kysely';
import { DatabaseUnavailable, isConnectionFailure, isContention } from './errors.js';
import type { Schema } from './schema.js';

export type Transaction = KyselyTransaction<Schema>;

/** With the lock time-out of one second, longer than the two seconds for which a frozen process may hold a lock. */
const CONTENTION_ATTEMPTS = 6;

/** One retry after a lost connection: a pool may hold connections to a server that was restarted. */
const CONNECTION_ATTEMPTS = 2;

const PAUSE_MS = 40;

export interface LockWait {
  /** One attempt that waits this long for each lock. Default: several attempts of one second. */
  readonly lockWaitMs?: number | undefined;
}

/**
 * Runs `work` in a transaction and returns its result after the commit.
 *
 * @throws DatabaseUnavailable when the database is away or stayed busy. Any other error of `work` is unchanged.
 * @throws ReentrantTransaction when called from inside another transaction.
 */
export function inTransaction<T>(
  db: Kysely<Schema>,
  work: (trx: Transaction) => Promise<T>,
  { lockWaitMs }: LockWait = {},
): Promise<T> {
  if (lockWaitMs === undefined) return retryTransient(() => runOnce(db, work));
  const briefly = async (trx: Transaction): Promise<T> => {
    await sql`select set_config('lock_timeout', ${String(lockWaitMs)}, true)`.execute(trx);
    return await work(trx);
  };
  return retryTransient(() => runOnce(db, briefly), 1);
}

/**
 * Runs a single statement, which is a transaction by itself, with the same retries as a transaction.
 *
 * @throws as `inTransaction`.
 */
export async function retryTransient<T>(work: () => Promise<T>, attempts = CONTENTION_ATTEMPTS): Promise<T> {
  for (let contended = 1, disconnected = 1; ; ) {
    try {
      return await work();
    } catch (error) {
      if (isContention(error)) contended += 1;
      else if (isConnectionFailure(error)) disconnected += 1;
      else throw error;
      if (contended > attempts || disconnected > CONNECTION_ATTEMPTS) throw new DatabaseUnavailable(error);
      await sleep(PAUSE_MS * (0.5 + Math.random()) * contended);
    }
  }
}

function runOnce<T>(db: Kysely<Schema>, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return asTransactionContext((enter) =>
    db.transaction().execute((trx) => {
      enter();
      return work(trx);
    }),
  );
}

/** Rolls `work` back to a savepoint unless `isKept` returns true. Its locks remain until the end of the transaction. */
export async function rollBackUnless<T>(
  trx: Transaction,
  work: () => Promise<T>,
  isKept: (done: T) => boolean,
): Promise<T> {
  await sql`savepoint before_work`.execute(trx);
  const done = await work();
  if (!isKept(done)) await sql`rollback to savepoint before_work`.execute(trx);
  return done;
}

/** A transaction, or a statement outside of it, was started from inside a transaction. A bug of the caller. */
export class ReentrantTransaction extends Error {
  override readonly name = 'ReentrantTransaction';

  constructor() {
    super('This async context is inside a transaction already: use the transaction it was given');
  }
}

interface Context {
  isInTransaction: boolean;
}

const contexts = new AsyncLocalStorage<Context>();

/** Runs `open` in its own context. `open` calls `enter` once the transaction has begun. */
export async function asTransactionContext<T>(open: (enter: () => void) => Promise<T>): Promise<T> {
  refuseReentry();
  const context: Context = { isInTransaction: false };
  const enter = (): void => {
    context.isInTransaction = true;
  };
  try {
    return await contexts.run(context, () => open(enter));
  } finally {
    context.isInTransaction = false; // work that is still running may use the database again
  }
}

/** @throws ReentrantTransaction when the caller runs inside a transaction. */
export function refuseReentry(): void {
  if (contexts.getStore()?.isInTransaction) throw new ReentrantTransaction();
}

/** Runs `work` outside of any transaction's context. For callbacks that run on the commit of another transaction. */
export function outsideTransactions<T>(work: () => T): T {
  return contexts.exit(work);
}
