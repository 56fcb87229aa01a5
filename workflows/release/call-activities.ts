/**
 * Calls the activities of a run, and sets their retries. Those of local activities are limited. A run without an answer
 * has an outage, waits for it by a server timer (`database-outage.ts`) and calls again, so no workflow task stays open.
 */
import {
  ActivityCancellationType,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { ReleaseActivities } from '../../activities/release/release-activities.js';
import type { QueuedCommand } from './command-queue.js';
import { outageAfter } from './database-outage.js';
import { countCall, keepNewer, type ReleaseRun } from './release-run.js';

/** Loads the snapshot. @throws ApplicationFailure when there is no such release. */
export async function loadRelease(run: ReleaseRun): Promise<void> {
  run.mustRead = false;
  const { releaseId } = run;
  const summary = 'read the release';
  const { loadSnapshot } = activitiesOf(run);
  const snapshot = await call(run, summary, () => loadSnapshot.executeWithOptions({ summary }, [{ releaseId }]));
  if (snapshot === undefined) {
    run.mustRead = true;
    return;
  }
  if (snapshot === null) throw ApplicationFailure.nonRetryable(`There is no release "${releaseId}"`);
  keepNewer(run, snapshot);
}

/** Has a command decided. Without an answer the command goes back to the queue. */
export async function applyQueued(run: ReleaseRun, command: QueuedCommand): Promise<void> {
  const { commandId, summary, ifAbsent } = command;
  const { releaseId } = run;
  const { applyCommand } = activitiesOf(run);
  const answer = await call(run, summary, () =>
    applyCommand.executeWithOptions({ summary }, [{ commandId, releaseId, ifAbsent }]),
  );
  if (answer === undefined) {
    run.queue.putBack(command);
    return;
  }
  run.queue.markDone(commandId);
  run.last = { summary, actor: answer.actor, outcome: answer.outcome, code: answer.code, atMs: Date.now() };
  keepNewer(run, answer.snapshot);
}

/** Undefined when no answer came. The run then tries again after a pause. */
async function call<T>(run: ReleaseRun, summary: string, activity: () => Promise<T>): Promise<T | undefined> {
  countCall(run);
  try {
    const answer = await activity();
    run.outage = null;
    return answer;
  } catch (error) {
    run.outage = outageAfter(error, summary, run.outage);
    return undefined;
  }
}

// The loop runs in a scope that cannot be cancelled. Should that change, a decision in progress is still awaited.
const cancellationType = ActivityCancellationType.WAIT_CANCELLATION_COMPLETED;

const queued = proxyActivities<ReleaseActivities>({
  startToCloseTimeout: '3s',
  cancellationType,
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/**
 * Local activities: the worker runs them inside the workflow task, which saves five events per command. All tries end
 * within two seconds. At 80 % of a three-second workflow task the worker would extend it, with three events each time.
 */
const local = proxyLocalActivities<ReleaseActivities>({
  startToCloseTimeout: '2s',
  scheduleToCloseTimeout: '2s',
  cancellationType,
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumAttempts: 3 },
  // A longer backoff would become a timer of the SDK, and the run could not show what it waits for.
  localRetryThreshold: '1s',
});

/** Runs that began before local activities were used keep queued activities until they continue as new. */
function activitiesOf({ isLocal }: { readonly isLocal: boolean }): typeof local | typeof queued {
  return isLocal ? local : queued;
}
