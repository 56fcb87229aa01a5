/**
 * `halftone worker`: workflows, activities, relay and reconciler, with probes and metrics on a port of their own. Waits
 * for Temporal without limit.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { keepReadiness } from '../../api/http/operation-routes.js';
import type { Readiness } from '../../contracts/http/operations.js';
import {
  createHttpServer,
  type HttpServerOptions,
  listenHttp,
  onMetricsPort,
} from '../../platform/http/http-server.js';
import { errorMessage } from '../../platform/log/error-fields.js';
import { keepMetricsText } from '../../platform/process/kept-value.js';
import { clusterTarget } from '../../platform/temporal/temporal-connection.js';
import type { Database } from '../../store/database/database.js';
import { startHousekeeping } from '../../store/housekeeping/start-housekeeping.js';
import { createPushMetrics } from '../../worker/push/push-metrics.js';
import { type RunningWorker, startWorker } from '../../worker/start-worker.js';
import { openServerStore } from './open-store.js';
import { pushOptions } from './part-options.js';
import { type ProcessParts, step } from './run-process.js';

/** @throws StartFailure */
export async function runWorker({ config, logger, shutdown, tell }: ProcessParts): Promise<void> {
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
    ...{ host, port, worker, database, logger, alsoMeasure },
    ...{ limits: config.httpLimits, trustedProxies: config.trustedProxies },
  });
  shutdown.onStop('probes', () => probes.close());
  tell(`The worker's probes and metrics are on ${probes.url}`);
  await step('waiting for Temporal', worker.ready, tell);
  const build = deployment === undefined ? '' : ` as build ${deployment.buildId} of ${deployment.deploymentName}`;
  tell(`The worker polls the task queue ${taskQueue}${build}`);
}

interface WorkerProbesOptions extends HttpServerOptions {
  readonly host: string;
  /** Undefined: 9464, or any free port when that is taken. */
  readonly port: number | undefined;
  readonly worker: Pick<RunningWorker, 'isPolling'>;
  readonly database: Database;
  /** Registers further metrics. */
  readonly alsoMeasure: (registry: Registry) => void;
}

interface WorkerProbes {
  readonly url: string;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** @throws StartFailure when it cannot listen there. */
export async function openWorkerProbes(options: WorkerProbesOptions): Promise<WorkerProbes> {
  const { host, port, logger, worker, database } = options;
  const registry = workerMetrics(options.worker);
  options.alsoMeasure(registry);
  const metricsText = keepMetricsText(registry);
  const readiness = keepReadiness({ database, isTemporalReachable: () => Promise.resolve(worker.isPolling) });
  const answers: Readonly<Record<string, () => Promise<Answer>>> = {
    '/healthz': () => Promise.resolve(json(200, { status: 'alive' })),
    '/readyz': async () => readinessAnswer(await readiness()),
    '/metrics': async () => ({ status: 200, ...(await metricsText()) }),
  };
  const server = createHttpServer((request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const answer =
      (isRead ? answers[pathOf(request)] : undefined) ?? (() => Promise.resolve(json(404, { title: 'No such path' })));
    answer().then(
      (found) => send(response, found),
      (error: unknown) => {
        logger.error({ err: error }, 'a probe could not be answered');
        send(response, json(500, { title: errorMessage(error) }));
      },
    );
  }, options);
  const url = await onMetricsPort({ host, port }, (at) => listenHttp(server, at));
  return {
    url,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A worker without Temporal is not ready. The API is: it accepts commands without Temporal. */
function readinessAnswer(body: Readiness): Answer {
  return json(body.status === 'ready' ? 200 : 503, body);
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

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function json(status: number, body: object): Answer {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, contentType, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(body);
}
