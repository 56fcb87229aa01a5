/** A real Prometheus reads our metrics, and its checker finds nothing wrong in those of any process. */
import { expect, it } from '@jest/globals';
import { createProbes } from '../../../edge/http/probes.js';
import { openWorkerProbes } from '../../../cli/processes/run-worker.js';
import { answerProbes } from '../../../platform/http/probe-server.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { createPushMetrics } from '../../../worker/push/push-metrics.js';
import { apiOfEachTest } from '../../support/api/api-of-each-test.js';
import { clientOf } from '../../support/http/client.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import { describeOnPglite } from '../../support/database/databases.js';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import { contextOf, evaluate, servingTarget } from '../../support/edge/edge-world.js';
import { eventually } from '../../support/eventually.js';
import { listen } from '../../support/http/http.js';
import { faultsOfMetrics, hasPrometheus, startPrometheus } from '../../support/installation/prometheus.js';

const start = apiOfEachTest();
const openEdge = edgeOfEachTest();
const afterwards = closedAfterEach();
const test = hasPrometheus ? it : it.skip;

async function metricsOf(url: string): Promise<string> {
  const { status, body } = await clientOf(url, null).get('/metrics');
  expect(status).toBe(200);
  return body as string;
}

describeOnPglite('Prometheus', (databases) => {
  test('scrapes the metrics port, and answers with our values', async () => {
    const api = await start(databases.db);
    const client = clientOf(api.url, null);
    for (let n = 0; n < 3; n += 1) await client.get('/v1/me');
    const prometheus = await startPrometheus(api.metricsUrl);
    const valuesOf = async (query: string): Promise<string[]> =>
      (await prometheus.query(query)).map(({ value }) => value[1]);
    try {
      await eventually(async () => {
        expect(await valuesOf('up == 1')).toEqual(['1']);
        expect(await valuesOf('halftone_http_request_seconds_count{operation="getMe",status="401"}')).toEqual(['3']);
        expect(await valuesOf('halftone_commands_waiting')).toEqual(['0']);
      });
    } finally {
      await prometheus.stop(); // Before its folder is removed.
    }
  });

  test('finds nothing wrong in the metrics of API, worker and decision plane', async () => {
    const api = await start(databases.db, { alsoMeasure: createPushMetrics().registerOn });
    await clientOf(api.url, null).get('/v1/me');
    const worker = await openWorkerProbes({
      host: '127.0.0.1',
      port: 0,
      database: databases.db,
      worker: { isPolling: true },
      logger: silentLogger(),
      alsoMeasure: createPushMetrics().registerOn,
    });
    afterwards(() => worker.close());
    const edge = await openEdge([servingTarget()]);
    await evaluate(edge.url, 'weather', contextOf('ada'));
    const plane = await listen(answerProbes(createProbes(edge).probesAndMetrics, silentLogger()));
    afterwards(() => plane.close());
    for (const url of [api.metricsUrl, worker.url, plane.url])
      expect([url, faultsOfMetrics(await metricsOf(url))]).toEqual([url, '']);
  });
});
