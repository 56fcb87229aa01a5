/** An HTTP proxy in front of the API whose faults a test chooses for each request. */
import { type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../support/http/http.js';

/**
 * - `cut`: the request is carried out, and the connection is cut before the answer.
 * - `unavailable`: 503, and the request is not carried out.
 * - `held`: the answer never begins.
 * - `received`: the request is carried out, and answered 202 with its commands as they were received.
 */
export type Fault = 'cut' | 'unavailable' | 'held' | 'received';

export interface FaultyProxy {
  readonly url: string;
  fault: (request: { readonly method: string; readonly url: string }) => Fault | null;
  close(): Promise<void>;
}

export async function openFaultyProxy(target: string): Promise<FaultyProxy> {
  const server = await listen((request, response) => {
    const { method = '', url = '' } = request;
    const fault = proxy.fault({ method, url });
    if (fault === 'unavailable') response.writeHead(503).end();
    else if (fault !== 'held') forward(target, request, response, fault);
  });
  const proxy: FaultyProxy = { url: server.url, fault: () => null, close: server.close };
  return proxy;
}

function forward(target: string, request: IncomingMessage, response: ServerResponse, fault: Fault | null): void {
  const { method = '', url = '', headers } = request;
  const passed = openRequest(
    new URL(url, target),
    { method, headers: { ...headers, 'accept-encoding': 'identity' } },
    (answer) => {
      if (fault === 'cut') {
        answer.destroy();
        response.destroy();
      } else if (fault === 'received') void answerReceived(answer, response);
      else answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers));
    },
  );
  passed.on('error', () => response.destroy());
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}

async function answerReceived(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = JSON.parse(await text(answer)) as Answered & { readonly items?: readonly Answered[] };
  const received = body.items === undefined ? asReceived(body) : { ...body, items: body.items.map(asReceived) };
  response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(received));
}

interface Answered {
  readonly command?: object;
}

function asReceived({ command, ...rest }: Answered): object {
  if (command === undefined) return rest;
  const open = { ...command, outcome: 'RECEIVED', code: undefined, facts: undefined };
  return { ...rest, problem: undefined, command: open };
}
