/**
 * Detects whether the running async context is inside a transaction. A nested transaction would wait for the outer one.
 * The embedded database would wait for ever, a server until its pool is exhausted. So a nested transaction throws.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

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
