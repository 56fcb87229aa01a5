/**
 * Client of the release workflows for other processes. Never part of the workflow bundle. Every call has a time limit.
 * A call that failed may still have taken effect, and is safe to repeat.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowOptions,
} from '@temporalio/client';
import type { SignalDefinition } from '@temporalio/common';
import { isoTime } from '../../domain/values/iso-time.js';
import { isFinal, type ShownRelease } from '../../domain/release/release.js';
import type { ReleaseView } from '../../domain/release/release-view.js';
import { allAttributes, titleOf } from './workflow-descriptions.js';
import {
  type ChangedMessage,
  changedSignal,
  type CommandMessage,
  commandSignals,
  progressQuery,
  type ReleaseIdentity,
  releaseWorkflowId,
  releaseWorkflowType,
  type ReleaseWorkflowInput,
} from './messages.js';

/** Needs a connection of its own. The worker's native connection applies deadlines too late. */
export interface ReleaseWorkflows {
  readonly client: Client;
  readonly taskQueue: string;
}

/**
 * Signals a command that is in the ledger. A workflow that is not running (terminated or lost) is started. The signal
 * is sent first, because signal-with-start would cost every command what only the first one needs.
 *
 * @throws the client's error when Temporal does not answer or the time is over.
 */
export async function signalRelease(
  workflows: ReleaseWorkflows,
  release: ShownRelease,
  message: CommandMessage,
  withinMs: number,
): Promise<void> {
  const { client } = workflows;
  const signal = commandSignals[message.type];
  const startedAtMs = Date.now();
  try {
    const handle = client.workflow.getHandle(releaseWorkflowId(release));
    await client.withDeadline(startedAtMs + withinMs, () => handle.signal(signal, message));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const leftMs = withinMs - (Date.now() - startedAtMs);
    await signalWithStart(workflows, release, { signal, message, withinMs: leftMs });
  }
}

/**
 * Signals a change that was made without the workflow. Starts a workflow that should run and does not. A workflow that
 * has ended needs no signal.
 */
export async function signalChanged(
  workflows: ReleaseWorkflows,
  release: ShownRelease,
  message: ChangedMessage,
  withinMs: number,
): Promise<void> {
  if (!isFinal(release)) {
    await signalWithStart(workflows, release, { signal: changedSignal, message, withinMs });
    return;
  }
  await signalIfRunning(workflows, releaseWorkflowId(release), message, withinMs);
}

/** Makes a running workflow read its release again. A workflow that is not running needs no signal. */
export async function signalToRead(workflows: ReleaseWorkflows, workflowId: string, withinMs: number): Promise<void> {
  await signalIfRunning(workflows, workflowId, {}, withinMs);
}

/** Starts the workflow of a release. False when it is running already. */
export async function startRelease(
  workflows: ReleaseWorkflows,
  release: ShownRelease,
  withinMs: number,
): Promise<boolean> {
  const { client } = workflows;
  const options: WorkflowOptions = { ...startOptions(workflows, release), workflowIdConflictPolicy: 'FAIL' };
  try {
    await client.withDeadline(Date.now() + withinMs, () => client.workflow.start(releaseWorkflowType, options));
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/**
 * The workflow's own view of its release. A closed workflow answers as long as Temporal keeps it.
 *
 * @throws WorkflowNotFoundError when there is none, and other errors of the client when no worker answers in time.
 */
export async function queryProgress(
  { client }: ReleaseWorkflows,
  release: ReleaseIdentity,
  withinMs: number,
): Promise<ReleaseView> {
  const handle = client.workflow.getHandle(releaseWorkflowId(release));
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const view = await client.withDeadline(deadlineMs, () => handle.query(progressQuery));
    if (view !== null) return view;
    await pause(50); // A run that has just started is still reading its release. The deadline ends this loop.
  }
}

async function signalIfRunning(
  { client }: ReleaseWorkflows,
  workflowId: string,
  message: ChangedMessage,
  withinMs: number,
): Promise<void> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    await client.withDeadline(Date.now() + withinMs, () => handle.signal(changedSignal, message));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

interface Delivery<Message> {
  readonly signal: SignalDefinition<[Message]>;
  readonly message: Message;
  readonly withinMs: number;
}

async function signalWithStart<Message>(
  workflows: ReleaseWorkflows,
  release: ShownRelease,
  { signal, message, withinMs }: Delivery<Message>,
): Promise<void> {
  const { client } = workflows;
  const options = { ...startOptions(workflows, release), signal, signalArgs: [message] as [Message] };
  await client.withDeadline(Date.now() + withinMs, () => client.workflow.signalWithStart(releaseWorkflowType, options));
}

/** After a worker is killed, the first command waits for the time-out of the task that it held. */
export const workflowTaskTimeout = '3s';

function startOptions(
  { taskQueue }: ReleaseWorkflows,
  release: ShownRelease,
): WorkflowOptions & { args: [ReleaseWorkflowInput] } {
  return {
    workflowId: releaseWorkflowId(release),
    taskQueue,
    args: [{ releaseId: release.id, showsPlan: true }],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout,
    staticSummary: titleOf(release),
    staticDetails: staticDetailsOf(release),
    typedSearchAttributes: allAttributes(release),
  };
}

function staticDetailsOf(release: ShownRelease): string {
  const kind = release.kind === 'ROLLBACK' ? 'Rollback release' : 'Release';
  return [
    `${kind} \`${release.id}\``,
    '',
    `created by ${release.createdBy} at ${isoTime(release.createdAtMs)}`,
    '',
    'Commands go through the API. From here, only stop commands work, and only with `TEMPORAL_STOPS=accept`.',
  ].join('\n');
}
