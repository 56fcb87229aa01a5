/**
 * Decisions that got no answer from the database. The run waits by a server timer between two tries, so no workflow
 * task stays open during an outage. Tries are unlimited. The pause grows to ten seconds.
 */
import { ActivityFailure, ApplicationFailure, TemporalFailure, TimeoutFailure } from '@temporalio/workflow';
import type { DatabaseFailureType } from '../../activities/release/release-activities.js';

export interface DatabaseOutage {
  readonly sinceMs: number;
  readonly tries: number;
  readonly nextTryAtMs: number;
  /** The call that failed, as in the summary of its activity. */
  readonly waiting: string;
  /** Null: the database did not answer. Otherwise the message of another failure. */
  readonly problem: string | null;
}

const databaseUnavailable: DatabaseFailureType = 'DatabaseUnavailable';
const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * The outage after one more failed call. `before`: the outage so far, null before the first failure.
 *
 * @throws the failure itself when no retry can cure it.
 */
export function outageAfter(failure: unknown, waiting: string, before: DatabaseOutage | null): DatabaseOutage {
  // A local activity fails with the error it threw. Only queued activities wrap it.
  const cause = failure instanceof ActivityFailure ? failure.cause : failure;
  // A cancelled activity is retried too: the run's scope cannot be cancelled, so its worker was stopping.
  if (!(cause instanceof TemporalFailure)) throw failure;
  if (cause instanceof ApplicationFailure && cause.nonRetryable === true) throw failure;
  const nowMs = Date.now();
  const tries = (before?.tries ?? 0) + 1;
  const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(tries - 1, 10), longestPauseMs);
  return {
    sinceMs: before?.sinceMs ?? nowMs,
    tries,
    nextTryAtMs: nowMs + pauseMs,
    waiting,
    problem: isNoAnswer(cause) ? null : cause.message,
  };
}

function isNoAnswer(cause: TemporalFailure): boolean {
  return cause instanceof TimeoutFailure || (cause instanceof ApplicationFailure && cause.type === databaseUnavailable);
}
