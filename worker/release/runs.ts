/**
 * Running release workflows as Temporal lists them, and work on many of them. A list comes from Temporal's visibility
 * store, which lags behind by some seconds. The description of a single run does not lag.
 */
import { WorkflowNotFoundError } from '@temporalio/client';
import { minuteMs } from '../../domain/values/time-units.js';
import type { WorkerDeployment } from '../../platform/config/config.js';
import type { Logger } from '../../platform/log/logger.js';
import { releaseWorkflowType } from '../../workflows/release/messages.js';
import type { ReleaseWorkflows } from '../../workflows/release/release-workflow-client.js';
import { isTemporalUnreachable } from '../../platform/temporal/temporal-connection.js';

export interface Run {
  readonly workflowId: string;
  readonly runId: string;
}

const listWithinMs = minuteMs;

/** Run ids by workflow id. With `notOn`, only runs whose last task was done by none of these builds. */
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

/** The build that a run is pinned to. Null when the run has ended, is not pinned, or has an override by an operator. */
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

/** Terminates this run only. Does nothing when it has ended. */
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

/** After this many unreachable errors in a row, Temporal is away. Before, they may be errors of single releases. */
const awayAfter = 3;

export interface EachRelease {
  /** Returns false when `work` failed. The failure is logged. @throws the failure when Temporal is away. */
  attempt(releaseId: string, work: () => Promise<void>): Promise<boolean>;
}

/** For work on many releases, one after the other: a failure of one release does not end the work on the others. */
export function eachRelease(logger: Logger, activity: string, signal: AbortSignal): EachRelease {
  let awayInARow = 0;
  return {
    async attempt(releaseId, work) {
      try {
        await work();
        awayInARow = 0;
        return true;
      } catch (error) {
        awayInARow = isTemporalUnreachable(error) ? awayInARow + 1 : 0;
        if (signal.aborted || awayInARow >= awayAfter) throw error;
        logger.warn({ err: error, releaseId }, `${activity} failed for a release; the work on the others continues`);
        return false;
      }
    },
  };
}
