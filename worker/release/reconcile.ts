/**
 * Compares Temporal with the database, which is authoritative. At start every open release receives its state by signal
 * (Temporal may have lost its last writes in a power cut). Every five minutes releases are compared with running runs.
 */
import { type BackgroundLoop, pauseFor, startLoop } from '../../platform/process/background-loop.js';
import type { ReleaseSnapshot } from '../../domain/release/release.js';
import { markUndelivered } from '../../store/push/deliveries.js';
import { openReleasePages } from '../../store/release/read-snapshots.js';
import { signalChanged, signalToRead, startRelease } from '../../workflows/release/release-workflow-client.js';
import { releaseWorkflowId } from '../../workflows/release/messages.js';
import { eachRelease, type EachRelease, runningRuns } from './runs.js';
import { callWithinMs, type DeliveryNeeds } from '../outbox/delivery.js';

export interface Reconciler {
  /** Compares soon instead of at its time. */
  runSoon(): void;
  stop(): Promise<void>;
}

const compareEveryMs = 300_000;
const tryAgainAfterMs = 2_000;
/** Between two releases that are signalled at start: fifty a second, which leaves a dev server room for commands. */
const signalPauseMs = 20;

export interface ReconcilerNeeds extends DeliveryNeeds {
  /** Resolves when other signals delay no waiting command any more. */
  readonly commandsFirst: (signal: AbortSignal) => Promise<void>;
}

export function startReconciler(needs: ReconcilerNeeds): Reconciler {
  const { database, workflows, logger } = needs;
  const signalOpen = signallingAll(needs);
  const loop: BackgroundLoop = startLoop({
    name: 'comparing Temporal with the database',
    logger,
    everyMs: compareEveryMs,
    retryMs: tryAgainAfterMs,
    longestRetryMs: 15_000,
    // Each call to Temporal ends as soon as the loop is stopped.
    round: (signal) =>
      workflows.client.withAbortSignal(signal, async () => {
        await markUndelivered(database.kysely, null, Date.now());
        await signalOpen(signal);
        const corrected = await reconcileWorkflows(needs, signal);
        if (corrected > 0)
          logger.info(
            { releases: corrected },
            'corrected workflows that ran without an open release, or did not run with one',
          );
      }),
  });
  return { runSoon: loop.wake, stop: loop.stop };
}

/** Each call goes on where the last one failed, and with the releases that failed before. */
function signallingAll({
  database,
  workflows,
  logger,
  commandsFirst,
}: ReconcilerNeeds): (signal: AbortSignal) => Promise<void> {
  let lastId = '';
  let signalled = 0;
  let isDone = false;
  const retry = new Set<string>();
  async function signalOne(each: EachRelease, snapshot: ReleaseSnapshot): Promise<void> {
    const { release } = snapshot;
    const work = (): Promise<void> => signalChanged(workflows, release, { snapshot }, callWithinMs);
    if (await each.attempt(release.id, work)) retry.delete(release.id);
    else retry.add(release.id);
    signalled += 1;
  }
  return async (signal) => {
    if (isDone && retry.size === 0) return;
    if (!isDone) await commandsFirst(signal);
    const each = eachRelease(logger, 'signalling its current state', signal);
    for await (const page of openReleasePages(database.kysely))
      for (const snapshot of page) {
        const { id } = snapshot.release;
        if (signal.aborted) return;
        if (id <= lastId && !retry.has(id)) continue;
        await signalOne(each, snapshot);
        if (id > lastId) lastId = id;
        await pauseFor(signalPauseMs, signal);
      }
    if (!isDone && signalled > 0) logger.info({ releases: signalled }, 'signalled the state of open releases');
    isDone = true;
  };
}

/**
 * Starts missing workflows, and has workflows of ended releases read their release. Returns the number of both. A
 * release that fails is left for the next comparison.
 */
export async function reconcileWorkflows(
  { database, workflows, logger }: DeliveryNeeds,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const running = await runningRuns(workflows);
  const each = eachRelease(logger, 'comparing it with its workflow', signal);
  let corrected = 0;
  for await (const page of openReleasePages(database.kysely))
    for (const { release } of page) {
      if (signal.aborted) return corrected;
      if (running.delete(releaseWorkflowId(release))) continue;
      await each.attempt(release.id, async () => {
        // Visibility lags behind: a workflow that it does not show may be running.
        if (await startRelease(workflows, release, callWithinMs)) corrected += 1;
      });
    }
  for (const workflowId of running.keys()) {
    if (signal.aborted) return corrected;
    await each.attempt(workflowId, async () => {
      await signalToRead(workflows, workflowId, callWithinMs);
      corrected += 1;
    });
  }
  return corrected;
}
