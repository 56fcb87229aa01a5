/**
 * Temporal's worker, kept running: it connects however late Temporal starts, and is created again when it fails. It
 * ends when it is stopped, or when the server lacks search attributes that cannot be added.
 */
import { type NativeConnection, Worker, type WorkerOptions, type WorkflowBundleOption } from '@temporalio/worker';
import type { PushActivities } from '../../activities/push/push-activities.js';
import type { ReleaseActivities } from '../../activities/release/release-activities.js';
import type { Logger } from '../../platform/log/logger.js';
import { pauseFor } from '../../platform/process/background-loop.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import type { TemporalTarget } from '../../platform/temporal/temporal-connection.js';
import { openWorkerConnection } from './temporal-runtime.js';
import { pushTaskQueue } from '../../workflows/push/push-messages.js';
import type { Builds } from './deployment-routing.js';
import { ensureSearchAttributes } from '../../platform/temporal/search-attributes.js';

export interface PollingOptions {
  readonly temporal: TemporalTarget;
  readonly taskQueue: string;
  readonly activities: ReleaseActivities;
  readonly pushActivities: PushActivities;
  readonly logger: Logger;
  readonly maxCachedWorkflows: number;
  /** Runs stay with the build they began on; undefined: workers of all builds share them. */
  readonly builds: Builds | undefined;
  readonly findWorkflows: () => Promise<WorkflowBundleOption>;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Called when polling begins and when it ends. */
  readonly onPolling: (isPolling: boolean) => void;
}

type Versioning = Pick<WorkerOptions, 'workerDeploymentOptions'>;

/**
 * A task is kept for the worker that has its workflow in memory for so long, then any other gets it and replays it. So
 * it must be longer than tasks wait in a crowd: with one second, replays made the crowd longer until most tasks timed
 * out.
 */
const stickyQueueScheduleToStartTimeout = '3s';
/** An activity is one transaction. */
const shutdownGraceTime = '3s';
const shutdownForceTime = '8s';
/** Each holds a database connection for the length of its transaction: no more than the pool has. */
const maxConcurrentActivityTaskExecutions = 10;
/** They mostly wait for a super app's server and hold no resource. */
const maxConcurrentPushes = 50;
/**
 * Equal, because a workflow task runs its local activities: none may queue while the time limit of its task runs. Few,
 * because tasks that run side by side all take longer. The others wait in Temporal, before their time limit begins.
 */
const maxConcurrentWorkflowTaskExecutions = 16;
const maxConcurrentLocalActivityExecutions = 16;
const tryAgainAfterMs = 1_000;

/** @throws StartFailure when the server refuses our search attributes. */
export async function keepPolling(options: PollingOptions): Promise<void> {
  const { signal, logger, onPolling } = options;
  const isStopping = (): boolean => signal.aborted;
  while (!isStopping()) {
    try {
      await pollOnce(options);
    } catch (error) {
      if (isStopping()) return;
      if (error instanceof StartFailure) throw error;
      logger.error({ err: error }, 'the worker failed, and is started again');
      await pauseFor(tryAgainAfterMs, signal);
    } finally {
      onPolling(false);
    }
  }
}

async function pollOnce(options: PollingOptions): Promise<void> {
  const { temporal, taskQueue, activities, pushActivities, logger, signal, onPolling } = options;
  const { maxCachedWorkflows, findWorkflows } = options;
  const { namespace } = temporal;
  const dataConverter = { payloadCodecs: [temporal.payloadCodec] };
  const connection = await openWorkerConnection(temporal, { logger, signal });
  try {
    await ensureSearchAttributes({ connection, namespace, logger });
    const worker = await Worker.create({
      connection,
      namespace,
      taskQueue,
      dataConverter,
      maxCachedWorkflows,
      workflowBundle: await findWorkflows(),
      ...(await versioningOf(options)),
      activities: { ...activities },
      stickyQueueScheduleToStartTimeout,
      shutdownGraceTime,
      shutdownForceTime,
      maxConcurrentActivityTaskExecutions,
      maxConcurrentLocalActivityExecutions,
      maxConcurrentWorkflowTaskExecutions,
    });
    const pushWorker = await createOrEnd(worker, {
      connection,
      namespace,
      dataConverter,
      taskQueue: pushTaskQueue(taskQueue),
      activities: { ...pushActivities },
      shutdownGraceTime,
      shutdownForceTime,
      maxConcurrentActivityTaskExecutions: maxConcurrentPushes,
    });
    const running = runTogether([worker, pushWorker], signal);
    onPolling(true);
    await running;
  } finally {
    await closeConnection(connection, logger);
  }
}

/** When the second worker cannot be made, the first one ends: it holds the connection. @throws the cause. */
async function createOrEnd(first: Worker, options: WorkerOptions): Promise<Worker> {
  try {
    return await Worker.create(options);
  } catch (error) {
    // A worker is shut down by running it to an end that has come already.
    await first.runUntil(Promise.resolve());
    throw error;
  }
}

/** Its failure must not replace the error that ended the workers. */
async function closeConnection(connection: NativeConnection, logger: Logger): Promise<void> {
  await connection.close().catch((error: unknown) => {
    logger.warn({ err: error }, 'the connection of the workers to Temporal could not be closed');
  });
}

/** Both or none: when one fails the other is stopped, and both are created again. */
async function runTogether(workers: readonly Worker[], signal: AbortSignal): Promise<void> {
  const failed = new AbortController();
  const end = aborted(AbortSignal.any([signal, failed.signal]));
  const results = await Promise.allSettled(workers.map((worker) => worker.runUntil(end).finally(() => failed.abort())));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

async function versioningOf({ builds, logger }: PollingOptions): Promise<Versioning> {
  if (builds === undefined) return {};
  const { deployment: version, readRouting } = builds;
  if ((await readRouting()) === 'not supported') {
    logger.warn(
      version,
      'this Temporal does not support worker versioning: releases are shared with workers of other builds',
    );
    return {};
  }
  const useWorkerVersioning = true;
  return { workerDeploymentOptions: { version, useWorkerVersioning, defaultVersioningBehavior: 'PINNED' } };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
