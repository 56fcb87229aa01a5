/** A server that answers as a test says, and keeps what it was asked. It stops after the test that started it. */
import type { IncomingMessage, RequestListener } from 'node:http';
import { closedAfterEach } from '../support/closed-after-each.js';
import { listen, type Listening } from '../support/http/http.js';

type Start = (answer: RequestListener) => Promise<Listening & { readonly received: readonly IncomingMessage[] }>;

export function listenEachTest(): Start {
  const afterwards = closedAfterEach();
  return async (answer) => {
    const received: IncomingMessage[] = [];
    const server = await listen((request, response) => {
      received.push(request);
      answer(request, response);
    });
    afterwards(server.close);
    return { ...server, received };
  };
}
