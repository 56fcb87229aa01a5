/** What probes and scrapers ask. Without a token: they tell nothing of anybody's releases. */
import { aliveSchema, readinessSchema } from '../../contracts/operations.js';
import { readinessOf } from '../readiness.js';
import { type Route, route } from '../route.js';

const isAlive = route({
  method: 'get',
  path: '/healthz',
  operationId: 'isAlive',
  summary: 'Whether the process runs',
  tag: 'Operations',
  responses: { 200: { description: 'It runs.', schema: aliveSchema } },
  permission: 'public',
  handle: () => ({ status: 200, body: { status: 'alive' as const } }),
});

const isReady = route({
  method: 'get',
  path: '/readyz',
  operationId: 'isReady',
  summary: 'Whether the process can do its work',
  tag: 'Operations',
  responses: {
    200: { description: 'It can; `degraded` while Temporal is away.', schema: readinessSchema },
    503: { description: 'It cannot: send it no traffic.', schema: readinessSchema },
  },
  permission: 'public',
  handle: async ({ deps }) => {
    const body = await readinessOf(deps);
    return body.status === 'unavailable' ? { status: 503, body } : { status: 200, body };
  },
});

const getMetrics = route({
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  summary: 'Metrics for Prometheus',
  description: 'Served on a port of its own where METRICS_PORT is set, and not here then.',
  tag: 'Operations',
  responses: { 200: { description: 'The Prometheus text format.', contentType: 'text/plain' } },
  permission: 'public',
  handle: ({ deps }) => ({
    send: async (response) => {
      const { registry } = deps.metrics;
      const text = await registry.metrics();
      response.set('Content-Type', registry.contentType).send(text);
    },
  }),
});

export const probeRoutes: readonly Route[] = [isAlive, isReady];
export const metricsRoutes: readonly Route[] = [getMetrics];
