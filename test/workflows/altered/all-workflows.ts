/** Workflow code that breaks replay on purpose: it starts a timer where the recorded run did not. */
import { sleep } from '@temporalio/workflow';
import type { ReleaseWorkflowInput } from '../../../workflows/release/messages.js';
import type { PushWorkflowInput } from '../../../workflows/push/push-messages.js';
import { pushWorkflow as recordedPush } from '../../../workflows/push/push-workflow.js';
import { type ReleaseEnd, releaseWorkflow as recorded } from '../../../workflows/release/release-workflow.js';

export async function releaseWorkflow(input: ReleaseWorkflowInput): Promise<ReleaseEnd> {
  await sleep(1);
  return recorded(input);
}

export async function pushWorkflow(input: PushWorkflowInput): Promise<void> {
  await sleep(1);
  return recordedPush(input);
}
