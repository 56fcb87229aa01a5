/** A delivery of the relay that times out, with and without an outage of Temporal. */
import { expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { silentLogger } from '../../../platform/log/logger.js';
import { startRelay } from '../../../worker/outbox/relay.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { useScene } from '../../support/temporal/release-scene.js';
import { raise } from '../../support/temporal/release-world.js';

describeOnPglite('A delivery that times out', (databases) => {
  const scene = useScene(databases);

  it.each([
    ['alone is no outage of Temporal', { answers: true, comparisons: 0 }],
    ['while Temporal does not answer at all is one, and is compared after', { answers: false, comparisons: 1 }],
  ])('%s', async (_, { answers, comparisons }) => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await scene.stopWorker();
    await world.giveUnseen(release.id, raise(10));
    const { timedOut, workflows } = firstSignalTimesOut();
    const requested: boolean[] = [];
    let compared = 0;
    const relay = startRelay({
      database: databases.db,
      workflows,
      logger: silentLogger(),
      mayRemind: () => true,
      temporalAnswers: () => Promise.resolve(requested.push(answers) > 1 || answers),
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
      connection,
      namespace,
      dataConverter: { payloadCodecs: [scene.temporal.payloadCodec] },
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
