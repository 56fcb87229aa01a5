/** Probes and metrics of a decision plane that runs without the API. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Registry } from 'prom-client';
import { keepMetricsText, type MetricsText } from '../../platform/process/kept-value.js';
import { registerEdgeMetrics } from '../metrics/edge-metrics.js';
import type { Edge } from '../open-edge.js';
import type { EdgeHandler } from './edge-handler.js';
import { replyJson } from './reply.js';

export interface EdgeProbes {
  /** For the public port. */
  readonly probes: EdgeHandler;
  /** For the metrics port only: labels name mini programs and target apps. */
  readonly probesAndMetrics: EdgeHandler;
}

/** Ready once a full snapshot is loaded. A stale snapshot is still ready. Nothing here reads the database. */
export function createProbes(edge: Edge): EdgeProbes {
  const registry = new Registry();
  registerEdgeMetrics(registry, edge);
  const metricsText = keepMetricsText(registry);
  const probes: EdgeHandler = (request, response) => {
    const { isLoaded, freshness } = edge.deps.state;
    const path = isRead(request) ? pathOf(request) : undefined;
    if (path === '/healthz') replyJson({ request, response, forPages: false }, 200, { status: 'alive' });
    else if (path === '/readyz')
      replyJson({ request, response, forPages: false }, isLoaded ? 200 : 503, {
        status: isLoaded ? 'ready' : 'not ready',
        snapshotAgeSeconds: freshness.ageSeconds,
      });
    else replyJson({ request, response, forPages: false }, 404, { title: 'Not found' });
  };
  return {
    probes,
    probesAndMetrics: (request, response) => {
      if (isRead(request) && pathOf(request) === '/metrics') void sendMetrics(metricsText, response);
      else probes(request, response);
    },
  };
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

function pathOf({ url }: IncomingMessage): string | undefined {
  return url?.split('?', 1)[0];
}

async function sendMetrics(metricsText: () => Promise<MetricsText>, response: ServerResponse): Promise<void> {
  try {
    const { contentType, body } = await metricsText();
    response.writeHead(200, { 'Content-Type': contentType });
    response.end(body);
  } catch {
    response.writeHead(503, { 'Retry-After': '1' });
    response.end();
  }
}
