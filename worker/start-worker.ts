/**
 * The worker: runs the workflows of releases and their activities, and beside them the relay and the reconciler. It
 * outlives Temporal: where that is away it waits for it, and what cannot be delivered stays in the database.
 */
import { createActivities } from '../activities/release/create-activities.js';
import type { Connection } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { TemporalStops } from '../domain/release/authority.js';
import type { WorkerDeployment } from '../platform/config/config.js';
import { createPushActivities } from '../activities/push/create-push-activities.js';
import type { PushNeeds } from '../activities/push/deliver-to-target.js';
import type { Logger } from '../platform/log/logger.js';
import {
  createTemporalClient,
  openTemporalConnection,
  temporalAnswers,
  type TemporalTarget,
} from '../platform/temporal/temporal-connection.js';
import type { Database } from '../store/database/database.js';
import { type Builds, readRouting } from './temporal/deployment-routing.js';
import { keepPolling } from './temporal/keep-polling.js';
import { createCommandsFirst, type Pace } from './release/commands-first.js';
import { startBuildMigrator } from './release/migrate-builds.js';
import { startReconciler } from './release/reconcile.js';
import { startRelay } from './outbox/relay.js';
import { installTemporalRuntime } from './temporal/temporal-runtime.js';
import { findOrBundleWorkflows } from './temporal/workflow-bundle.js';

export interface WorkerOptions {
  readonly temporal: TemporalTarget;
  readonly taskQueue: string;
  /** Stays open until the worker has stopped; the caller closes it. */
  readonly database: Database;
  readonly logger: Logger;
  /** Whether stop commands that come from Temporal itself are applied. Default: refused. */
  readonly temporalStops?: TemporalStops | undefined;
  /** Address guard, signing secrets and metrics of push. */
  readonly push: Omit<PushNeeds, 'database' | 'logger'>;
  /** Workflows kept in memory; others are replayed when something comes for them. Default 1000, some 50 KB each. */
  readonly maxCachedWorkflows?: number;
  /** How long reminders give way to commands that wait. Default: while these become fewer within ten seconds. */
  readonly commandsFirst?: Pace;
  /** Which build this is, where workers of several work side by side. */
  readonly deployment?: WorkerDeployment | undefined;
  /** Default: what the build made, or is made now. */
  readonly findWorkflows?: () => Promise<WorkflowBundleOption>;
}

export interface RunningWorker {
  /** Resolves when it polls for the first time. Rejects with a StartFailure when waiting for that is no use. */
  readonly ready: Promise<void>;
  readonly isPolling: boolean;
  /** Resolves when all work has ended. Never rejects. */
  stop(): Promise<void>;
}

/** Returns at once, whether Temporal is there or not. */
export function startWorker(options: WorkerOptions): RunningWorker {
  const { temporal, taskQueue, database, logger, push, deployment } = options;
  const { maxCachedWorkflows = 1_000, findWorkflows = findOrBundleWorkflows } = options;
  installTemporalRuntime(logger);
  const stopping = new AbortController();
  const connection = openTemporalConnection(temporal);
  const needs = { database, workflows: { client: createTemporalClient(connection, temporal), taskQueue }, logger };
  const builds = deployment === undefined ? undefined : buildsOf(deployment, connection, temporal);
  const commandsFirst = createCommandsFirst(database, options.commandsFirst);
  const reconciler = startReconciler({ ...needs, commandsFirst: (signal) => commandsFirst.wait(signal) });
  const relay = startRelay({
    ...needs,
    temporalAnswers: () => temporalAnswers(connection, temporal.namespace),
    onTemporalBack: () => reconciler.runSoon(),
    mayRemind: () => commandsFirst.isOver,
  });
  const mover = builds === undefined ? undefined : startBuildMigrator({ ...needs, ...builds });

  let isPolling = false;
  let polling: Promise<void> = Promise.resolve();
  const ready = new Promise<void>((resolve, reject) => {
    polling = keepPolling({
      temporal,
      taskQueue,
      logger,
      maxCachedWorkflows,
      builds,
      findWorkflows,
      activities: createActivities({ database, logger, temporalStops: options.temporalStops ?? 'refuse' }),
      pushActivities: createPushActivities({ database, logger, ...push }),
      signal: stopping.signal,
      onPolling: (is) => {
        isPolling = is;
        if (is) resolve();
      },
    }).then(() => reject(new Error('The worker was stopped')), reject);
  });
  ready.catch(() => undefined); // A caller may ignore it; without this an unread rejection would end the process.

  return {
    ready,
    get isPolling() {
      return isPolling;
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled([polling, relay.stop(), reconciler.stop(), mover?.stop()]);
      await connection.close();
    },
  };
}

function buildsOf(deployment: WorkerDeployment, connection: Connection, { namespace }: TemporalTarget): Builds {
  return { deployment, readRouting: () => readRouting({ connection, namespace, deployment }) };
}
