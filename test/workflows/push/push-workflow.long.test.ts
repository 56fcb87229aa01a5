/** The whole path of a push: command, transaction, relay, workflow, receiver, confirmation. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { readPushProgress } from '../../../store/push/read-push.js';
import { setPushAddress } from '../../../store/push/push-addresses.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { startWorker } from '../../../worker/start-worker.js';
import { pushWorkflowId } from '../../../workflows/push/push-messages.js';
import { builtWorkflows } from '../../support/temporal/built-workflows.js';
import { describeOnEachDatabase, describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { latch } from '../../support/latch.js';
import { loopbackPush, openPushReceiver, type PushReceiver } from '../../support/push/push-receiver.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise, type ReleaseWorld } from '../../support/temporal/release-world.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
/** A push is tried again after 1, 2, 4, 8 and more seconds. */
const untilNextTry = { timeoutMs: 120_000, because: 'the pauses between tries grow' };
const cancel = { type: 'cancel', reason: 'crashes' } as const;

describeOnEachDatabase('A super app that receives pushes', (databases) => {
  let receiver: PushReceiver;
  const scene = useScene(databases, { push: loopbackPush() });
  beforeAll(async () => {
    receiver = await openPushReceiver();
    receiver.secrets = [secret];
  });
  beforeEach(() => {
    receiver.answer = 200;
  });
  afterAll(() => receiver.close());

  const withPush = async (): Promise<ReleaseWorld> => {
    const world = await scene.makeWorld();
    const { targetApp } = world.target;
    const change = { targetApp, actor: 'host', atMs: Date.now(), url: receiver.url, sealedSecret: `clear:${secret}` };
    await inTransaction(databases.db.kysely, (trx) => setPushAddress(trx, change));
    return world;
  };
  const deliveriesTo = (world: ReleaseWorld) =>
    receiver.received.filter(({ data }) => data['miniProgram'] === world.target.miniProgram);
  const handle = (world: ReleaseWorld) => scene.workflows.client.workflow.getHandle(pushWorkflowId(world.target));
  const phaseOf = async (world: ReleaseWorld, release: Release) => (await world.view(release)).phase;
  const progress = (release: Release) => readPushProgress(databases.db.kysely, release);

  it('confirms each step, and its workflow ends when nothing is left to deliver', async () => {
    const world = await withPush();
    const release = await world.ready('1.0.0');
    for (const percent of [1, 5]) {
      await world.command(release, raise(percent));
      await eventually(async () => expect(await phaseOf(world, release)).toBe('SERVING'));
    }
    await eventually(async () => expect((await handle(world).describe()).status.name).toBe('COMPLETED'));
    expect(deliveriesTo(world)).toMatchObject([
      { revision: 1, isGenuine: true },
      { revision: 2, isGenuine: true },
    ]);
    expect((await world.ledger(release)).slice(0, 2)).toMatchObject([
      { type: 'confirmStep', actor: 'system:push', outcome: 'APPLIED' },
      { type: 'setPercentage', outcome: 'APPLIED' },
    ]);
  });

  it('causes a pause if it accepts no raise, and receives the raise after a resume', async () => {
    const world = await withPush();
    const release = await world.ready('1.0.0');
    receiver.answer = 503;
    await world.command(release, raise(10));
    await eventually(async () => expect(await phaseOf(world, release)).toBe('PAUSED'), untilNextTry);
    expect(await world.view(release)).toMatchObject({
      percentage: 10,
      confirmedPercentage: 0,
      pausedBy: 'system:push',
    });
    expect((await world.view(release)).pauseReason).toContain('answered 503');
    receiver.answer = 200;
    await world.command(release, { type: 'resume' });
    await eventually(async () => expect(await phaseOf(world, release)).toBe('SERVING'), untilNextTry);
  });

  it('receives a cancel during a step until it confirms, even long after the release has ended', async () => {
    const world = await withPush();
    const release = await world.ready('1.0.0');
    const [arrived, answered] = [latch(), latch()];
    receiver.answer = async () => {
      arrived.open();
      await answered.opened;
      return 503;
    };
    await world.command(release, raise(10));
    await arrived.opened;
    expect(await world.command(release, cancel)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.handle(release).result()).toMatchObject({ status: 'CANCELED' });
    answered.open();
    await eventually(async () => expect((await progress(release))?.tries).toBeGreaterThanOrEqual(2), untilNextTry);
    expect(await progress(release)).toMatchObject({ unconfirmed: { change: 'FALL' } });
    receiver.answer = 200;
    await eventually(
      async () => expect(await progress(release)).toMatchObject({ unconfirmed: null, tries: 0 }),
      untilNextTry,
    );
    expect(deliveriesTo(world).at(-1)).toMatchObject({ revision: 2, data: { candidate: null } });
  });

  it('receives a newer revision at once, also between two tries', async () => {
    const world = await withPush();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    await eventually(async () => expect(await phaseOf(world, release)).toBe('SERVING'));
    receiver.answer = 503;
    await world.command(release, { type: 'reset', reason: null, reshuffle: false });
    // Without the change, the next try would come in eight seconds.
    await eventually(async () => expect((await progress(release))?.tries).toBeGreaterThanOrEqual(4), untilNextTry);
    receiver.answer = 200;
    await world.command(release, raise(1));
    await eventually(async () => expect(await phaseOf(world, release)).toBe('SERVING'), untilNextTry);
    const deliveriesOfTheRaise = deliveriesTo(world).filter(({ revision }) => revision === 3);
    expect(deliveriesOfTheRaise).toHaveLength(1);
    expect(deliveriesTo(world).at(-1)).toEqual(deliveriesOfTheRaise[0]);
    expect(await progress(release)).toMatchObject({ unconfirmed: null });
  });

  it('receives the push from the next worker after one has stopped, and after the workflow was terminated', async () => {
    const world = await withPush();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    await eventually(async () => expect(await phaseOf(world, release)).toBe('SERVING'));
    receiver.answer = 503;
    await world.run(release.id, cancel);
    await eventually(async () => expect((await progress(release))?.tries).toBeGreaterThanOrEqual(1), untilNextTry);
    await scene.restartWorker();
    const tries = (await progress(release))?.tries ?? 0;
    await eventually(async () => expect((await progress(release))?.tries).toBeGreaterThan(tries), untilNextTry);
    await handle(world).terminate('by mistake');
    await databases.db.kysely.updateTable('push_delivery').set({ next_signal_at: new Date() }).execute();
    receiver.answer = 200;
    await eventually(async () => expect(await progress(release)).toMatchObject({ unconfirmed: null }), untilNextTry);
  });
});

describeOnPglite('A super app that receives pushes from two builds', (databases) => {
  const deployment = { deploymentName: `halftone-${randomUUID()}`, buildId: 'a' };
  const push = loopbackPush();
  const scene = useScene(databases, { deployment, push });

  it('receives the push from the next build after the first one has stopped', async () => {
    const receiver = await openPushReceiver();
    const { client, taskQueue } = scene.workflows;
    const makeCurrent = (buildId: string): Promise<void> =>
      eventually(async () => {
        const { namespace, identity } = client.options;
        const { deploymentName } = deployment;
        const current = { namespace, identity, deploymentName, buildId };
        await client.workflowService.setWorkerDeploymentCurrentVersion(current);
      });
    await makeCurrent('a');
    const world = await scene.makeWorld();
    const { targetApp } = world.target;
    const change = { targetApp, actor: 'host', atMs: Date.now(), url: receiver.url, sealedSecret: `clear:${secret}` };
    await inTransaction(databases.db.kysely, (trx) => setPushAddress(trx, change));
    const release = await world.ready('1.0.0');
    receiver.answer = 503;
    await world.run(release.id, { type: 'fullRelease', supersede: false, reason: null });
    await eventually(() => expect(receiver.received.length).toBeGreaterThanOrEqual(1));

    await scene.stopWorker();
    const next = startWorker({
      temporal: scene.temporal,
      taskQueue,
      database: databases.db,
      logger: silentLogger(),
      push,
      deployment: { ...deployment, buildId: 'b' },
      findWorkflows: builtWorkflows,
    });
    await next.ready;
    await makeCurrent('b');
    receiver.answer = 200;
    const readProgress = () => readPushProgress(databases.db.kysely, release);
    await eventually(
      async () => expect(await readProgress()).toMatchObject({ confirmedRevision: 1, unconfirmed: null }),
      untilNextTry,
    );
    const handle = client.workflow.getHandle(pushWorkflowId(world.target));
    await eventually(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), untilNextTry);
    await next.stop();
    await receiver.close();
  });
});
