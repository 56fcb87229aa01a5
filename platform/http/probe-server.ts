/**
 * Probes and metrics of a process without the API. Those of the API are routes, because its document describes them.
 */
import type { OutgoingHttpHeaders, RequestListener } from 'node:http';
import { errorMessage } from '../log/error-fields.js';
import type { Logger } from '../log/logger.js';
import { createHttpServer, type HttpServerOptions, listenHttp, onMetricsPort } from './http-server.js';

export interface ProbeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** By path. They are answered to GET and HEAD, and all other requests with 404. */
export type Probes = Readonly<Record<string, () => Promise<ProbeAnswer>>>;

export function probeAnswer(status: number, body: object): ProbeAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}

/** While the process runs. */
export function aliveAnswer(): Promise<ProbeAnswer> {
  return Promise.resolve(probeAnswer(200, { status: 'alive' }));
}

/** A probe that fails is logged and answered 503: it is asked again. */
export function answerProbes(probes: Probes, logger: Logger): RequestListener {
  return ({ method, url = '/' }, response) => {
    const send = ({ status, contentType, body }: ProbeAnswer, more: OutgoingHttpHeaders = {}): void => {
      const headers = { ...more, 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) };
      response.writeHead(status, { ...headers, 'Cache-Control': 'no-store' }).end(body);
    };
    const isRead = method === 'GET' || method === 'HEAD';
    const probe = isRead ? probes[url.split('?', 1)[0] ?? '/'] : undefined;
    if (probe === undefined) {
      send(probeAnswer(404, { title: 'No such path' }));
      return;
    }
    probe().then(
      (answer) => send(answer),
      (error: unknown) => {
        logger.error({ err: error }, 'a probe could not be answered');
        send(probeAnswer(503, { title: errorMessage(error) }), { 'Retry-After': 1 });
      },
    );
  };
}

export interface ProbeServerOptions extends HttpServerOptions {
  readonly host: string;
  /** Undefined: 9464, or any free port when that is taken. */
  readonly port: number | undefined;
}

export interface ProbeServer {
  readonly url: string;
  close(): void;
}

/** @throws StartFailure when it cannot listen there. */
export async function openProbeServer(probes: Probes, options: ProbeServerOptions): Promise<ProbeServer> {
  const { host, port, logger } = options;
  const server = createHttpServer(answerProbes(probes, logger), options);
  const url = await onMetricsPort({ host, port }, (at) => listenHttp(server, at));
  return {
    url,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
