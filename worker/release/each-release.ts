/** Processes many releases one after the other; a failing release does not end the work. */
import type { Logger } from '../../platform/log/logger.js';
import { saysTemporalIsAway } from '../temporal/temporal-errors.js';

/** So many calls in a row say that Temporal is away, and not that these releases are in trouble. */
const awayAfter = 3;

export interface EachRelease {
  /** False: this one failed; the log has it. @throws the failure when Temporal is away for all of them. */
  attempt(releaseId: string, work: () => Promise<void>): Promise<boolean>;
  /** Ids that failed, so far. */
  readonly failed: ReadonlySet<string>;
}

export function eachRelease(logger: Logger, what: string, signal: AbortSignal): EachRelease {
  const failed = new Set<string>();
  let awayInARow = 0;
  return {
    failed,
    async attempt(releaseId, work) {
      try {
        await work();
        awayInARow = 0;
        failed.delete(releaseId);
        return true;
      } catch (error) {
        awayInARow = saysTemporalIsAway(error) ? awayInARow + 1 : 0;
        if (signal.aborted || awayInARow >= awayAfter) throw error;
        failed.add(releaseId);
        logger.warn({ err: error, releaseId }, `${what} failed for a release, and goes on with the others`);
        return false;
      }
    },
  };
}
