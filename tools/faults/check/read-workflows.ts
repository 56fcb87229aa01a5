/** Reads what Temporal holds of a scenario's releases: whether each runs, its query result, its histories. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, type WorkflowHandle, WorkflowNotFoundError } from '@temporalio/client';
import { isFinal, type Release } from '../../../domain/release/release.js';
import { progressQuery, releaseWorkflowId } from '../../../workflows/release/messages.js';
import type { WorkflowFacts } from './evidence.js';

const answerWithinMs = 5_000;
/** Of Temporal's protocol. */
const workflowTaskFailed = 9;
const causes: Readonly<Record<number, string>> = {
  1: 'UNHANDLED_COMMAND',
  17: 'FORCE_CLOSE_COMMAND',
  20: 'RESET_WORKFLOW',
};

/**
 * A run that has just continued as new, or that looks after a release only to find that it has ended, takes so long.
 */
const quietWithinMs = 15_000;

export async function readWorkflows(client: Client, releases: readonly Release[]): Promise<WorkflowFacts[]> {
  const facts: WorkflowFacts[] = [];
  for (const release of releases) {
    const untilMs = performance.now() + quietWithinMs;
    let state = await readWorkflowState(client, release);
    while (!isQuiet(release, state) && performance.now() < untilMs) {
      await pause(200);
      state = await readWorkflowState(client, release);
    }
    facts.push(await readWorkflow(client, release, state));
  }
  return facts;
}

type WorkflowState = Pick<WorkflowFacts, 'isRunning' | 'progress' | 'retriedTask' | 'pendingTask'>;

/** Without histories. */
async function readWorkflowState(client: Client, release: Release): Promise<WorkflowState> {
  const handle = client.workflow.getHandle(releaseWorkflowId(release));
  const described = await describe(client, handle);
  const isRunning = described?.status.name === 'RUNNING';
  const pendingTask = described?.raw.pendingWorkflowTask ?? null;
  const progress = isRunning ? await progressOf(client, handle) : null;
  return { isRunning, progress, retriedTask: (pendingTask?.attempt ?? 1) - 1, pendingTask };
}

async function readWorkflow(client: Client, release: Release, state: WorkflowState): Promise<WorkflowFacts> {
  const workflowId = releaseWorkflowId(release);
  const runIds = await untilAnswered(client, () => runIdsOf(client, workflowId));
  const failedTasks: WorkflowFacts['failedTasks'][number][] = [];
  const lines: string[] = [];
  for (const runId of runIds) {
    const history = await untilAnswered(client, () => client.workflow.getHandle(workflowId, runId).fetchHistory());
    lines.push(...(history.events ?? []).map((event) => `${runId} ${lineOf(event)}`));
    for (const { eventType, workflowTaskFailedEventAttributes: failed } of history.events ?? [])
      if ((eventType as number | null | undefined) === workflowTaskFailed)
        failedTasks.push({ cause: causeName(failed?.cause ?? 0), message: failed?.failure?.message ?? '' });
  }
  const counts = { runs: runIds.size, events: lines.length };
  return { releaseId: release.id, workflowId, ...state, failedTasks, ...counts, history: lines };
}

async function runIdsOf(client: Client, workflowId: string): Promise<Set<string>> {
  const runIds = new Set<string>();
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) runIds.add(runId);
  return runIds;
}

/** A call without a deadline may wait for ever on a server that was frozen under it. */
async function untilAnswered<T>(client: Client, call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await client.withDeadline(Date.now() + answerWithinMs, call);
    } catch (error) {
      if (tries === 5) throw error;
    }
}

type HistoryEvent = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];

/** Number, moment, type by its number in the protocol, and what it is about in the server's words. */
function lineOf({ eventId, eventTime, eventType, ...more }: HistoryEvent): string {
  const moment = new Date(Number(eventTime?.seconds ?? 0) * 1_000 + (eventTime?.nanos ?? 0) / 1_000_000).toISOString();
  const attributes = Object.entries(more).find(([name]) => name.endsWith('Attributes'));
  const { signalName, identity, cause, timeoutType, taskQueue } = (attributes?.[1] ?? {}) as Record<string, unknown>;
  const words = JSON.stringify({ signalName, identity, cause, timeoutType, taskQueue });
  return `${String(eventId)} ${moment} ${String(eventType)} ${attributes?.[0] ?? ''} ${words}`;
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
    return null; // Without an answer: the check reports it.
  }
}

/** True when nothing is left to happen to the workflow of a release. */
export async function isWorkflowQuiet(client: Client, release: Release): Promise<boolean> {
  return isQuiet(release, await readWorkflowState(client, release));
}

function isQuiet(release: Release, { isRunning, progress, retriedTask }: WorkflowState): boolean {
  if (isFinal(release)) return !isRunning;
  return isRunning && retriedTask === 0 && progress?.revision === release.revision;
}
