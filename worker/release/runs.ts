/**
 * The runs of releases' workflows as Temporal lists them, for comparison with the database.
 * Lists come from Temporal's visibility and lag behind; describing one run does not.
 */
import { WorkflowNotFoundError } from '@temporalio/client';
import type { WorkerDeployment } from '../../platform/config/config.js';
import { releaseWorkflowType } from '../../workflows/release/messages.js';
import type { ReleaseWorkflows } from '../../workflows/release/release-workflow-client.js';

export interface Run {
  readonly workflowId: string;
  readonly runId: string;
}

const listWithinMs = 60_000;

/** Run ids by workflow id. With `notOn`, those only whose last task was not done by one of these builds. */
export function runningRuns(
  { client, taskQueue }: ReleaseWorkflows,
  notOn: readonly WorkerDeployment[] = [],
): Promise<Map<string, string>> {
  const ours = `WorkflowType = '${releaseWorkflowType}' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
  const others = notOn.map(({ deploymentName, buildId }) => {
    const attribute = 'TemporalWorkerDeploymentVersion';
    return ` AND (${attribute} IS NULL OR ${attribute} != '${deploymentName}:${buildId}')`;
  });
  const query = ours + others.join('');
  return client.withDeadline(Date.now() + listWithinMs, async () => {
    const runs = new Map<string, string>();
    for await (const { workflowId, runId } of client.workflow.list({ query, pageSize: 1_000 }))
      runs.set(workflowId, runId);
    return runs;
  });
}

/** The build that a run is kept for; null when it has ended, is kept for none, or was pinned or freed by hand. */
export async function pinnedBuildOf(
  { client }: ReleaseWorkflows,
  { workflowId, runId }: Run,
  withinMs: number,
): Promise<string | null> {
  const handle = client.workflow.getHandle(workflowId, runId);
  try {
    const { raw, status } = await client.withDeadline(Date.now() + withinMs, () => handle.describe());
    const { deploymentVersion, versioningOverride } = raw.workflowExecutionInfo?.versioningInfo ?? {};
    if (status.name !== 'RUNNING' || versioningOverride) return null;
    return deploymentVersion?.buildId ?? null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** Ends this run and no other. */
export async function endRun(
  { client }: ReleaseWorkflows,
  { workflowId, runId }: Run,
  { reason, withinMs }: { readonly reason: string; readonly withinMs: number },
): Promise<void> {
  const handle = client.workflow.getHandle(workflowId, runId);
  try {
    await client.withDeadline(Date.now() + withinMs, () => handle.terminate(reason));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
