/**
 * Housekeeping of the database: rejects expired waiting commands and deletes old rows. It needs only the database, so
 * it continues while Temporal is away. API and worker processes run it. Concurrent runs are safe.
 */
import { type BackgroundLoop, startLoop } from '../../platform/process/background-loop.js';
import type { Database, StoreLogger } from '../database/database.js';
import { decideWaiting } from '../release/decide-waiting.js';
import { expiredCommands } from '../release/ledger/find-command.js';
import { deleteOldRows } from './delete-expired-rows.js';

const everyMs = 30_000;
const deleteEveryMs = 300_000;

export interface HousekeepingOptions {
  readonly database: Database;
  readonly logger: StoreLogger;
}

export interface Housekeeping {
  stop(): Promise<void>;
}

export function startHousekeeping({ database, logger }: HousekeepingOptions): Housekeeping {
  const loops: readonly BackgroundLoop[] = [
    startLoop({
      name: 'rejecting expired commands',
      everyMs,
      retryMs: 2_000,
      longestRetryMs: everyMs,
      logger,
      round: (signal) => expireCommands({ database, logger }, signal),
    }),
    startLoop({
      name: 'deleting old rows',
      everyMs: deleteEveryMs,
      retryMs: 10_000,
      longestRetryMs: deleteEveryMs,
      logger,
      round: async (signal) => {
        const deleted = await deleteOldRows(database.kysely, signal);
        if (Object.keys(deleted).length > 0) logger.info({ deleted }, 'Deleted old rows');
      },
    }),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

async function expireCommands({ database, logger }: HousekeepingOptions, signal: AbortSignal): Promise<void> {
  await decideWaiting({
    db: database.kysely,
    logger,
    signal,
    nextPage: (page) => expiredCommands(database.kysely, page),
    onDecided: ({ record: { id: commandId, type, actor } }) =>
      logger.info({ commandId, type, actor }, 'Rejected a command that waited too long'),
  });
}
