/** Relay and reconciliation for releases that receive no commands: the worker compares Temporal with the database. */
import { expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { silentLogger } from '../../platform/log/logger.js';
import { startRelay } from '../../worker/outbox/relay.js';
import { compare } from '../../worker/release/reconcile.js';
import { describeOnPglite } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { useScene } from '../support/release-scene.js';
import { raise } from '../support/release-world.js';

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
    await world.apply(pause, 'api');
    await world.forgetOutbox(release);
    await scene.startWorker();
    expect(await world.view(release)).toMatchObject({ phase: 'PAUSED' });
  });

  it('a workflow ends if its release ended without it', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await scene.stopWorker();
    const cancel = await world.giveUnseen(release.id, { type: 'cancel', reason: 'while no worker ran' });
    await world.apply(cancel, 'api');
    await world.forgetOutbox(release);
    await scene.startWorker();
    expect(await world.handle(release).result()).toMatchObject({ status: 'CANCELED' });
  });

  it('an open release without a workflow gets one', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.handle(release).terminate('lost');
    const needs = { database: databases.db, workflows: scene.workflows, logger: silentLogger() };
    expect(await compare(needs, new AbortController().signal)).toBeGreaterThanOrEqual(1);
    expect(await world.status(release)).toBe('RELEASE_PREPARATION');
    expect((await world.handle(release).describe()).status.name).toBe('RUNNING');
  });

  it.each([
    ['alone is no outage of Temporal', { answers: true, comparisons: 0 }],
    ['while Temporal does not answer at all is one, and is compared after', { answers: false, comparisons: 1 }],
  ])('a delivery that times out %s', async (_, { answers, comparisons }) => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await scene.stopWorker();
    await world.giveUnseen(release.id, raise(10));
    const { timedOut, workflows } = firstSignalTimesOut();
    const asked: boolean[] = [];
    let compared = 0;
    const relay = startRelay({
      ...{ database: databases.db, workflows, logger: silentLogger(), mayRemind: () => true },
      temporalAnswers: () => Promise.resolve(asked.push(answers) > 1 || answers),
      onTemporalBack: () => {
        compared += 1;
      },
    });
    await eventually(() => expect(timedOut()).toBe(1));
    await eventually(async () => {
      const { events } = await world.handle(release).fetchHistory();
      const names = (events ?? []).map((event) => event.workflowExecutionSignaledEventAttributes?.signalName);
      expect(names).toContain('setPercentage');
    });
    await relay.stop();
    expect(compared).toBe(comparisons);
    await scene.startWorker();
  });

  /** A client of the scene's Temporal whose first signal fails like a call at its deadline. */
  function firstSignalTimesOut() {
    let failures = 0;
    const { client, taskQueue } = scene.workflows;
    const { connection } = client;
    const { namespace } = client.options;
    const failing = new Client({
      ...{ connection, namespace, dataConverter: { payloadCodecs: [scene.temporal.payloadCodec] } },
      interceptors: {
        workflow: [
          {
            signal: async (input, next) => {
              if (failures > 0) {
                await next(input);
                return;
              }
              failures += 1;
              throw Object.assign(new Error('Deadline exceeded'), { code: 4 });
            },
          },
        ],
      },
    });
    return { timedOut: () => failures, workflows: { client: failing, taskQueue } };
  }
});
