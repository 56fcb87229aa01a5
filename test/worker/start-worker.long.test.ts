/**
 * Start of the worker on a Temporal without search attributes, with conflicting ones, and before Temporal is reachable.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from '@jest/globals';
import { freePort } from '../../platform/process/free-port.js';
import { silentLogger } from '../../platform/log/logger.js';
import { StartFailure } from '../../platform/process/start-failure.js';
import { startTemporalDevServer } from '../../platform/temporal/temporal-dev-server.js';
import { localTarget, type TemporalTarget } from '../../platform/temporal/temporal-connection.js';
import { startWorker } from '../../worker/start-worker.js';
import { searchAttributeKeys } from '../../workflows/release/workflow-descriptions.js';
import { describeOnPglite } from '../support/database/databases.js';
import { eventually } from '../support/eventually.js';
import { noPush } from '../support/push/push-receiver.js';
import { useScene } from '../support/temporal/release-scene.js';
import { makeWorld, readRelease } from '../support/database/store-world.js';
import { tempDir } from '../support/process/temp-dir.js';
import { newNamespace, withConnection } from '../support/temporal/temporal-namespace.js';

/** The type Double in Temporal's protocol. */
const doubleType = 4;

describeOnPglite('A worker on a Temporal that does not know our search attributes', (databases) => {
  const scene = useScene(databases, { temporal: newNamespace });

  it('registers the search attributes and then runs workflows', async () => {
    const world = await scene.makeWorld();
    const release = await world.ready('1.0.0');
    await eventually(async () => {
      const { typedSearchAttributes } = await world.handle(release).describe();
      expect(typedSearchAttributes.get(searchAttributeKeys.ReleaseStatus)).toBe('RELEASE_PREPARATION');
    });
  });
});

describeOnPglite('A worker', (databases) => {
  const work = (temporal: TemporalTarget) =>
    startWorker({
      temporal,
      taskQueue: `test-${randomUUID()}`,
      database: databases.db,
      logger: silentLogger(),
      push: noPush(),
    });

  it('refuses to start if a search attribute has another type, and names it', async () => {
    const temporal = await newNamespace();
    await withConnection(temporal, ({ operatorService }) =>
      operatorService.addSearchAttributes({
        namespace: temporal.namespace,
        searchAttributes: { ReleaseStatus: doubleType as never },
      }),
    );
    const worker = work(temporal);
    try {
      const failure: unknown = await worker.ready.catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StartFailure);
      expect(String(failure)).toContain(`ReleaseStatus of namespace ${temporal.namespace} is not of type Keyword`);
    } finally {
      await worker.stop();
    }
  });

  it('waits for a Temporal that starts later, and then delivers what is due', async () => {
    const { port, attempts, close } = await closingPort();
    const world = await makeWorld(databases.db, { environment: 'test' });
    const release = await world.create('1.0.0');
    const worker = work(localTarget(`127.0.0.1:${port}`, 'default'));
    await eventually(() => expect(attempts()).toBeGreaterThan(1));
    expect(worker.isPolling).toBe(false);
    await close();
    const options = { dataDir: tempDir(), logger: silentLogger(), onProgress: () => undefined, port };
    const server = await startTemporalDevServer(options);
    try {
      await worker.ready;
      await eventually(
        async () => expect((await readRelease(databases.db, release.id)).state.status).toBe('FULL_RELEASE'),
        { timeoutMs: 120_000, because: 'a server that has just started is slow at first' },
      );
    } finally {
      await worker.stop();
      await server.stop();
    }
  });

  it('can be stopped while it waits', async () => {
    const worker = work(localTarget(`127.0.0.1:${await freePort()}`, 'default'));
    await worker.stop();
    await expect(worker.ready).rejects.toThrow('The worker was stopped');
  });
});

/** A port that ends each connection at once, as a proxy does whose server is not there yet. */
async function closingPort() {
  let attempts = 0;
  const server = createServer((socket) => {
    attempts += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    attempts: () => attempts,
    close: () => server[Symbol.asyncDispose](),
  };
}
