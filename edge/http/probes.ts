/** Probes and metrics of a decision plane that runs without the API. */
import { Registry } from 'prom-client';
import { aliveAnswer, probeAnswer, type Probes } from '../../platform/http/probe-server.js';
import { keepMetricsText } from '../../platform/process/kept-value.js';
import { registerEdgeMetrics } from '../metrics/edge-metrics.js';
import type { Edge } from '../open-edge.js';

export interface EdgeProbes {
  /** For the public port. */
  readonly probes: Probes;
  /** For the metrics port only: labels name mini programs and target apps. */
  readonly probesAndMetrics: Probes;
}

/** Ready once a full snapshot is loaded. A stale snapshot is still ready. Nothing here reads the database. */
export function createProbes(edge: Edge): EdgeProbes {
  const registry = new Registry();
  registerEdgeMetrics(registry, edge);
  const metricsText = keepMetricsText(registry);
  const probes: Probes = {
    '/healthz': aliveAnswer,
    '/readyz': () => {
      const { isLoaded, freshness } = edge.deps.state;
      const status = isLoaded ? 'ready' : 'not ready';
      return Promise.resolve(probeAnswer(isLoaded ? 200 : 503, { status, snapshotAgeSeconds: freshness.ageSeconds }));
    },
  };
  return {
    probes,
    probesAndMetrics: { ...probes, '/metrics': async () => ({ status: 200, ...(await metricsText()) }) },
  };
}
