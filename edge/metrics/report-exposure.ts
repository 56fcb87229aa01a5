/**
 * Hands on, every ten seconds and in sums, what was decided: who it is handed to writes it down. Counts that cannot be
 * handed on are lost; decisions never wait for it.
 */
import type { ExposureCount } from '../../domain/serving/exposure-count.js';
import { startLoop } from '../../platform/process/background-loop.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Snapshot } from '../snapshot/snapshot.js';

export type ReportExposure = (counts: readonly ExposureCount[]) => Promise<void>;

export interface ExposureReporter {
  /** Hands on what there is now. Never rejects. */
  flush(): Promise<void>;
  stop(): Promise<void>;
  /** Decisions that could not be handed on, since the start. */
  readonly lost: number;
}

const everyMs = 10_000;

export interface ReporterOptions {
  readonly snapshot: Snapshot;
  readonly report: ReportExposure;
  readonly logger: Logger;
}

export function startExposureReporter({ snapshot, report, logger }: ReporterOptions): ExposureReporter {
  snapshot.takeExposure(); // Nobody can say any more when these were decided.
  let lost = 0;
  let isFailing = false;
  let flushing: Promise<void> | null = null;

  async function handOn(): Promise<void> {
    const counts = snapshot.takeExposure();
    if (counts.length === 0) return;
    try {
      await report(counts);
      isFailing = false;
    } catch (error) {
      lost += counts.reduce((sum, { decisions }) => sum + decisions, 0);
      if (!isFailing) logger.warn({ err: error }, 'Counts of decisions cannot be written down, and are lost meanwhile');
      isFailing = true;
    }
  }

  const flush = (): Promise<void> => {
    flushing ??= handOn().finally(() => {
      flushing = null;
    });
    return flushing;
  };
  const loop = startLoop({ name: 'reporting exposure', everyMs, firstAfterMs: everyMs, logger, round: flush });
  return {
    flush,
    async stop() {
      await loop.stop();
      await flush();
    },
    get lost() {
      return lost;
    },
  };
}
