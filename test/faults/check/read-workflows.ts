/** Reads what Temporal holds of a stage's releases: whether each runs, what it says, what its histories tell. */
import { type Client, type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';
import { isFinal, type Release } from '../../../domain/release/release.js';
import { progressQuery, releaseWorkflowId } from '../../../workflows/messages.js';
import type { WorkflowFacts } from './evidence.js';

const answerWithinMs = 5_000;
/** Of Temporal's protocol. */
const workflowTaskFailed = 9;
const causes: Readonly<Record<number, string>> = {
  1: 'UNHANDLED_COMMAND',
  17: 'FORCE_CLOSE_COMMAND',
  20: 'RESET_WORKFLOW',
};

export async function readWorkflows(client: Client, releases: readonly Release[]): Promise<WorkflowFacts[]> {
  const facts: WorkflowFacts[] = [];
  for (const release of releases) facts.push(await readWorkflow(client, release));
  return facts;
}

/** Without histories: for waiting until all is quiet. */
export async function readStanding(
  client: Client,
  release: Release,
): Promise<Pick<WorkflowFacts, 'isRunning' | 'progress' | 'retriedTask'>> {
  const handle = client.workflow.getHandle(releaseWorkflowId(release));
  const described = await describe(client, handle);
  const isRunning = described?.status.name === 'RUNNING';
  const attempt = described?.raw.pendingWorkflowTask?.attempt ?? 1;
  return { isRunning, progress: isRunning ? await progressOf(client, handle) : null, retriedTask: attempt - 1 };
}

async function readWorkflow(client: Client, release: Release): Promise<WorkflowFacts> {
  const workflowId = releaseWorkflowId(release);
  const standing = await readStanding(client, release);
  const runIds = new Set<string>();
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) runIds.add(runId);
  const failedTasks: WorkflowFacts['failedTasks'][number][] = [];
  let events = 0;
  for (const runId of runIds) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    events += history.events?.length ?? 0;
    for (const { eventType, workflowTaskFailedEventAttributes: failed } of history.events ?? [])
      if ((eventType as number | null | undefined) === workflowTaskFailed)
        failedTasks.push({ cause: causeName(failed?.cause ?? 0), message: failed?.failure?.message ?? '' });
  }
  return { releaseId: release.id, workflowId, ...standing, failedTasks, runs: runIds.size, events };
}

function causeName(cause: number): string {
  return causes[cause] ?? `cause ${String(cause)}`;
}

async function describe(client: Client, handle: WorkflowHandle) {
  try {
    return await client.withDeadline(Date.now() + answerWithinMs, () => handle.describe());
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

async function progressOf(client: Client, handle: WorkflowHandle): Promise<WorkflowFacts['progress']> {
  try {
    const view = await client.withDeadline(Date.now() + answerWithinMs, () => handle.query(progressQuery));
    return view === null ? null : { revision: view.revision, status: view.status, percentage: view.percentage };
  } catch {
    return null; // Nobody answers: the check says so.
  }
}

/** True when nothing is left to happen to the workflow of a release. */
export async function isSettled(client: Client, release: Release): Promise<boolean> {
  const { isRunning, progress } = await readStanding(client, release);
  if (isFinal(release)) return !isRunning;
  return isRunning && progress?.revision === release.revision;
}
