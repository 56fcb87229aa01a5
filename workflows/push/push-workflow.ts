/**
 * Delivers one target to its super app until the newest state is confirmed, then ends. The next change starts it again.
 * It carries no state: the activity reads at each try what to send, so only the newest state is sent. The activity is
 * not a local one, because it waits for a server on the network.
 */
import {
  ActivityCancellationType,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setHandler,
  setWorkflowOptions,
  workflowInfo,
} from '@temporalio/workflow';
import type { PushActivities } from '../../activities/push/push-activities.js';
import { pushRetries } from '../../domain/push/what-to-push.js';
import { deliverSignal, pushTaskQueue, type PushWorkflowInput } from './push-messages.js';

/** Ten signals with their tries write about a hundred events. Beyond this cap the run continues as new. */
const eventCap = 2_000;

// With worker versioning the workflow moves to the current build by itself. It has no state to keep, and its old build
// may be removed. Without versioning the server rejects this option.
setWorkflowOptions(
  () =>
    (workflowInfo().currentDeploymentVersion?.deploymentName ?? '') === ''
      ? {}
      : { versioningBehavior: 'AUTO_UPGRADE' },
  pushWorkflow,
);

export async function pushWorkflow(input: PushWorkflowInput): Promise<void> {
  const change = { isThere: true };
  setHandler(deliverSignal, () => {
    change.isThere = true;
  });
  while (change.isThere) {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (continueAsNewSuggested || historyLength >= eventCap) return continueAsNew<typeof pushWorkflow>(input);
    change.isThere = false;
    await deliverUntilChange(input, change);
  }
}

/** Temporal retries the activity without limit. A signal ends the pause between two tries. */
async function deliverUntilChange({ target }: PushWorkflowInput, change: { isThere: boolean }): Promise<void> {
  const { tellTarget } = proxyActivities<PushActivities>({
    taskQueue: pushTaskQueue(workflowInfo().taskQueue),
    // Longer than the HTTP request and the writes after it. A worker that died is detected by this limit.
    startToCloseTimeout: '10s',
    // A request in progress may finish but is not awaited. The newer request runs beside it and wins by its revision.
    cancellationType: ActivityCancellationType.TRY_CANCEL,
    retry: {
      initialInterval: pushRetries.firstPauseMs,
      backoffCoefficient: pushRetries.growth,
      maximumInterval: pushRetries.longestPauseMs,
    },
  });
  const summary = `deliver ${target.miniProgram} to ${target.targetApp}`;
  const scope = new CancellationScope();
  const delivery = scope.run(() => tellTarget.executeWithOptions({ summary }, [{ target }]));
  const ended = delivery.then(
    (isAll) => {
      if (!isAll) change.isThere = true;
    },
    (error: unknown) => {
      if (!scope.consideredCancelled || !isCancellation(error)) throw error;
    },
  );
  await Promise.race([ended, condition(() => change.isThere)]);
  scope.cancel();
  await ended;
}
