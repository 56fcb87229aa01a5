/** What probes and scrapers ask of a worker, on a port of its own: it has no other. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { readinessOf } from '../api/readiness.js';
import { errorMessage } from '../platform/error-facts.js';
import { listenHttp } from '../platform/http-listener.js';
import type { Logger } from '../platform/logger.js';
import type { Database } from '../store/database.js';
import type { RunningWorker } from '../worker/start-worker.js';

export interface WorkerProbesOptions {
  readonly host: string;
  readonly port: number;
  readonly worker: Pick<RunningWorker, 'isPolling'>;
  readonly database: Database;
  readonly logger: Logger;
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
  const { host, port, logger } = options;
  const registry = workerMetrics(options.worker);
  options.alsoMeasure(registry);
  const answers: Readonly<Record<string, () => Promise<Answer>>> = {
    '/healthz': () => Promise.resolve(json(200, { status: 'alive' })),
    '/readyz': () => readiness(options),
    '/metrics': async () => ({ status: 200, contentType: registry.contentType, body: await registry.metrics() }),
  };
  const server = createServer((request, response) => {
    const answer = answers[pathOf(request)] ?? (() => Promise.resolve(json(404, { title: 'No such path' })));
    answer().then(
      (found) => send(response, found),
      (error: unknown) => {
        logger.error({ err: error }, 'a probe could not be answered');
        send(response, json(500, { title: errorMessage(error) }));
      },
    );
  });
  const url = await listenHttp(server, { host, port, variable: 'METRICS_PORT' });
  return {
    url,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A worker that does not poll is of no use; unlike the API, which takes commands without Temporal. */
async function readiness({ worker, database }: WorkerProbesOptions): Promise<Answer> {
  const isTemporalReachable = (): Promise<boolean> => Promise.resolve(worker.isPolling);
  const body = await readinessOf({ database, isTemporalReachable });
  return json(body.status === 'ready' ? 200 : 503, body);
}

function workerMetrics(worker: Pick<RunningWorker, 'isPolling'>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
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
