/**
 * How other processes reach the workflows of releases. Never part of the workflow bundle.
 * Every call ends by its time limit; a call that failed may still have been heard, and is safe to repeat.
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
import { titleOf } from './workflow-descriptions.js';
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
import { allAttributes } from './search-attributes.js';

/** Where the workflows are. The client must not share the worker's native connection: its deadlines come late. */
export interface ReleaseWorkflows {
  readonly client: Client;
  readonly taskQueue: string;
}

/**
 * Gives the workflow a command that stands in the ledger. A workflow that was terminated or lost comes back by it: it is
 * started where there is none to hear the signal. To start and signal in one call would always do, but costs each
 * command of a running workflow what only the first one needs.
 *
 * @throws what the client throws when Temporal is away or the time is over.
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
 * Tells the workflow what changed past it. One that should run and does not is started; one that has ended needs to
 * hear nothing.
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

/** Makes a workflow that runs read its release again; one that does not needs nothing. */
export async function signalToRead(workflows: ReleaseWorkflows, workflowId: string, withinMs: number): Promise<void> {
  await signalIfRunning(workflows, workflowId, {}, withinMs);
}

/** Starts the workflow of a release; false where it runs already. */
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
 * What the workflow itself says about its release; a closed one answers as long as Temporal keeps it.
 *
 * @throws WorkflowNotFoundError when there is none; other errors of the client when no worker answers in time.
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
    await pause(50); // A run that has just begun is reading its release; the deadline ends this.
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

/** After a worker was killed, the first command waits for the end of the task it held: hence three seconds. */
export const workflowTaskTimeout = '3s';

function startOptions(
  { taskQueue }: ReleaseWorkflows,
  release: ShownRelease,
): WorkflowOptions & { args: [ReleaseWorkflowInput] } {
  return {
    workflowId: releaseWorkflowId(release),
    taskQueue,
    args: [{ releaseId: release.id }],
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
