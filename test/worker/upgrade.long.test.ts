/**
 * Moves releases from one build of the worker to the next, with the commands of docs/operations.md. The two builds
 * create different Temporal commands, so neither can replay a run of the other.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from '@jest/globals';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';
import type { Release } from '../../domain/release/release.js';
import { silentLogger } from '../../platform/log/logger.js';
import { findTemporalProgram } from '../../platform/temporal/temporal-program.js';
import { markSignalled } from '../../store/outbox/relay-queue.js';
import { type RunningWorker, startWorker } from '../../worker/start-worker.js';
import { releaseWorkflowId } from '../../workflows/release/messages.js';
import { builtWorkflows } from '../support/temporal/built-workflows.js';
import { describeOnPglite, type TestDatabases } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { noPush } from '../support/push/push-receiver.js';
import { type Scene, useScene } from '../support/temporal/release-scene.js';
import { raise, type ReleaseWorld } from '../support/temporal/release-world.js';

const untilKnown = { timeoutMs: 120_000, because: 'Temporal moves and counts workflows some seconds later' };

const run = promisify(execFile);
const operations = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const [makeCurrentLine = '', countLine = ''] = [
  ...operations.matchAll(/^ +(temporal worker deployment set-current.*|temporal workflow count.*)$/gm),
].map(([, line]) => line);
const workers: RunningWorker[] = [];

afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

let otherCode: Promise<WorkflowBundleOption> | undefined;
function findOtherWorkflows(): Promise<WorkflowBundleOption> {
  otherCode ??= bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, '../workflows/altered/all-workflows.ts'),
    payloadConverterPath: join(import.meta.dirname, '../../workflows/payload-converter.ts'),
    logger: new DefaultLogger('WARN'),
  });
  return otherCode;
}

const codeOf: Readonly<Record<string, () => Promise<WorkflowBundleOption>>> = {
  '0.1.0': builtWorkflows,
  '0.2.0': findOtherWorkflows,
};

/** The commands of an operator. */
function operatorOf(scene: Scene, databases: TestDatabases, deploymentName: string) {
  const temporal = async (line: string, exchanged: Readonly<Record<string, string>> = {}): Promise<string> => {
    const program = await findTemporalProgram({
      cliPath: process.env['TEMPORAL_CLI_PATH'],
      env: process.env,
      onProgress: () => undefined,
    });
    const own = line.replace(/(--deployment-name |')halftone\b/g, `$1${deploymentName}`);
    const said = own.replace(/0\.[12]\.0/g, (build) => exchanged[build] ?? build);
    const address = scene.temporal.connectionOptions.address ?? '';
    const shell = await run('sh', ['-c', said.replace(/^temporal /, '"$0" ') + ` --address ${address}`, program]);
    return shell.stdout + shell.stderr;
  };
  return {
    temporal,
    async start(buildId: string): Promise<RunningWorker> {
      const { taskQueue } = scene.workflows;
      const deployment = { deploymentName, buildId };
      const parts = { taskQueue, database: databases.db, logger: silentLogger(), push: noPush() };
      const options = { temporal: scene.temporal, ...parts };
      const worker = startWorker({ ...options, deployment, findWorkflows: codeOf[buildId] ?? builtWorkflows });
      workers.push(worker);
      await worker.ready;
      return worker;
    },
    /** Retried, because Temporal does not know a build in the first moments of its polling. */
    makeCurrent: (buildId: string) =>
      eventually(async () => {
        await temporal(makeCurrentLine, { '0.2.0': buildId });
      }, untilKnown),
    /** Pins one release to a build, as an operator does to examine it. */
    keepOn: (buildId: string, release: Release) => {
      const version = `--versioning-override-deployment-name ${deploymentName} --versioning-override-build-id ${buildId}`;
      const of = `temporal workflow update-options --workflow-id '${releaseWorkflowId(release)}'`;
      return temporal(`${of} --versioning-override-behavior pinned ${version}`);
    },
    untilNoneOn: (buildId: string) =>
      eventually(async () => expect(await temporal(countLine, { '0.1.0': buildId })).toContain('Total: 0'), untilKnown),
  };
}

async function buildOf(world: ReleaseWorld, release: Release): Promise<string | undefined> {
  const { raw } = await world.handle(release).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined;
}

async function expectBuild(world: ReleaseWorld, release: Release, build: string): Promise<void> {
  await eventually(async () => expect(await buildOf(world, release)).toBe(build), untilKnown);
}

describeOnPglite('An upgrade from build to build', (databases) => {
  const scene = useScene(databases);
  const operator = operatorOf(scene, databases, `halftone-${randomUUID()}`);

  it('is documented as two commands', () => {
    expect(makeCurrentLine).toContain('--build-id 0.2.0');
    expect(countLine).toContain(":0.1.0'");
  });

  it('moves every open release to the current build, also back, also if its build no longer runs', async () => {
    const world = await scene.makeWorld({ versions: ['1.0.0', '2.0.0', '3.0.0', '4.0.0'] });
    const [gray, idle, reviewed] = [
      await world.ready('1.0.0'),
      await world.ready('2.0.0'),
      await world.started('3.0.0'),
    ];
    const releases = [gray, idle, reviewed];
    await world.command(gray, raise(10));
    await world.command(reviewed, { type: 'apply' });

    const first = await operator.start('0.1.0');
    expect(await buildOf(world, gray)).toBeUndefined();
    await operator.makeCurrent('0.1.0');
    for (const release of releases) await expectBuild(world, release, '0.1.0');
    await scene.stopWorker();
    expect(await world.command(gray, raise(20))).toMatchObject({ outcome: 'APPLIED' });

    await operator.start('0.2.0');
    expect(await world.command(gray, raise(30))).toMatchObject({ outcome: 'APPLIED' });
    expect(await buildOf(world, gray)).toBe('0.1.0');
    await operator.makeCurrent('0.2.0');
    await operator.untilNoneOn('0.1.0');
    await first.stop();
    for (const release of releases) await expectBuild(world, release, '0.2.0');
    expect(await world.view(gray)).toMatchObject({ percentage: 30 });
    expect(await world.command(gray, raise(40))).toMatchObject({ outcome: 'APPLIED' });
    const created = await world.started('4.0.0');
    await expectBuild(world, created, '0.2.0');

    await operator.keepOn('0.2.0', created);
    await workers[1]?.stop();
    const waiting = await world.send(gray, raise(50));
    // Its signal has been acknowledged several times, so the relay will not repeat it soon.
    for (let times = 0; times < 6; times += 1) await markSignalled(databases.db.kysely, waiting, Date.now());
    await operator.start('0.1.0');
    await operator.makeCurrent('0.1.0');
    for (const release of releases) await expectBuild(world, release, '0.1.0');
    expect(await world.outcome(waiting)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.command(gray, raise(100))).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.command(idle, { type: 'cancel', reason: 'no more' })).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.handle(idle).result()).toMatchObject({ status: 'CANCELED' });
    expect(await world.command(reviewed, { type: 'approve' }, 'reviewer')).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.command(reviewed, { ...raise(100) })).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.handle(gray).result()).toMatchObject({ status: 'ARCHIVED' });
    await expectBuild(world, created, '0.2.0');
  }, 120_000);
});
