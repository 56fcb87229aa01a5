/** Slow or idle connections do not block stop commands, on any port. */
import { expect, it } from '@jest/globals';
import { defaultHttpLimits } from '../../../platform/config/limits.js';
import { openTemporalUi } from '../../../platform/temporal/temporal-ui.js';
import { openWorkerProbes } from '../../../cli/processes/run-worker.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { apiOfEachTest } from '../../support/api/api-of-each-test.js';
import { clientOf, makeToken } from '../../support/http/client.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import { describeOnEachDatabase, describeOnPglite } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { makeRegistryWorld } from '../../support/api/registry-world.js';
import { openSlowClient, type SlowClient, type Slowness } from '../../support/http/slow-clients.js';

const start = apiOfEachTest(); // First, so that the API stops before its resources are closed.
const afterwards = closedAfterEach();

const limits = { ...defaultHttpLimits, headersSeconds: 1, requestSeconds: 2 };

/** Opens `count` slow connections of each kind. */
async function openSlowClients(url: string, count: number, ways: readonly Slowness[]): Promise<SlowClient[]> {
  const all = ways.flatMap((way) => Array.from({ length: count }, () => way));
  const clients = await Promise.all(all.map((way) => openSlowClient(url, way)));
  afterwards(() => clients.forEach((client) => client.close()));
  return clients;
}

async function statusesOf(clients: readonly SlowClient[]): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(clients.map(({ answer }) => answer));
  return new Set(answers.map((answer) => answer.split('\r\n', 1)[0] ?? ''));
}

describeOnEachDatabase('slow connections to the API', (databases) => {
  it('60 to each port do not delay a stop command, and are ended with 408', async () => {
    const world = await makeRegistryWorld(databases.db);
    afterwards(() => world.close());
    const release = await world.prepared('1.0.0');
    const api = await start(databases.db, { httpLimits: limits });
    const secret = await makeToken(databases.db, world.nameOf('maker admin'));
    const slow = [
      ...(await openSlowClients(api.url, 20, ['nothing', 'half a head', 'half a body'])),
      ...(await openSlowClients(api.metricsUrl, 30, ['nothing', 'half a head'])),
    ];
    const stop = { type: 'cancel', reason: 'crashes' };
    const answer = await clientOf(api.url, secret).post(`/v1/releases/${release.id}/commands`, stop);
    expect(answer).toMatchObject({ status: 200, body: { release: { status: 'CANCELED' } } });
    expect(await statusesOf(slow)).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
  });
});

describeOnPglite('connection limits', (databases) => {
  it('slow connections to the worker probes and to the Temporal UI are ended with 408', async () => {
    const narrow = { ...limits, connectionsPerAddress: 2 };
    const worker = await openWorkerProbes({
      host: '127.0.0.1',
      port: 0,
      database: databases.db,
      worker: { isPolling: true },
      logger: silentLogger(),
      alsoMeasure: () => undefined,
      limits: narrow,
    });
    afterwards(() => worker.close());
    const server = { ui: undefined, startUi: () => Promise.resolve() };
    const ui = await openTemporalUi({ server, logger: silentLogger(), port: 0, httpLimits: narrow });
    afterwards(() => ui.close());
    for (const url of [worker.url, ui.url]) {
      const slow = await Promise.all([openSlowClient(url, 'nothing'), openSlowClient(url, 'half a head')]);
      // Node's own limits would end the two as well, only later: the third shows that ours are in force.
      expect(await (await openSlowClient(url, 'half a head')).answer).toBe('');
      expect(await statusesOf(slow)).toEqual(new Set(['HTTP/1.1 408 Request Timeout']));
    }
  });

  it('an address at its limit gets a new connection only after one of its connections ends', async () => {
    const api = await start(databases.db, { httpLimits: { ...defaultHttpLimits, connectionsPerAddress: 3 } });
    const [first] = await openSlowClients(api.url, 3, ['nothing']);
    expect(await (await openSlowClient(api.url, 'half a head')).answer).toBe('');
    // Each port has its own count.
    expect((await clientOf(api.metricsUrl, null).get('/healthz')).status).toBe(200);
    first?.close();
    await first?.answer;
    await eventually(async () => expect((await clientOf(api.url, null).get('/healthz')).status).toBe(200));
  });

  it('a trusted proxy has no limit below the limit of the port', async () => {
    const api = await start(databases.db, {
      httpLimits: { ...defaultHttpLimits, connectionsPerAddress: 3, connections: 6 },
      trustedProxies: [{ address: '127.0.0.1', prefix: 32 }],
    });
    await openSlowClients(api.url, 5, ['nothing']);
    const client = await openSlowClient(api.url, 'nothing');
    expect(await (await openSlowClient(api.url, 'half a head')).answer).toBe('');
    client.close();
    await client.answer;
    await eventually(async () => expect((await clientOf(api.url, null).get('/healthz')).status).toBe(200));
  });
});
