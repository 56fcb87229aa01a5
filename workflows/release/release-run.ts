/**
 * State of one run of a release's workflow, and its signal handlers. State is plain data. Handlers are synchronous and
 * never throw, so no signal can block the run. Only the main loop waits.
 */
import { CancellationScope, setDefaultSignalHandler, setHandler, uuid4, workflowInfo } from '@temporalio/workflow';
import type { ReleaseSnapshot } from '../../domain/release/release.js';
import { releaseView } from '../../domain/release/release-view.js';
import { systemCommandId } from '../../domain/release/next-step.js';
import { type CommandQueue, createCommandQueue } from './command-queue.js';
import type { Outage } from './database-outage.js';
import { handDescriptionOf, type LastCommand, readLastCommand } from './workflow-descriptions.js';
import { changedSignal, commandSignals, progressQuery, type ReleaseWorkflowInput } from './messages.js';
import { readSnapshot } from './read-snapshot.js';
import { cancellationCommand, readSignal } from './read-signal.js';

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
  outage: Outage | null;
  /** Signals received. */
  signals: number;
  /** Estimated length of the history. See `run-length.ts`. */
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
export function listen(run: ReleaseRun): void {
  const take = (name: string, args: readonly unknown[]): void => {
    run.signals += 1;
    run.queue.add(readSignal({ name, args }, { releaseId: run.releaseId, newId: uuid4 }));
  };
  for (const signal of Object.values(commandSignals))
    setHandler(signal, (...args) => take(signal.name, args), { description: handDescriptionOf(signal.name) });
  setHandler(changedSignal, (...args: unknown[]) => hearChanged(run, args[0]), {
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

function hearChanged(run: ReleaseRun, message: unknown): void {
  run.signals += 1;
  const isObject = typeof message === 'object' && message !== null;
  const snapshot =
    isObject && 'snapshot' in message ? readSnapshot(message.snapshot, run.releaseId, !run.isLocal) : null;
  if (snapshot === null) run.mustRead = true;
  else adopt(run, snapshot);
}

/** Keeps the newer parts of a snapshot: answers and signals may arrive in any order. */
export function adopt(run: ReleaseRun, incoming: ReleaseSnapshot): ReleaseSnapshot {
  const known = run.snapshot ?? incoming;
  const release = incoming.release.revision > known.release.revision ? incoming.release : known.release;
  const targetRevision = Math.max(incoming.targetRevision, known.targetRevision);
  const isNews = release !== known.release || targetRevision !== known.targetRevision;
  run.snapshot = isNews ? { release, targetRevision } : known;
  return run.snapshot;
}
