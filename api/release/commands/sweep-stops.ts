/**
 * Applies commands that no workflow decides and whose process ended before it applied them: stop commands, and all
 * commands on a target. Every API process does it. Idempotent: a second decision returns the stored outcome.
 */
import { type BackgroundLoop, startLoop } from '../../../platform/process/background-loop.js';
import type { Logger } from '../../../platform/log/logger.js';
import type { Database } from '../../../store/database/database.js';
import { decideWaiting } from '../../../store/release/decide-waiting.js';
import { waitingHere } from '../../../store/release/ledger/find-command.js';
import type { ApiMetrics } from '../../http/server/metrics.js';

const tickMs = 1_000;
/** A little longer than the receiving process waits, so that the two seldom decide the same command. */
const overdueMs = 1_250;

export type StopSweep = Pick<BackgroundLoop, 'stop'>;

export interface SweepDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Pick<ApiMetrics, 'stopsApplied'>;
}

export function startStopSweep({ database, logger, metrics }: SweepDeps): StopSweep {
  const db = database.stopKysely;
  return startLoop({
    name: 'applying stop commands that were left waiting',
    everyMs: tickMs,
    logger,
    round: (signal) =>
      decideWaiting({
        db,
        logger,
        signal,
        nextPage: (page) => waitingHere(db, { ...page, overdueMs }),
        onDecided: ({ record: { id: commandId, type, outcome } }) => {
          metrics.stopsApplied.inc({ by: 'swept' });
          logger.info({ commandId, type, outcome }, 'Decided a command that its own process had not decided');
        },
      }),
  });
}
