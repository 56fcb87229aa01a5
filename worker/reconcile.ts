/**
 * Holds Temporal against the database, which rules: at start every open release is told how it stands (Temporal may
 * have lost its last moments in a power cut), and from time to time open releases without a workflow get one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage } from '../platform/error-facts.js';
import { openReleasePages } from '../store/releases/open-releases.js';
import { signalChanged, startRelease } from '../workflows/gateway.js';
import { releaseWorkflowId, releaseWorkflowType } from '../workflows/messages.js';
import { callWithinMs, type DeliveryNeeds } from './deliver.js';
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
const listWithinMs = 60_000;
const youthMs = 10_000;

export function startReconciler(needs: DeliveryNeeds): Reconciler {
  const stopping = new AbortController();
  const { signal } = stopping;
  const isStopping = (): boolean => signal.aborted;
  const wakeUp = createWakeUp();

  async function untilDone(what: string, work: () => Promise<number>): Promise<void> {
    while (!isStopping()) {
      try {
        const count = await work();
        if (count > 0) needs.logger.info({ releases: count }, what);
        return;
      } catch (error) {
        if (isStopping()) return;
        needs.logger.debug({ reason: errorMessage(error) }, `${what}: not possible yet`);
        await wakeUp.sleep(tryAgainAfterMs);
      }
    }
  }

  async function run(): Promise<void> {
    await untilDone('told open releases how they stand', tellingAll(needs, signal));
    while (!isStopping()) {
      await wakeUp.sleep(compareEveryMs);
      await untilDone('started workflows that were missing', () => startMissing(needs, signal));
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
    for await (const page of openReleasePages(database.kysely))
      for (const snapshot of page) {
        const { release } = snapshot;
        if (signal.aborted) return told;
        if (release.id <= lastId) continue;
        await signalChanged(workflows, release, { releaseId: release.id, snapshot }, callWithinMs);
        lastId = release.id;
        told += 1;
        await pause(tellingPauseMs);
      }
    return told;
  };
}

/** Returns how many were started. */
async function startMissing(needs: DeliveryNeeds, signal: AbortSignal): Promise<number> {
  const { database, workflows } = needs;
  const running = await workflows.client.withDeadline(Date.now() + listWithinMs, () => runningWorkflowIds(needs));
  // The youngest are still being started, and visibility lags behind.
  const createdBeforeMs = Date.now() - youthMs;
  let started = 0;
  for await (const page of openReleasePages(database.kysely))
    for (const { release } of page) {
      if (signal.aborted) return started;
      if (running.has(releaseWorkflowId(release)) || release.createdAtMs > createdBeforeMs) continue;
      await startRelease(workflows, release, callWithinMs);
      started += 1;
    }
  return started;
}

async function runningWorkflowIds({ workflows }: DeliveryNeeds): Promise<Set<string>> {
  const ids = new Set<string>();
  const query = `WorkflowType = '${releaseWorkflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of workflows.client.workflow.list({ query, pageSize: 1_000 })) ids.add(workflowId);
  return ids;
}
