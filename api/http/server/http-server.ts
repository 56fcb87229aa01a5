/** An HTTP server that listens before it knows what to answer, and ends without cutting answers off. */
import type { RequestListener } from 'node:http';
import { type ListenAt, listenHttp } from '../../../platform/http/http-listener.js';
import { createHttpServer, type HttpServerOptions } from '../../../platform/http/http-server.js';

export interface HttpServer {
  /** The address for people, without a slash at its end. */
  readonly url: string;
  /** Until then it answers 503. */
  serve(listener: RequestListener): void;
  /** Takes no more requests; what is being answered has the time until it is cut off. */
  close(): Promise<void>;
}

/** The longest answer is that of a command that waits for its outcome. */
const lastAnswersWithinMs = 5_000;

/** @throws StartFailure when it cannot listen there. */
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
