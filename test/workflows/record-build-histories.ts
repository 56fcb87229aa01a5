/** Records the runs of a release that moved to the next build of the worker, for the replay test. */
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { silentLogger } from '../../platform/log/logger.js';
import { startWorker } from '../../worker/start-worker.js';
import { describeOnPglite } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { noPush } from '../support/push/push-receiver.js';
import { useScene } from '../support/temporal/release-scene.js';
import { raise } from '../support/temporal/release-world.js';
import { record } from './recorded-histories.js';

/** On servers from 1.31, the run continues as new on the next build. On older servers it is terminated. */
describeOnPglite('Histories of builds', (databases) => {
  const deployment = { deploymentName: `halftone-${randomUUID()}`, buildId: 'a' };
  const scene = useScene(databases, { deployment });

  it('moved to the next build', async () => {
    const { client, taskQueue } = scene.workflows;
    const makeCurrent = (buildId: string): Promise<void> =>
      eventually(async () => {
        const { deploymentName } = deployment;
        const { namespace, identity } = client.options;
        const current = { namespace, identity, deploymentName, buildId };
        await client.workflowService.setWorkerDeploymentCurrentVersion(current);
      });
    await makeCurrent('a');
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await world.command(release, raise(10));
    const { temporal } = scene;
    const database = databases.db;
    const next = startWorker({
      temporal,
      taskQueue,
      database,
      logger: silentLogger(),
      push: noPush(),
      deployment: { ...deployment, buildId: 'b' },
    });
    await next.ready;
    await makeCurrent('b');
    await eventually(async () => expect(await world.runIds(release)).toHaveLength(2));
    await world.command(release, raise(20));
    await record('moved-to-next-build', world, release);
    await next.stop();
  });
});
