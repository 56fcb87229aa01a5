/**
 * Releases on Temporal's Java test server, which skips time: a wait of weeks takes milliseconds. For deadlines only;
 * the dev server stays the server of all other tests (docs/adr/0023-time-skipping.md has what this one cannot do).
 *
 * Some things would stop its clock for all workflows of a file, so that no test here does them. They are a failing
 * workflow task, a worker restart with cached workflows, the end or cancellation of a workflow while its task runs, and
 * `result()`.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { ReleaseActivities } from '../../../activities/release/release-activities.js';
import { createActivities } from '../../../activities/release/create-activities.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { releaseSearchAttributes, searchAttributeTypeNumbers } from '../../../platform/temporal/search-attributes.js';
import { installTemporalRuntime } from '../../../worker/temporal/temporal-runtime.js';
import { type ReleaseWorkflows, startRelease } from '../../../workflows/release/release-workflow-client.js';
import { builtWorkflows } from './built-workflows.js';
import { describeOnPglite, type TestDatabases } from '../database/databases.js';
import { eventually } from '../eventually.js';
import { type ReleaseWorld, releaseWorld } from './release-world.js';
import { makeWorld, type WorldOptions } from '../database/store-world.js';

const namespace = 'default';
const taskQueue = 'releases';
const startsWithinMs = 10_000;
const testServer = fileURLToPath(new URL('../../../scripts/time-skipping/test-server.sh', import.meta.url));

export interface SkippingScene {
  /** The time of the server, as it was last read. It goes on with real time. */
  now(): number;
  /** Skips time: timers that become due by then have fired. Their workflow tasks may still run. */
  skip(ms: number): Promise<void>;
  skipTo(atMs: number): Promise<void>;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  makeWorld(options?: WorldOptions): Promise<ReleaseWorld>;
}

export interface SkippingOptions {
  readonly maxCachedWorkflows?: number;
}

/** Skipped where there is no test server. With CI=true it fails there. */
export function describeTimeSkipping(name: string, suite: (databases: TestDatabases) => void): void {
  if (process.env['TEST_TIME_SKIPPING_SERVER'] !== undefined) {
    describeOnPglite(name, suite);
    return;
  }
  const why = 'TEST_TIME_SKIPPING_SERVER is not set: `npm run test:long` sets it where Java and Maven are installed';
  if (process.env['CI'] !== 'true') {
    it.skip(`${name}: skipped, ${why}`, () => undefined);
    return;
  }
  it(name, () => {
    throw new Error(why);
  });
}

interface Open {
  readonly environment: TestWorkflowEnvironment;
  readonly workflows: ReleaseWorkflows;
  worker: RunningWorker | undefined;
  /** Of the server's clock to the clock of this process. */
  aheadMs: number;
}

interface RunningWorker {
  readonly stop: () => void;
  readonly ended: Promise<void>;
}

/** One server for the scene. */
export function useTimeSkipping(databases: TestDatabases, options: SkippingOptions = {}): SkippingScene {
  let open: Open | undefined;
  const current = (): Open => {
    if (open === undefined) throw new Error('The scene is open inside of tests and hooks only');
    return open;
  };
  const readClock = async (): Promise<void> => {
    const serverMs = await current().environment.currentTimeMs();
    current().aheadMs = serverMs - Date.now();
  };
  const now = (): number => Date.now() + current().aheadMs;

  /** The real activities. They decide by the server's clock. */
  const activities = (): ReleaseActivities => {
    const real = createActivities({ database: databases.db, logger: silentLogger(), temporalStops: 'accept', now });
    return {
      loadSnapshot: (input) => real.loadSnapshot(input),
      async applyCommand(input) {
        await readClock(); // It has leapt since the timer fired for which this command is.
        return real.applyCommand(input);
      },
    };
  };

  const scene: SkippingScene = {
    now,
    async skip(ms) {
      await current().environment.sleep(ms);
      await readClock();
    },
    async skipTo(atMs) {
      await readClock();
      await scene.skip(Math.max(0, Math.ceil(atMs - now())));
    },
    async startWorker() {
      const worker = await Worker.create({
        connection: current().environment.nativeConnection,
        namespace,
        taskQueue,
        maxCachedWorkflows: options.maxCachedWorkflows ?? 100,
        workflowBundle: await builtWorkflows(),
        activities: { ...activities() },
      });
      let stop = (): void => undefined;
      const stopped = new Promise<void>((resolve) => {
        stop = resolve;
      });
      current().worker = { stop, ended: worker.runUntil(stopped) };
    },
    async stopWorker() {
      const { worker } = current();
      worker?.stop();
      await worker?.ended;
      current().worker = undefined;
    },
    async makeWorld(worldOptions) {
      const { workflows } = current();
      const world = await makeWorld(databases.db, { ...worldOptions, now });
      const skipping = releaseWorld(workflows, databases.db, {
        ...world,
        /** Starts the workflow too, as the relay does. */
        async create(version, createdBy) {
          const release = await world.create(version, createdBy);
          await startRelease(workflows, release, startsWithinMs);
          return release;
        },
      });
      return { ...skipping, untilQuiet: (release) => eventually(() => expectNoTask(skipping.handle(release))) };
    },
  };

  beforeAll(async () => {
    installTemporalRuntime(silentLogger()); // Before the environment, which would install the SDK's default.
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: testServer } },
    });
    // Not `environment.client`: its `result()` lets time run to the next timer of any workflow.
    const client = new Client({ connection: environment.connection, namespace });
    open = { environment, workflows: { client, taskQueue }, worker: undefined, aheadMs: 0 };
    await registerSearchAttributes(environment);
    await readClock();
    await scene.startWorker();
  });
  afterAll(async () => {
    if (open === undefined) return;
    await scene.stopWorker();
    await open.environment.teardown();
  });
  return scene;
}

/** By the history: this server does not report a pending task. */
async function expectNoTask(workflow: WorkflowHandle): Promise<void> {
  const { events } = await workflow.fetchHistory();
  const last = (events ?? []).findLast(
    (event) => event.workflowTaskScheduledEventAttributes ?? event.workflowTaskCompletedEventAttributes,
  );
  expect(last?.workflowTaskCompletedEventAttributes).toBeDefined();
}

async function registerSearchAttributes({ connection }: TestWorkflowEnvironment): Promise<void> {
  const searchAttributes = Object.fromEntries(
    Object.entries(releaseSearchAttributes).map(([name, type]) => [name, searchAttributeTypeNumbers[type]]),
  );
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}
