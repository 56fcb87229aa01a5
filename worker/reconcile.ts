/**
 * Holds Temporal against the database, which rules: at start every open release is told how it stands (Temporal may
 * have lost its last moments in a power cut), and from time to time releases are compared with running workflows.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { forgetAnswers } from '../store/answer-once.js';
import type { Database } from '../store/database.js';
import { forgetExposure } from '../store/exposure/write-exposure.js';
import { countWaitingCommands } from '../store/ledger/count-waiting.js';
import { markUntold } from '../store/push/claim-push.js';
import { forgetDelivered } from '../store/relay-queue.js';
import { openReleasePages } from '../store/releases/open-releases.js';
import { signalChanged, signalToRead, startRelease } from '../workflows/gateway.js';
import { releaseWorkflowId } from '../workflows/messages.js';
import { runningRuns } from './runs.js';
import { callWithinMs, type DeliveryNeeds } from './deliver.js';
import { createTroubleLog } from './trouble-log.js';
import { createWakeUp } from './wake-up.js';

export interface Reconciler {
  /** Compares soon instead of at its time. */
  hurry(): void;
  stop(): Promise<void>;
}

const compareEveryMs = 300_000;
const tryAgainAfterMs = 2_000;
/** Between two releases that are told at start: fifty a second, which leaves a dev server room for commands. */
const tellingPauseMs = 20;
/** How long telling waits for commands that wait for their outcome; each look at them costs a query. */
const commandsFirstMs = 30_000;
const lookAgainMs = 500;
/** What was delivered stays for a week, for whoever looks into an incident. */
const outboxKeptMs = 7 * 86_400_000;
/** The page shows an hour. A thousand busy targets write some three thousand rows a minute. */
const exposureKeptMs = 2 * 3_600_000;
/** Who repeats a write later than this does it anew. */
const answersKeptMs = 30 * 24 * 3_600_000;

export function startReconciler(needs: DeliveryNeeds): Reconciler {
  const stopping = new AbortController();
  const { signal } = stopping;
  const isStopping = (): boolean => signal.aborted;
  const wakeUp = createWakeUp();
  const trouble = createTroubleLog(needs.logger, 'comparing Temporal with the database');

  async function untilDone(what: string, work: () => Promise<number>): Promise<void> {
    while (!isStopping()) {
      try {
        const count = await work();
        trouble.worked();
        if (count > 0) needs.logger.info({ releases: count }, what);
        return;
      } catch (error) {
        if (isStopping()) return;
        trouble.failed(error);
        await wakeUp.sleep(tryAgainAfterMs);
      }
    }
  }

  async function run(): Promise<void> {
    await untilDone('told open releases how they stand', tellingAll(needs, signal));
    while (!isStopping()) {
      await untilDone('corrected workflows that ran without an open release, or did not run with one', () =>
        compare(needs, signal),
      );
      await markUntold(needs.database.kysely, null, Date.now()).catch((error: unknown) => trouble.failed(error));
      await forgetOld(needs.database.kysely).catch((error: unknown) => trouble.failed(error));
      await wakeUp.sleep(compareEveryMs);
    }
  }

  const running = run();
  return {
    hurry: () => wakeUp.ring(),
    async stop() {
      stopping.abort();
      wakeUp.ring();
      await running;
    },
  };
}

/** Each call goes on where the last one failed, and returns how many it told. */
function tellingAll({ database, workflows }: DeliveryNeeds, signal: AbortSignal): () => Promise<number> {
  let lastId = '';
  let told = 0;
  return async () => {
    await commandsFirst(database, signal);
    for await (const page of openReleasePages(database.kysely))
      for (const snapshot of page) {
        const { release } = snapshot;
        if (signal.aborted) return told;
        if (release.id <= lastId) continue;
        await signalChanged(workflows, release, { snapshot }, callWithinMs);
        lastId = release.id;
        told += 1;
        await pause(tellingPauseMs);
      }
    return told;
  };
}

/** After an outage somebody waits for outcomes; a decision brings its release up to date in passing. */
async function commandsFirst({ kysely }: Database, signal: AbortSignal): Promise<void> {
  const untilMs = performance.now() + commandsFirstMs;
  while (!signal.aborted && performance.now() < untilMs && (await countWaitingCommands(kysely)) > 0)
    await pause(lookAgainMs);
}

/**
 * Starts the workflows that should run and do not, and has those read their release that run and should not. Returns
 * how many there were of both.
 */
export async function compare({ database, workflows }: DeliveryNeeds, signal: AbortSignal): Promise<number> {
  const running = await runningRuns(workflows);
  let corrected = 0;
  for await (const page of openReleasePages(database.kysely))
    for (const { release } of page) {
      if (signal.aborted) return corrected;
      if (running.delete(releaseWorkflowId(release))) continue;
      // Visibility lags behind: what it does not show yet may run all the same.
      if (await startRelease(workflows, release, callWithinMs)) corrected += 1;
    }
  for (const workflowId of running.keys()) {
    if (signal.aborted) return corrected;
    await signalToRead(workflows, workflowId, callWithinMs);
    corrected += 1;
  }
  return corrected;
}

async function forgetOld(kysely: Database['kysely']): Promise<void> {
  const nowMs = Date.now();
  await forgetDelivered(kysely, nowMs - outboxKeptMs);
  await forgetAnswers(kysely, nowMs - answersKeptMs);
  await forgetExposure(kysely, nowMs - exposureKeptMs);
}
