/** What probes and scrapers ask of a decision plane that runs alone. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Registry } from 'prom-client';
import { registerEdgeMetrics } from '../metrics/edge-metrics.js';
import type { Edge } from '../open-edge.js';
import { replyJson } from './reply.js';

/** Ready means whole: be it old, an answer from memory is what this process is for. */
export function createProbes(edge: Edge): (request: IncomingMessage, response: ServerResponse) => void {
  const registry = new Registry();
  registerEdgeMetrics(registry, edge);
  return (request, response) => {
    const path = request.url?.split('?', 1)[0];
    const { isLoaded, freshness } = edge.deps.state;
    if (path === '/healthz') replyJson({ request, response, forPages: false }, 200, { status: 'alive' });
    else if (path === '/readyz')
      replyJson({ request, response, forPages: false }, isLoaded ? 200 : 503, {
        status: isLoaded ? 'ready' : 'not ready',
        snapshotAgeSeconds: freshness.ageSeconds,
      });
    else if (path === '/metrics') void sendMetrics(registry, response);
    else replyJson({ request, response, forPages: false }, 404, { title: 'Not found' });
  };
}

async function sendMetrics(registry: Registry, response: ServerResponse): Promise<void> {
  const body = await registry.metrics();
  response.writeHead(200, { 'Content-Type': registry.contentType });
  response.end(body);
}
