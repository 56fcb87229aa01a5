/**
 * Activity proxies of the release workflow. Retries of `localActivities` are limited: a run without an answer waits by
 * a server timer and calls again (`database-outage.ts`), so no workflow task stays open.
 */
import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ReleaseActivities } from '../../activities/release/release-activities.js';

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
export function activitiesOf({ isLocal }: { readonly isLocal: boolean }): typeof local | typeof queued {
  return isLocal ? local : queued;
}
