/**
 * The activities as the workflow calls them. The retries of `localActivities` are limited: a run that gets no answer
 * waits by a timer of the server and calls again (`database-outage.ts`), so that no workflow task is held.
 */
import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ReleaseActivities } from '../../activities/release/release-activities.js';

// The loop shields itself from cancellation; if that were ever lost, a decision under way is still waited for.
const cancellationType = ActivityCancellationType.WAIT_CANCELLATION_COMPLETED;

const queued = proxyActivities<ReleaseActivities>({
  startToCloseTimeout: '3s',
  cancellationType,
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/**
 * Run by the worker inside the workflow task: five events fewer per command. All tries end within two seconds, before
 * the worker would extend a workflow task of three seconds (at 80 %, three events each time).
 */
const local = proxyLocalActivities<ReleaseActivities>({
  startToCloseTimeout: '2s',
  scheduleToCloseTimeout: '2s',
  cancellationType,
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumAttempts: 3 },
  // Longer pauses than this would be timers of the SDK, during which the run could not show what it waits for.
  localRetryThreshold: '1s',
});

/** Runs that began before local activities were used keep the queued ones until they continue as new. */
export function activitiesOf({ isLocal }: { readonly isLocal: boolean }): typeof local | typeof queued {
  return isLocal ? local : queued;
}
