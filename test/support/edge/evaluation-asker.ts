/** Sends many evaluations fast: without a socket, or pipelined on one connection. */
import { connect } from 'node:net';
import type { EdgeHandler } from '../../../edge/http/edge-handler.js';
import { bearer, contextOf } from './edge-world.js';

/** Calls the HTTP handler without a socket and returns the version. */
export function asker(handle: EdgeHandler): (miniProgram: string, userKey: string) => string | null {
  let answered = '';
  const response = { destroyed: false, writeHead: () => undefined, end: (body: string) => void (answered = body) };
  return (miniProgram, userKey) => {
    const body = Buffer.from(`{"context":{"targetApp":"wallet","targetingKey":${JSON.stringify(userKey)}}}`);
    const request = {
      method: 'POST',
      url: `/ofrep/v1/evaluate/flags/${miniProgram}`,
      headers: { authorization: bearer.Authorization },
      on: (event: string, listener: (chunk?: Buffer) => void) => (event === 'data' ? listener(body) : listener()),
    };
    handle(request as never, response as never);
    return valueIn(answered);
  };
}

/** The text of one request on a keep-alive connection. */
export function singleRequest(miniProgram: string, userKey: string): string {
  const body = JSON.stringify(contextOf(userKey));
  const head = `POST /ofrep/v1/evaluate/flags/${miniProgram} HTTP/1.1\r\nHost: a\r\nAuthorization: ${bearer.Authorization}`;
  return `${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** The version in a response. Null if there is none. */
export function valueIn(answer: string): string | null {
  const start = answer.indexOf('"value":"');
  return start === -1 ? null : answer.slice(start + 9, answer.indexOf('"', start + 9));
}

/** Pipelines many requests on one connection. */
export function pipelined(url: string, requests: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const bodies: string[] = [];
    let text = '';
    socket.setEncoding('latin1').on('error', reject);
    socket.on('data', (chunk: string) => {
      text += chunk;
      for (;;) {
        const headEnd = text.indexOf('\r\n\r\n');
        const length = Number(/content-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1]);
        if (headEnd === -1 || text.length < headEnd + 4 + length) break;
        bodies.push(text.slice(headEnd + 4, headEnd + 4 + length));
        text = text.slice(headEnd + 4 + length);
      }
      if (bodies.length === requests.length) {
        socket.end();
        resolve(bodies);
      }
    });
    socket.write(requests.join(''));
  });
}
