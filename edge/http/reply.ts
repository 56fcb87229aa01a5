/**
 * Writes the answers of the decision plane. Head and body are one write, and the head is a flat array. Node's
 * convenience methods would cost more than the decision.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Head = readonly (string | number)[];

export interface HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** False: no header allows pages of another origin to read the answer. */
  readonly forPages: boolean;
}

const forBrowsers: Head = [
  ...['Access-Control-Allow-Origin', '*'],
  ...['Access-Control-Expose-Headers', 'ETag, Retry-After, Halftone-Snapshot-Age'],
];

export function reply(exchange: HttpExchange, status: number, head: Head): void {
  exchange.response.writeHead(status, withOrigin(exchange, [...head, 'Content-Length', 0]));
  exchange.response.end();
}

/** `json` must be ASCII, so that its length is its number of bytes. */
export function replyAscii(response: ServerResponse, status: number, head: (string | number)[], json: string): void {
  head.push('Content-Type', 'application/json', 'Content-Length', json.length);
  response.writeHead(status, head as string[]);
  response.end(json, 'latin1');
}

export function replyJson(exchange: HttpExchange, status: number, value: unknown, type = 'application/json'): void {
  const body = Buffer.from(JSON.stringify(value));
  const head = ['Content-Type', type, 'Content-Length', body.length];
  exchange.response.writeHead(status, withOrigin(exchange, head));
  exchange.response.end(body);
}

/** The decision plane has no cookies, so pages of any origin may send requests with a token for pages. */
export function withOrigin({ request, forPages }: HttpExchange, head: Head): string[] {
  const isAnsweredTo = forPages && request.headers.origin !== undefined;
  const all = isAnsweredTo ? [...head, ...forBrowsers] : [...head];
  return all as string[];
}

const usualHeaders = 'Authorization, Content-Type, If-None-Match, Last-Event-ID, X-API-Key';
const headerNames = /^[\w!#$%&'*+.^`|~-]+(?:[ \t]*,[ \t]*[\w!#$%&'*+.^`|~-]+)*$/;

/**
 * The answer to a preflight. It allows all requested headers, because tracing libraries add their own to every fetch.
 * No header gives a page more rights than its token.
 */
export function replyPreflight({ request, response }: HttpExchange): void {
  const requestedHeaders = request.headers['access-control-request-headers'];
  const allowed =
    typeof requestedHeaders === 'string' && headerNames.test(requestedHeaders) ? requestedHeaders : usualHeaders;
  response.writeHead(204, [
    ...['Access-Control-Allow-Origin', '*'],
    ...['Access-Control-Allow-Methods', 'GET, POST'],
    ...['Access-Control-Allow-Headers', allowed],
    ...['Access-Control-Max-Age', '86400'],
    ...['Vary', 'Access-Control-Request-Headers'],
  ]);
  response.end();
}
