/**
 * Knows whether the running async context is inside a transaction. A second one from inside the first would wait
 * for itself: for ever on the embedded database, until the pool is empty on a server. So it throws instead.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** A transaction or a statement past it was started from inside a transaction. A bug of the caller. */
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

/** Runs `open` in a context of its own; `open` calls `enter` once the transaction has begun. */
export async function asTransactionContext<T>(open: (enter: () => void) => Promise<T>): Promise<T> {
  refuseReentry();
  const context: Context = { isInTransaction: false };
  const enter = (): void => {
    context.isInTransaction = true;
  };
  try {
    return await contexts.run(context, () => open(enter));
  } finally {
    context.isInTransaction = false; // what the work left running may use the database again
  }
}

/** @throws ReentrantTransaction when the caller runs inside a transaction. */
export function refuseReentry(): void {
  if (contexts.getStore()?.isInTransaction) throw new ReentrantTransaction();
}

/** Runs `work` outside of any transaction's context: for callbacks that somebody's commit sets off. */
export function outsideTransactions<T>(work: () => T): T {
  return contexts.exit(work);
}
