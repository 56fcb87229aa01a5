/**
 * State of one run of a release's workflow, its signal handlers, and the length of its history. State is plain data.
 * Handlers are synchronous and never throw, so no signal can block the run. Only the main loop waits.
 */
import { CancellationScope, setDefaultSignalHandler, setHandler, uuid4, workflowInfo } from '@temporalio/workflow';
import { systemCommandId } from '../../domain/release/next-step.js';
import { releaseView } from '../../domain/release/release-view.js';
import type { ReleaseSnapshot } from '../../domain/release/release.js';
import { type CommandQueue, createCommandQueue } from './command-queue.js';
import type { DatabaseOutage } from './database-outage.js';
import { changedSignal, commandSignals, progressQuery, type ReleaseWorkflowInput } from './messages.js';
import { cancellationCommand, readSignal } from './read-signal.js';
import { readSnapshot } from './read-snapshot.js';
import { handDescriptionOf, type LastCommand, readLastCommand } from './workflow-descriptions.js';

export interface ReleaseRun {
  readonly input: ReleaseWorkflowInput;
  readonly releaseId: string;
  readonly queue: CommandQueue;
  /** The newest snapshot seen. Null until the run has read its release. */
  snapshot: ReleaseSnapshot | null;
  /** A signal reported a change in the database without a snapshot. */
  mustRead: boolean;
  /** Id of the command made from a cancellation request. A run receives only one such request. */
  cancellationId: string | null;
  last: LastCommand | null;
  /** False for runs that began before local activities were used. */
  readonly isLocal: boolean;
  /** Not null while the database does not answer. */
  outage: DatabaseOutage | null;
  /** Signals received. */
  signals: number;
  /** History events of the run, as it counts them itself. See `lengthOf`. */
  events: number;
  /** Local activities in the current workflow task. */
  callsInTask: number;
}

/** A workflow started by hand may get any input. It then finds no release and ends. */
function readInput(input: unknown): ReleaseWorkflowInput {
  const isInput = typeof input === 'object' && input !== null && 'releaseId' in input;
  return isInput && typeof input.releaseId === 'string' ? (input as ReleaseWorkflowInput) : { releaseId: '' };
}

export function createReleaseRun(given: unknown, isLocal: boolean): ReleaseRun {
  const input = readInput(given);
  return {
    input,
    releaseId: input.releaseId,
    queue: createCommandQueue(input.carried),
    snapshot: null,
    mustRead: true,
    cancellationId: null,
    last: readLastCommand(input.carried?.last),
    isLocal,
    outage: null,
    signals: 0,
    events: 0,
    callsInTask: 0,
  };
}

/** Registers all handlers. Must run before the first wait, because earlier signals would find no handler. */
export function registerHandlers(run: ReleaseRun): void {
  const take = (name: string, args: readonly unknown[]): void => {
    run.signals += 1;
    run.queue.add(readSignal({ name, args }, { releaseId: run.releaseId, newId: uuid4 }));
  };
  for (const signal of Object.values(commandSignals))
    setHandler(signal, (...args) => take(signal.name, args), { description: handDescriptionOf(signal.name) });
  setHandler(changedSignal, (...args: unknown[]) => receiveChanged(run, args[0]), {
    description: 'Makes the workflow read its release from the database.',
  });
  setDefaultSignalHandler((name, ...args) => take(name, args));
  setHandler(progressQuery, () => (run.snapshot === null ? null : releaseView(run.snapshot.release)));

  CancellationScope.current().cancelRequested.catch(() => {
    run.cancellationId = cancellationIdOf(run);
    run.queue.add(cancellationCommand(run.cancellationId));
  });
}

/**
 * A workflow task with local activities can be repeated from its start, with more signals in it. The id must not depend
 * on the number of random ids that the signals used before it.
 */
function cancellationIdOf({ isLocal, releaseId }: ReleaseRun): string {
  return isLocal ? systemCommandId(releaseId, 'cancellation', workflowInfo().runId) : uuid4();
}

function receiveChanged(run: ReleaseRun, message: unknown): void {
  run.signals += 1;
  const isObject = typeof message === 'object' && message !== null;
  const snapshot =
    isObject && 'snapshot' in message ? readSnapshot(message.snapshot, run.releaseId, !run.isLocal) : null;
  if (snapshot === null) run.mustRead = true;
  else keepNewer(run, snapshot);
}

/** Keeps the newer parts of a snapshot: answers and signals may arrive in any order. */
export function keepNewer(run: ReleaseRun, incoming: ReleaseSnapshot): ReleaseSnapshot {
  const known = run.snapshot ?? incoming;
  const release = incoming.release.revision > known.release.revision ? incoming.release : known.release;
  const targetRevision = Math.max(incoming.targetRevision, known.targetRevision);
  const isNewer = release !== known.release || targetRevision !== known.targetRevision;
  run.snapshot = isNewer ? { release, targetRevision } : known;
  return run.snapshot;
}

// The length of the history, and the work of one workflow task. The run counts both itself. While a local activity
// runs, the worker may extend the workflow task, and a replay then sees another `historyLength` at the same point. A
// decision that uses it would break the replay.

/** A run continues as new at this many events in a quiet moment, and at three times as many in any case. */
const quietEventCap = 150;
/**
 * Signals that arrive during a workflow task are delivered with the next one. A run with many waiting commands ends its
 * task after this many. Otherwise a stop command would wait for all of them.
 */
const callsPerTask = 10;

/** Start, first workflow task, and the marker of `patched()` with its search attribute. */
const startEvents = 6;
const taskEvents = 3;
/** Started, then fired or cancelled. */
const timerEvents = 2;

export function countTask(run: ReleaseRun, { withTimer }: { readonly withTimer: boolean }): void {
  run.callsInTask = 0;
  run.events += taskEvents + (withTimer ? timerEvents : 0);
}

export function countCall(run: ReleaseRun): void {
  run.callsInTask += 1;
  run.events += 1;
}

export function countAttributes(run: ReleaseRun): void {
  run.events += 1;
}

export function isTaskFull({ isLocal, callsInTask }: ReleaseRun): boolean {
  return isLocal && callsInTask >= callsPerTask;
}

export function quietCapOf({ input }: ReleaseRun): number {
  return input.quietEventCap ?? quietEventCap;
}

/**
 * Includes the events that the server added. Only for moments in which no activity runs: there a replay sees the same
 * value.
 */
export function lengthInQuiet(run: ReleaseRun): number {
  return Math.max(lengthOf(run), workflowInfo().historyLength);
}

/** Estimated number of history events: the same in a replay, at any moment. */
export function lengthOf({ isLocal, events, signals }: ReleaseRun): number {
  return isLocal ? startEvents + events + signals : workflowInfo().historyLength;
}
