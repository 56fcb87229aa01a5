/**
 * Reports the counts of decisions every ten seconds, as sums. The receiver stores them. Counts that cannot be
 * reported are lost; decisions never wait for a report.
 */
import type { ExposureCount } from '../../domain/serving/exposure-count.js';
import { startLoop } from '../../platform/process/background-loop.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Snapshot } from '../snapshot/snapshot.js';

export type ReportExposure = (counts: readonly ExposureCount[]) => Promise<void>;

export interface ExposureReporter {
  /** Reports the current counts. Never rejects. */
  flush(): Promise<void>;
  stop(): Promise<void>;
  /** Decisions that could not be reported since the start. */
  readonly lost: number;
}

const everyMs = 10_000;

export interface ReporterOptions {
  readonly snapshot: Snapshot;
  readonly report: ReportExposure;
  readonly logger: Logger;
}

export function startExposureReporter({ snapshot, report, logger }: ReporterOptions): ExposureReporter {
  snapshot.takeExposure(); // The time of these decisions is not known.
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
