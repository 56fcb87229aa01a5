/**
 * An HTTP server that listens before its handler is set, and that finishes running answers before it closes.
 * `BackgroundWork` tracks work that outlives its request.
 */
import type { RequestListener } from 'node:http';
import {
  createHttpServer,
  type HttpServerOptions,
  type ListenAt,
  listenHttp,
} from '../../../platform/http/http-server.js';

export interface HttpServer {
  /** The address for users, without a closing slash. */
  readonly url: string;
  /** Sets the handler. Before that every request is answered 503. */
  serve(listener: RequestListener): void;
  /** Takes no more requests. Running answers have some seconds, then their connections are closed. */
  close(): Promise<void>;
}

/** The longest answer is a command that waits for its outcome. */
const lastAnswersWithinMs = 5_000;

/** @throws StartFailure when it cannot listen at `at`. */
export async function openHttpServer(at: ListenAt, options: HttpServerOptions): Promise<HttpServer> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Retry-After': '1' }).end();
  };
  const server = createHttpServer((...exchange) => {
    listener(...exchange);
  }, options);
  const url = await listenHttp(server, at);
  return {
    url,
    serve(answering) {
      listener = answering;
    },
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeIdleConnections();
      const cutOff = setTimeout(() => {
        server.closeAllConnections();
      }, lastAnswersWithinMs);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

/** Work that outlives its request. The process waits for it before it closes the connections that the work uses. */
export interface BackgroundWork {
  /** Returns the same promise. The caller handles its rejection. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when no work is in progress. */
  allEnded(): Promise<void>;
}

export function createBackgroundWork(): BackgroundWork {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(work) {
      const ended: Promise<unknown> = work.catch(() => undefined).finally(() => underWay.delete(ended));
      underWay.add(ended);
      return work;
    },
    async allEnded() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
