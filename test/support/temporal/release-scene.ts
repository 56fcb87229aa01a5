/** Temporal's test environment on the server of the run, a task queue and a worker, for the worlds of one test file. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { WorkerDeployment } from '../../../platform/config/config.js';
import { createLogger, silentLogger } from '../../../platform/log/logger.js';
import { createTemporalClient, type TemporalTarget } from '../../../platform/temporal/temporal-connection.js';
import type { Database } from '../../../store/database/database.js';
import { type RunningWorker, startWorker, type WorkerOptions } from '../../../worker/start-worker.js';
import type { ReleaseWorkflows } from '../../../workflows/release/release-workflow-client.js';
import { builtWorkflows } from './built-workflows.js';
import { installTemporalRuntime } from '../../../worker/temporal/temporal-runtime.js';
import type { TestDatabases } from '../database/databases.js';
import { noPush } from '../push/push-receiver.js';
import { type ReleaseWorld, releaseWorld } from './release-world.js';
import { makeWorld, type WorldOptions } from '../database/store-world.js';
import { testTemporal } from './temporal-server.js';

export interface SceneOptions {
  readonly maxCachedWorkflows?: number;
  /** A server or namespace other than the shared one. */
  readonly temporal?: () => Promise<TemporalTarget>;
  /** Default: no push is delivered. */
  readonly push?: WorkerOptions['push'];
  readonly deployment?: WorkerDeployment;
  readonly findWorkflows?: () => Promise<WorkflowBundleOption>;
  /** Default: `accept`. The default of the program is `refuse`. */
  readonly temporalStops?: NonNullable<WorkerOptions['temporalStops']>;
  readonly commandsFirst?: NonNullable<WorkerOptions['commandsFirst']>;
  /** The database of the worker. Default: the database of the file. */
  readonly workerDatabase?: () => Database;
}

/** Shared by one test file: Temporal, a task queue of its own, and a worker on it. */
export interface Scene {
  readonly temporal: TemporalTarget;
  readonly workflows: ReleaseWorkflows;
  readonly worker: RunningWorker;
  /** Stops the worker and starts another, as a deployment does. */
  restartWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  makeWorld(options?: WorldOptions): Promise<ReleaseWorld>;
}

export function useScene(databases: TestDatabases, sceneOptions: SceneOptions = {}): Scene {
  const { temporal: findTemporal = testTemporal, push, workerDatabase, ...options } = sceneOptions;
  let environment: TestWorkflowEnvironment | undefined;
  let open: Pick<Scene, 'temporal' | 'workflows' | 'worker'> | undefined;
  const taskQueue = `test-${randomUUID()}`;
  const current = (): NonNullable<typeof open> => {
    if (open === undefined) throw new Error('The scene is open inside of tests and hooks only');
    return open;
  };
  const work = async (temporal: TemporalTarget): Promise<RunningWorker> => {
    const logger = createLogger({ level: 'error', readable: false });
    const worker = startWorker({
      temporal,
      taskQueue,
      logger,
      push: push ?? noPush(),
      database: workerDatabase?.() ?? databases.db,
      findWorkflows: builtWorkflows,
      temporalStops: 'accept',
      ...options,
    });
    await worker.ready;
    return worker;
  };

  beforeAll(async () => {
    const temporal = await findTemporal();
    installTemporalRuntime(silentLogger()); // Before the environment, which would install the SDK's default.
    environment = await TestWorkflowEnvironment.createFromExistingServer({
      address: temporal.connectionOptions.address ?? '',
      namespace: temporal.namespace,
    });
    const workflows = { client: createTemporalClient(environment.connection, temporal), taskQueue };
    open = { temporal, workflows, worker: await work(temporal) };
  });
  afterAll(async () => {
    await open?.worker.stop();
    await environment?.teardown();
  });

  const scene: Scene = {
    get temporal() {
      return current().temporal;
    },
    get workflows() {
      return current().workflows;
    },
    get worker() {
      return current().worker;
    },
    stopWorker: () => current().worker.stop(),
    async startWorker() {
      open = { ...current(), worker: await work(scene.temporal) };
    },
    async restartWorker() {
      await scene.stopWorker();
      await scene.startWorker();
    },
    makeWorld: async (worldOptions) =>
      releaseWorld(scene.workflows, databases.db, await makeWorld(databases.db, worldOptions)),
  };
  return scene;
}
