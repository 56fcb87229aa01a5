/**
 * Tells a super app of one target until it has confirmed the newest there is to tell, then ends; the next change starts
 * it again. It carries no state: what to send is read by the activity at each try, so only the newest is ever sent.
 * The activity is a queued one, not a local one: it waits for a server on the network.
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
import { newsSignal, pushTaskQueue, type PushWorkflowInput } from './push-messages.js';

/** Ten signals and tries need a hundred; then a run makes room for the next. */
const eventCap = 2_000;

// Where builds are told apart, it goes over to the current one by itself: it has nothing to keep, and must not be left
// behind with a build that is gone. Where they are not, a server refuses to hear of it.
setWorkflowOptions(
  () =>
    (workflowInfo().currentDeploymentVersion?.deploymentName ?? '') === ''
      ? {}
      : { versioningBehavior: 'AUTO_UPGRADE' },
  pushWorkflow,
);

export async function pushWorkflow(input: PushWorkflowInput): Promise<void> {
  const news = { isThere: true };
  setHandler(newsSignal, () => {
    news.isThere = true;
  });
  while (news.isThere) {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (continueAsNewSuggested || historyLength >= eventCap) return continueAsNew<typeof pushWorkflow>(input);
    news.isThere = false;
    await tellUntilNews(input, news);
  }
}

/** Temporal tries the activity again for ever; news ends a pause between two tries. */
async function tellUntilNews({ target }: PushWorkflowInput, news: { isThere: boolean }): Promise<void> {
  const { tellTarget } = proxyActivities<PushActivities>({
    taskQueue: pushTaskQueue(workflowInfo().taskQueue),
    // Longer than the request and what is written afterwards; a worker that died is noticed by it.
    startToCloseTimeout: '10s',
    // A request under way is let finish, and not waited for: what is newer goes out beside it, and wins by its revision.
    cancellationType: ActivityCancellationType.TRY_CANCEL,
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '60s' },
  });
  const summary = `tell ${target.targetApp} of ${target.miniProgram}`;
  const scope = new CancellationScope();
  const telling = scope.run(() => tellTarget.executeWithOptions({ summary }, [{ target }]));
  const ended = telling.then(
    (isAll) => {
      if (!isAll) news.isThere = true;
    },
    (error: unknown) => {
      if (!scope.consideredCancelled || !isCancellation(error)) throw error;
    },
  );
  await Promise.race([ended, condition(() => news.isThere)]);
  scope.cancel();
  await ended;
}
