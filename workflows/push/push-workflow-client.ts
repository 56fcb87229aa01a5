/** Client of the push workflows for other processes. Never part of the workflow bundle. */
import type { WorkflowOptions } from '@temporalio/client';
import type { TargetKey } from '../../domain/target/target.js';
import { type ReleaseWorkflows, workflowTaskTimeout } from '../release/release-workflow-client.js';
import { deliverSignal, pushWorkflowId, type PushWorkflowInput, pushWorkflowType } from './push-messages.js';
import { searchAttributeKeys } from '../release/workflow-descriptions.js';

/** Signals the target's push workflow to deliver, and starts it if it is not running. */
export async function signalDelivery(
  { client, taskQueue }: ReleaseWorkflows,
  target: TargetKey,
  withinMs: number,
): Promise<void> {
  const { miniProgram, targetApp, environment } = target;
  const options: WorkflowOptions & { args: [PushWorkflowInput] } = {
    workflowId: pushWorkflowId(target),
    taskQueue,
    args: [{ target: { miniProgram, targetApp, environment } }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout,
    staticSummary: `sends the state of ${miniProgram} to ${targetApp} ${environment}`,
    staticDetails: 'Ended by hand, it is started again within ten minutes. To end it for good, remove the address.',
    typedSearchAttributes: [
      { key: searchAttributeKeys.MiniProgramId, value: miniProgram },
      { key: searchAttributeKeys.TargetApp, value: targetApp },
      { key: searchAttributeKeys.ReleaseEnvironment, value: environment },
    ],
  };
  const start = { ...options, signal: deliverSignal, signalArgs: [] as [] };
  await client.withDeadline(Date.now() + withinMs, () => client.workflow.signalWithStart(pushWorkflowType, start));
}
