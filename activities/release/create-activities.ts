/**
 * Creates the activities of a release's workflow for a database. An error that a retry can cure is thrown, and Temporal
 * retries. A failure that no retry can cure ends the workflow.
 */
import { ApplicationFailure } from '@temporalio/common';
import { isStopCommand } from '../../domain/release/command-catalog.js';
import type { TemporalStops } from '../../domain/release/authority.js';
import type { Logger } from '../../platform/log/logger.js';
import { applyCommand } from '../../store/release/apply-command.js';
import type { Clock } from '../../store/database/clock.js';
import type { Database } from '../../store/database/database.js';
import { isTransient } from '../../store/database/errors.js';
import { readSnapshot } from '../../store/release/read-snapshots.js';
import type { ApplyCommandInput, DatabaseFailureType, ReleaseActivities } from './release-activities.js';

const databaseUnavailable: DatabaseFailureType = 'DatabaseUnavailable';

export interface ActivityNeeds {
  readonly database: Database;
  readonly logger: Logger;
  readonly temporalStops: TemporalStops;
  /** The clock that decisions and new deadlines use. Default: the database's. */
  readonly now?: Clock;
}

export function createActivities({ database, logger, temporalStops, now }: ActivityNeeds): ReleaseActivities {
  return {
    loadSnapshot: ({ releaseId }) => answered(() => readSnapshot(database.kysely, releaseId)),

    async applyCommand({ commandId, releaseId, ifAbsent }) {
      const db = isStop(ifAbsent) ? database.stopKysely : database.kysely;
      const applied = await answered(() =>
        applyCommand(db, { commandId, releaseId, ifAbsent, isFromWorkflow: true }, { logger, temporalStops, now }),
      );
      if (applied === null || applied.snapshot === null)
        throw ApplicationFailure.nonRetryable(`There is no release ${releaseId}`, 'ReleaseNotFound');
      const { record, snapshot } = applied;
      return { outcome: record.outcome, code: record.rejection?.code ?? null, actor: record.actor, snapshot };
    },
  };
}

/**
 * Turns a database outage into a failure type that the workflow knows.
 * @throws ApplicationFailure
 */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isTransient(error)) throw error;
    throw ApplicationFailure.retryable(error instanceof Error ? error.message : String(error), databaseUnavailable);
  }
}

/** Stop commands use their own connections, so that other work cannot delay them. */
function isStop(ifAbsent: ApplyCommandInput['ifAbsent']): boolean {
  return ifAbsent.is === 'taken' && isStopCommand(ifAbsent.command.type);
}
