/**
 * The activities as the workflow calls them. Nothing limits the tries: a decision must be had, however long the
 * database is away. Three seconds for one try, so that one that died with its worker is soon tried again.
 */
import { ActivityCancellationType, proxyActivities } from '@temporalio/workflow';
import type { ReleaseActivities } from '../activities/release-activities.js';

export const { loadSnapshot, applyCommand } = proxyActivities<ReleaseActivities>({
  startToCloseTimeout: '3s',
  // The loop shields itself from cancellation; if that were ever lost, a decision under way is still waited for.
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '10s' },
});
