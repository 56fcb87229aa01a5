/**
 * `halftone worker`: workflows, activities, relay and reconciler, with probes and metrics on a port of their own. Waits
 * for Temporal without limit.
 */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { keepReadiness } from '../../api/http/operation-routes.js';
import {
  aliveAnswer,
  openProbeServer,
  probeAnswer,
  type ProbeServer,
  type ProbeServerOptions,
} from '../../platform/http/probe-server.js';
import { keepMetricsText } from '../../platform/process/kept-value.js';
import { clusterTarget } from '../../platform/temporal/temporal-connection.js';
import type { Database } from '../../store/database/database.js';
import { startHousekeeping } from '../../store/housekeeping/start-housekeeping.js';
import { createPushMetrics } from '../../worker/push/push-metrics.js';
import { type RunningWorker, startWorker } from '../../worker/start-worker.js';
import { openServerStore } from './open-store.js';
import { pushOptions } from './part-options.js';
import { type ProcessParts, reportWhileRunning } from './run-process.js';

/** @throws StartFailure */
export async function runWorker({ config, logger, shutdown, print }: ProcessParts): Promise<void> {
  const { metricsHost: host, metricsPort: port } = config;
  const { taskQueue, deployment, stops: temporalStops } = config.temporal;
  const database = await openServerStore({ config, logger });
  shutdown.onStop('database', () => database.close());
  const housekeeping = startHousekeeping({ database, logger });
  shutdown.onStop('housekeeping', () => housekeeping.stop());
  const temporal = clusterTarget(config.temporal, process.env);
  const { onPushed, registerOn: alsoMeasure } = createPushMetrics();
  const push = { ...pushOptions(config), onPushed };
  const worker = startWorker({ temporal, taskQueue, deployment, database, logger, push, temporalStops });
  shutdown.onStop('worker', () => worker.stop());
  const probes = await openWorkerProbes({
    host,
    port,
    worker,
    database,
    logger,
    alsoMeasure,
    limits: config.httpLimits,
    trustedProxies: config.trustedProxies,
  });
  shutdown.onStop('probes', () => probes.close());
  print(`The worker's probes and metrics are on ${probes.url}`);
  await reportWhileRunning('waiting for Temporal', worker.ready, print);
  const build = deployment === undefined ? '' : ` as build ${deployment.buildId} of ${deployment.deploymentName}`;
  print(`The worker polls the task queue ${taskQueue}${build}`);
}

interface WorkerProbesOptions extends ProbeServerOptions {
  readonly worker: Pick<RunningWorker, 'isPolling'>;
  readonly database: Database;
  /** Registers further metrics. */
  readonly alsoMeasure: (registry: Registry) => void;
}

/** A worker without Temporal is not ready. The API is: it accepts commands without Temporal. */
export async function openWorkerProbes(options: WorkerProbesOptions): Promise<ProbeServer> {
  const { worker, database } = options;
  const registry = workerMetrics(worker);
  options.alsoMeasure(registry);
  const metricsText = keepMetricsText(registry);
  const readiness = keepReadiness({ database, isTemporalReachable: () => Promise.resolve(worker.isPolling) });
  const probes = {
    '/healthz': aliveAnswer,
    '/readyz': async () => {
      const body = await readiness();
      return probeAnswer(body.status === 'ready' ? 200 : 503, body);
    },
    '/metrics': async () => ({ status: 200, ...(await metricsText()) }),
  };
  return await openProbeServer(probes, options);
}

/**
 * Gauges of prom-client whose names end like a counter's, which Prometheus warns about. Other gauges have their values.
 */
const misnamed = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

function workerMetrics(worker: Pick<RunningWorker, 'isPolling'>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  new Gauge({
    name: 'halftone_worker_polling',
    help: '1 while this worker asks Temporal for work.',
    registers: [registry],
    collect() {
      this.set(worker.isPolling ? 1 : 0);
    },
  });
  return registry;
}
