/** Relay and reconciliation for releases that receive no commands: the worker compares Temporal with the database. */
import { expect, it } from '@jest/globals';
import { silentLogger } from '../../../platform/log/logger.js';
import { reconcileWorkflows } from '../../../worker/release/reconcile.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';

describeOnPglite('The database rules over Temporal', (databases) => {
  const scene = useScene(databases);

  it('a new release gets its workflow, and its outbox messages are delivered', async () => {
    const world = await scene.makeWorld();
    const release = await world.started('1.0.0');
    await eventually(async () => expect(await world.undelivered(release)).toEqual([]));
    expect((await world.handle(release).describe()).status.name).toBe('RUNNING');
  });

  it('at start, every open release receives its state from the database', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    await scene.stopWorker();
    const pause = await world.giveUnseen(release.id, { type: 'pause', reason: 'while no worker ran' });
    await world.apply(pause, { isFromWorkflow: false });
    await world.deleteOutbox(release);
    await scene.startWorker();
    expect(await world.view(release)).toMatchObject({ phase: 'PAUSED' });
  });

  it('a workflow ends if its release ended without it', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await scene.stopWorker();
    const cancel = await world.giveUnseen(release.id, { type: 'cancel', reason: 'while no worker ran' });
    await world.apply(cancel, { isFromWorkflow: false });
    await world.deleteOutbox(release);
    await scene.startWorker();
    expect(await world.handle(release).result()).toMatchObject({ status: 'CANCELED' });
  });

  it('an open release without a workflow gets one', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.handle(release).terminate('lost');
    const needs = { database: databases.db, workflows: scene.workflows, logger: silentLogger() };
    expect(await reconcileWorkflows(needs, new AbortController().signal)).toBeGreaterThanOrEqual(1);
    expect(await world.status(release)).toBe('RELEASE_PREPARATION');
    expect((await world.handle(release).describe()).status.name).toBe('RUNNING');
  });
});
