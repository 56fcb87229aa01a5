/**
 * Applies the stop commands that a process wrote down and did not live to apply. Every API process does it: whoever
 * comes second finds the outcome recorded.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { applyCommand } from '../../store/apply-command.js';
import type { Database } from '../../store/database.js';
import { waitingStops } from '../../store/ledger/find-command.js';
import type { Logger } from '../../platform/logger.js';
import type { ApiMetrics } from '../metrics.js';

const tickMs = 1_000;
/** A little more than the patience of the process that took the command, so that the two seldom meet. */
const overdueMs = 1_250;
/** A tick takes on at most this many; the rest waits for the next. */
const perTick = 20;

export interface StopSweep {
  /** Waits for the command that is being applied. */
  stop(): Promise<void>;
}

export interface SweepDeps {
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Pick<ApiMetrics, 'stopsApplied'>;
  readonly now: () => number;
}

export function startStopSweep(deps: SweepDeps): StopSweep {
  const ending = new AbortController();
  const running = sweepUntil(ending.signal, deps);
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function sweepUntil(signal: AbortSignal, deps: SweepDeps): Promise<void> {
  while (!signal.aborted) {
    await sweepOnce(deps, signal).catch((error: unknown) => {
      deps.logger.warn({ err: error }, 'Waiting stop commands could not be looked at');
    });
    await pause(tickMs, undefined, { signal }).catch(() => undefined);
  }
}

async function sweepOnce({ database, logger, metrics, now }: SweepDeps, signal: AbortSignal): Promise<void> {
  const { stopKysely } = database;
  const overdue = await waitingStops(stopKysely, { overdueMs, limit: perTick });
  for (const { id } of overdue) {
    if (signal.aborted) return;
    await applyCommand(stopKysely, { commandId: id, through: 'api' }, { logger, now });
    metrics.stopsApplied.inc({ by: 'swept' });
    logger.info({ commandId: id }, 'Applied a stop command that nobody had applied');
  }
}
