/**
 * The few ways in which the decision plane answers over HTTP. Head and body leave in one write, and the head is a flat
 * array: Node's own conveniences would cost more than the decision.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Head = readonly (string | number)[];

const forBrowsers: Head = [
  ...['Access-Control-Allow-Origin', '*'],
  ...['Access-Control-Expose-Headers', 'ETag, Retry-After, Halftone-Snapshot-Age'],
];

export function reply(request: IncomingMessage, response: ServerResponse, status: number, head: Head): void {
  response.writeHead(status, withOrigin(request, [...head, 'Content-Length', 0]));
  response.end();
}

/** `json` in ASCII, so that its length is its number of bytes. */
export function replyAscii(response: ServerResponse, status: number, head: (string | number)[], json: string): void {
  head.push('Content-Type', 'application/json', 'Content-Length', json.length);
  response.writeHead(status, head as string[]);
  response.end(json, 'latin1');
}

export function replyJson(request: IncomingMessage, response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  const head = ['Content-Type', 'application/json', 'Content-Length', body.length];
  response.writeHead(status, withOrigin(request, head));
  response.end(body);
}

/** The decision plane knows no cookies, so any page may ask with a token. */
export function withOrigin(request: IncomingMessage, head: Head): string[] {
  const all = request.headers.origin === undefined ? [...head] : [...head, ...forBrowsers];
  return all as string[];
}

/** What a browser asks before it sends a token. */
export function replyPreflight(response: ServerResponse): void {
  response.writeHead(204, [
    ...['Access-Control-Allow-Origin', '*'],
    ...['Access-Control-Allow-Methods', 'GET, POST'],
    ...['Access-Control-Allow-Headers', 'Authorization, Content-Type, If-None-Match, Last-Event-ID, X-API-Key'],
    ...['Access-Control-Max-Age', '86400'],
  ]);
  response.end();
}
