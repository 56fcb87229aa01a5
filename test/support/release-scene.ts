/**
 * A release on its way through everything behind the API: ledger, Temporal, worker, transaction. Commands go the way
 * the API sends them: written down, signalled, waited for.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Connection, WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { WorkflowBundleOption } from '@temporalio/worker';
import type { ReleaseCommand } from '../../domain/release/commands.js';
import type { Release } from '../../domain/release/release.js';
import { type ReleaseView, releaseView } from '../../domain/release/release-view.js';
import { defaultPolicy, mergePolicy } from '../../domain/target-app.js';
import type { Target } from '../../domain/target/target.js';
import type { WorkerDeployment } from '../../platform/config.js';
import { createLogger } from '../../platform/logger.js';
import { createTemporalClient, openTemporalConnection } from '../../platform/temporal-connection.js';
import type { TemporalTarget } from '../../platform/temporal-target.js';
import type { CommandRecord } from '../../store/ledger/command-record.js';
import { listCommands } from '../../store/ledger/find-command.js';
import { toJson } from '../../store/schema/columns.js';
import { waitForOutcome } from '../../store/wait-for-outcome.js';
import { type RunningWorker, startWorker, type WorkerOptions } from '../../worker/start-worker.js';
import { queryProgress, type ReleaseWorkflows, signalRelease, startRelease } from '../../workflows/gateway.js';
import {
  commandMessage,
  releaseWorkflowId,
  releaseWorkflowType,
  type ReleaseWorkflowInput,
} from '../../workflows/messages.js';
import type { TestDatabases } from './databases.js';
import { eventually } from './eventually.js';
import { noPush } from './push-receiver.js';
import { makeWorld, readRelease, type World, type WorldOptions } from './store-world.js';
import { testTemporal } from './temporal-server.js';

const patienceMs = 30_000;

/** `npm test` has bundled the workflows already; each test file would spend seconds on doing it again. */
const bundle = process.env['TEST_WORKFLOW_BUNDLE'];
const builtWorkflows = bundle === undefined ? {} : { findWorkflows: () => Promise.resolve({ codePath: bundle }) };

interface WorkflowMetadata {
  readonly currentDetails?: string;
}

export interface SceneOptions {
  readonly maxCachedWorkflows?: number;
  /** Another server or namespace than the one tests share. */
  readonly temporal?: () => Promise<TemporalTarget>;
  /** Default: nobody may be told. */
  readonly push?: WorkerOptions['push'];
  readonly deployment?: WorkerDeployment;
  readonly findWorkflows?: () => Promise<WorkflowBundleOption>;
}

/** What one test file shares: Temporal, a task queue of its own, a worker on it. */
export interface Scene {
  readonly temporal: TemporalTarget;
  readonly workflows: ReleaseWorkflows;
  readonly worker: RunningWorker;
  /** Ends the worker and starts another, as a deployment does. */
  restartWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  makeWorld(options?: WorldOptions): Promise<ReleaseWorld>;
}

export interface ReleaseWorld extends World {
  /** Created, and followed by its workflow. */
  started(version: string, createdBy?: string): Promise<Release>;
  /** A release that was reviewed and waits for its type. */
  ready(version: string): Promise<Release>;
  /** Written down and signalled, not waited for; answers with its id. */
  send(release: Release, command: ReleaseCommand, actor?: string): Promise<string>;
  /** Sends, and waits for the outcome. */
  command(release: Release, command: ReleaseCommand, actor?: string): Promise<CommandRecord>;
  outcome(commandId: string): Promise<CommandRecord>;
  handle(release: Release): WorkflowHandle;
  /** Past the API: no row in the ledger. */
  signalByHand(release: Release, name: string, ...args: unknown[]): Promise<void>;
  ledger(release: Release): Promise<readonly CommandRecord[]>;
  /** What the database and the workflow both say: waits until they agree. */
  view(release: Release): Promise<ReleaseView>;
  status(release: Release): Promise<string>;
  historyLength(release: Release): Promise<number>;
  /** Of the current run, in order. */
  activitySummaries(release: Release): Promise<string[]>;
  currentDetails(release: Release): Promise<string>;
  /** A payload that is no JSON, as somebody may send by the command line. */
  sendRaw(release: Release, signal: string, bytes: string): Promise<void>;
  /** Ends the current run and lets the next signal bring the workflow back, with an empty memory. */
  restartRun(release: Release): Promise<void>;
  /** Starts the workflow as somebody may by hand. */
  startWith(release: Release, input: Partial<ReleaseWorkflowInput>): Promise<void>;
  /** Waits until the workflow has nothing under way. */
  settled(release: Release): Promise<void>;
  /** The oldest first. */
  runIds(release: Release): Promise<string[]>;
  /** Events of each run, the oldest first. */
  runLengths(release: Release): Promise<number[]>;
  readTarget(): Promise<Target>;
  /** Holds for the reviews that are asked for from now on. */
  expireReviewsAfterDays(days: number): Promise<void>;
  /** What the relay still has for a release. */
  undelivered(release: Release): Promise<string[]>;
  /** As if it had been delivered, and Temporal had lost it. */
  forgetOutbox(release: Release): Promise<void>;
}

export function raise(percent: number): Extract<ReleaseCommand, { type: 'setPercentage' }> {
  return { type: 'setPercentage', bp: Math.round(percent * 100), supersede: false, reason: null };
}

export function useScene(databases: TestDatabases, sceneOptions: SceneOptions = {}): Scene {
  const { temporal: findTemporal = testTemporal, push, ...options } = sceneOptions;
  let connection: Connection | undefined;
  let open: Pick<Scene, 'temporal' | 'workflows' | 'worker'> | undefined;
  const taskQueue = `test-${randomUUID()}`;
  const current = (): NonNullable<typeof open> => {
    if (open === undefined) throw new Error('The scene is open inside of tests and hooks only');
    return open;
  };
  const work = async (temporal: TemporalTarget): Promise<RunningWorker> => {
    const logger = createLogger({ level: 'error', readable: false });
    const worker = startWorker({
      ...{ temporal, taskQueue, database: databases.db, logger, push: push ?? noPush() },
      ...builtWorkflows,
      ...options,
    });
    await worker.ready;
    return worker;
  };

  beforeAll(async () => {
    const temporal = await findTemporal();
    connection = openTemporalConnection(temporal);
    const workflows = { client: createTemporalClient(connection, temporal), taskQueue };
    open = { temporal, workflows, worker: await work(temporal) };
  });
  afterAll(async () => {
    await open?.worker.stop();
    await connection?.close();
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
      releaseWorld(scene.workflows, databases, await makeWorld(databases.db, worldOptions)),
  };
  return scene;
}

function releaseWorld(workflows: ReleaseWorkflows, databases: TestDatabases, world: World): ReleaseWorld {
  const { db } = databases;
  const handle = (release: Release): WorkflowHandle => workflows.client.workflow.getHandle(releaseWorkflowId(release));
  const all: ReleaseWorld = {
    ...world,
    handle,
    async started(version, createdBy) {
      const release = await world.create(version, createdBy);
      await eventually(async () => {
        await queryProgress(workflows, release, patienceMs);
      }, patienceMs);
      return release;
    },
    async ready(version) {
      const release = await all.started(version);
      await all.command(release, { type: 'apply' });
      await all.command(release, { type: 'approve' }, 'reviewer');
      return release;
    },
    async send(release, command, actor = 'alice') {
      const commandId = await world.giveUnseen(release.id, command, { actor });
      const message = commandMessage({ commandId, releaseId: release.id, actor, command });
      await signalRelease(workflows, await readRelease(db, release.id), message, patienceMs);
      return commandId;
    },
    async outcome(commandId) {
      const record = await waitForOutcome(db, commandId, patienceMs);
      if (record === undefined || record.outcome === 'RECEIVED') throw new Error(`No outcome of ${commandId}`);
      return record;
    },
    command: async (release, command, actor) => all.outcome(await all.send(release, command, actor)),
    signalByHand: (release, name, ...args) => handle(release).signal(name, ...args),
    ledger: async (release) => (await listCommands(db.kysely, release.id, { limit: 200 })).items,
    async view(release) {
      let view: ReleaseView | undefined;
      await eventually(async () => {
        view = await queryProgress(workflows, release, patienceMs);
        expect(view).toEqual(releaseView(await readRelease(db, release.id)));
      }, patienceMs);
      if (view === undefined) throw new Error('unreachable: eventually() throws');
      return view;
    },
    status: async (release) => (await all.view(release)).status,
    historyLength: async (release) => (await handle(release).describe()).historyLength,
    async activitySummaries(release) {
      const { events } = await handle(release).fetchHistory();
      return (events ?? [])
        .filter((event) => event.activityTaskScheduledEventAttributes)
        .map(({ userMetadata }) => defaultPayloadConverter.fromPayload(userMetadata?.summary ?? {}));
    },
    async sendRaw(release, signal, bytes) {
      const { connection, options } = workflows.client;
      const payload = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(bytes) };
      await connection.workflowService.signalWorkflowExecution({
        namespace: options.namespace,
        workflowExecution: { workflowId: releaseWorkflowId(release) },
        signalName: signal,
        input: { payloads: [payload] },
      });
    },
    async restartRun(release) {
      await handle(release).terminate('to come back');
      await startRelease(workflows, await readRelease(db, release.id), patienceMs);
    },
    async startWith(release, input) {
      await workflows.client.workflow.start(releaseWorkflowType, {
        ...{ workflowId: releaseWorkflowId(release), taskQueue: workflows.taskQueue },
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        args: [{ releaseId: release.id, ...input }],
      });
    },
    settled: (release) =>
      eventually(async () => {
        const { raw } = await handle(release).describe();
        expect(raw.pendingWorkflowTask ?? null).toBeNull();
        expect(raw.pendingActivities).toEqual([]);
      }),
    async runIds(release) {
      const query = `WorkflowId = '${releaseWorkflowId(release)}'`;
      const runs: { runId: string; startedAtMs: number }[] = [];
      for await (const { runId, startTime } of workflows.client.workflow.list({ query }))
        runs.push({ runId, startedAtMs: startTime.getTime() });
      return runs.sort((a, b) => a.startedAtMs - b.startedAtMs).map(({ runId }) => runId);
    },
    async runLengths(release) {
      const { workflow } = workflows.client;
      const runs = (await all.runIds(release)).map((id) => workflow.getHandle(releaseWorkflowId(release), id));
      return Promise.all(runs.map(async (run) => (await run.describe()).historyLength));
    },
    async expireReviewsAfterDays(expiresAfterDays) {
      const policy = mergePolicy(defaultPolicy, { review: { expiresAfterDays } });
      const change = db.kysely.updateTable('target_app').set({ policy: toJson(policy) });
      await change.where('id', '=', world.target.targetApp).execute();
    },
    async undelivered({ id }) {
      const waiting = db.kysely.selectFrom('outbox').select('kind').where('release_id', '=', id);
      return (await waiting.where('delivered_at', 'is', null).execute()).map(({ kind }) => kind);
    },
    async forgetOutbox({ id }) {
      await db.kysely.deleteFrom('outbox').where('release_id', '=', id).execute();
    },
    readTarget: async () => {
      const { miniProgram, targetApp, environment } = world.target;
      const { body } = await db.kysely
        .selectFrom('target')
        .select('body')
        .where('mini_program_id', '=', miniProgram)
        .where('target_app_id', '=', targetApp)
        .where('environment', '=', environment)
        .executeTakeFirstOrThrow();
      return body;
    },
    async currentDetails(release) {
      const metadata: WorkflowMetadata = await handle(release).query('__temporal_workflow_metadata');
      return metadata.currentDetails ?? '';
    },
  };
  return all;
}
