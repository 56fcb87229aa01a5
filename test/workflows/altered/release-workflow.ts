/** Workflow code that a release in flight could not be replayed with: it waits where the recorded one did not. */
import { sleep } from '@temporalio/workflow';
import type { ReleaseWorkflowInput } from '../../../workflows/messages.js';
import { type ReleaseEnd, releaseWorkflow as recorded } from '../../../workflows/release-workflow.js';

export async function releaseWorkflow(input: ReleaseWorkflowInput): Promise<ReleaseEnd> {
  await sleep(1);
  return recorded(input);
}
