/** Probes, on every port. Metrics are on the metrics port only: their labels name mini programs and target apps. */
import { aliveSchema, readinessSchema } from '../../contracts/http/operations.js';
import { type Route, route } from '../http/route.js';

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
    const body = await deps.readiness();
    return body.status === 'unavailable' ? { status: 503, body } : { status: 200, body };
  },
});

const getMetrics = route({
  method: 'get',
  path: '/metrics',
  operationId: 'getMetrics',
  summary: 'Metrics for Prometheus',
  tag: 'Operations',
  responses: { 200: { description: 'The Prometheus text format.', contentTypes: ['text/plain'] } },
  permission: 'public',
  handle: ({ deps }) => ({
    send: async (response) => {
      const { contentType, body } = await deps.metrics.text();
      response.set('Content-Type', contentType).send(body);
    },
  }),
});

export const probeRoutes: readonly Route[] = [isAlive, isReady];
export const metricsRoutes: readonly Route[] = [getMetrics];
