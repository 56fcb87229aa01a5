/** Probes and metrics of a worker, on a port of their own. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { keepReadiness } from '../../api/http/operation-routes.js';
import type { Readiness } from '../../contracts/http/operations.js';
import { errorMessage } from '../../platform/log/error-fields.js';
import { listenHttp, onMetricsPort } from '../../platform/http/http-listener.js';
import { createHttpServer, type HttpServerOptions } from '../../platform/http/http-server.js';
import { keepMetricsText } from '../../platform/http/metrics-text.js';
import type { Database } from '../../store/database/database.js';
import type { RunningWorker } from '../../worker/start-worker.js';

export interface WorkerProbesOptions extends HttpServerOptions {
  readonly host: string;
  /** Undefined takes 9464, or any free port when that is taken. */
  readonly port: number | undefined;
  readonly worker: Pick<RunningWorker, 'isPolling'>;
  readonly database: Database;
  /** Registers what else the process counts. */
  readonly alsoMeasure: (registry: Registry) => void;
}

export interface WorkerProbes {
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

/** A worker that does not poll is of no use; unlike the API, which takes commands without Temporal. */
function readinessAnswer(body: Readiness): Answer {
  return json(body.status === 'ready' ? 200 : 503, body);
}

/** Gauges of prom-client with the ending of a counter, which Prometheus warns of. Others have the same values by type. */
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
