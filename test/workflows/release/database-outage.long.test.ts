/** The worker loses its database while releases wait for decisions. */
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Release } from '../../../domain/release/release.js';
import type { Database } from '../../../store/database/database.js';
import { openDatabase } from '../../../store/open-database.js';
import { startRelease } from '../../../workflows/release/release-workflow-client.js';
import { describeOnPostgres } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise, type ReleaseWorld } from '../../support/temporal/release-world.js';
import { openTcpProxy, type TcpProxy } from '../../support/http/tcp-proxy.js';

const untilTried = { timeoutMs: 120_000, because: 'the first tries on a frozen database take seconds each' };

describeOnPostgres('A database outage', (databases) => {
  let proxy: TcpProxy;
  let behindProxy: Database;
  beforeAll(async () => {
    const url = new URL(databases.databaseUrl ?? '');
    proxy = await openTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.port = String(proxy.port);
    behindProxy = await openDatabase({ databaseUrl: url.href });
  });
  let isCut = false;
  const cut = async (): Promise<void> => {
    isCut = true;
    await proxy.cut();
  };
  const restore = async (): Promise<void> => {
    if (isCut) await proxy.restore();
    isCut = false;
    proxy.thaw();
  };
  afterEach(restore);
  const scene = useScene(databases, { workerDatabase: () => behindProxy });
  afterAll(async () => {
    await behindProxy.close();
    await proxy.cut();
  });

  const showsOutage = (world: ReleaseWorld, release: Release): Promise<void> =>
    eventually(async () => {
      const details = await world.currentDetails(release);
      expect(details).toMatch(/^\*\*The database does not answer; next try at 20\d\d-.*Z\.\*\* Tried/);
    }, untilTried);

  it('is bridged by server timers without a lost task, and the history grows slowly', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.untilQuiet(release);
    const before = await world.historyLength(release);
    await cut();
    const id = await world.send(release, raise(10));
    await showsOutage(world, release);
    const details = await world.currentDetails(release);
    expect(details).toContain('setPercentage 10 % by alice');
    expect(details).toContain('**Release Preparation** 0 %');
    let held = 0;
    for (let second = 0; second < 20; second += 1) {
      const { raw } = await world.handle(release).describe();
      if (raw.pendingWorkflowTask) held += 1;
      await pause(1_000);
    }
    expect(held).toBeLessThanOrEqual(8); // The six tries of these seconds take about 0.5 s each.
    expect((await world.historyLength(release)) - before).toBeLessThanOrEqual(60);
    await restore();
    expect(await world.outcome(id)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.view(release)).toMatchObject({ percentage: 10 });
    expect(await world.lostTasks(release)).toEqual([]);
    expect(await world.currentDetails(release)).not.toContain('does not answer');
  });

  it('blocks no task when the database is frozen, and each command is applied once', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    proxy.freeze();
    const id = await world.send(release, raise(10));
    await showsOutage(world, release);
    await pause(5_000);
    proxy.thaw();
    expect(await world.outcome(id)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.view(release)).toMatchObject({ percentage: 10, steps: [{ from: 0, to: 10 }] });
    expect(await world.lostTasks(release)).toEqual([]);
  });

  it('decides a stop command that arrives meanwhile first', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    await cut();
    const raised = await world.send(release, raise(20));
    await showsOutage(world, release);
    const paused = await world.send(release, { type: 'pause', reason: 'crashes' });
    await world.untilQuiet(release); // The run has received it.
    await restore();
    expect(await world.outcome(paused)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.outcome(raised)).toMatchObject({ rejection: { code: 'OVERTAKEN_BY_STOP' } });
  });

  it('continues as new with the waiting commands', async () => {
    const world = await scene.makeWorld();
    const release = await world.create('1.0.0');
    await world.startWith(release, { quietEventCap: 12 });
    await world.untilQuiet(release);
    await cut();
    const id = await world.send(release, { type: 'apply' });
    await showsOutage(world, release);
    for (let times = 0; times < 8; times += 1) {
      await world.signalByHand(release, 'changed', null);
      await pause(600);
    }
    await eventually(async () => expect((await world.runIds(release)).length).toBeGreaterThan(1));
    expect(Math.max(...(await world.runLengths(release)))).toBeLessThan(60);
    await restore();
    expect(await world.outcome(id)).toMatchObject({ outcome: 'APPLIED' });
  });

  it('is also visible in a run that has not read its release yet', async () => {
    const world = await scene.makeWorld();
    const release = await world.create('1.0.0');
    await cut();
    await startRelease(scene.workflows, release, 5_000);
    await showsOutage(world, release);
    await restore();
    expect(await world.view(release)).toMatchObject({ status: 'CREATED' });
  });

  it('does not keep a worker from stopping, and the next worker decides the waiting commands', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    proxy.freeze();
    const id = await world.send(release, raise(10));
    await pause(500); // The decision has started.
    const stopping = scene.stopWorker();
    await pause(2_500);
    proxy.thaw();
    await stopping;
    await scene.startWorker();
    expect(await world.outcome(id)).toMatchObject({ outcome: 'APPLIED' });
    expect(await world.view(release)).toMatchObject({ steps: [{ from: 0, to: 10 }] });
  });
});
