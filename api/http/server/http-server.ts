/** An HTTP server that listens before its handler is set, and that finishes running answers before it closes. */
import type { RequestListener } from 'node:http';
import { type ListenAt, listenHttp } from '../../../platform/http/http-listener.js';
import { createHttpServer, type HttpServerOptions } from '../../../platform/http/http-server.js';

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
