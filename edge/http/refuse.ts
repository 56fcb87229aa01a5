/**
 * Counts, logs and answers refused requests. Requests without a valid token share the budget of their client address.
 * A flood of invalid tokens therefore costs little and does not fill the log.
 */
import { addressBudget } from '../../platform/http/reverse-proxy.js';
import type { Grant } from '../access/token-cache.js';
import type { EdgeDeps } from '../edge-deps.js';
import { pathOf } from './edge-path.js';
import { type Head, type HttpExchange, reply, withOrigin } from './reply.js';

export interface EdgeExchange extends HttpExchange {
  readonly deps: EdgeDeps;
}

export interface Refusal {
  readonly status: number;
  readonly head?: Head;
  /** A problem document. Without it the answer has no body. */
  readonly problem?: object;
  /** The grant of the sent token, if the token is valid. */
  readonly grant?: Grant | undefined;
}

export function refuse(exchange: EdgeExchange, { status, head = [], problem, grant }: Refusal): void {
  const { deps, request, response } = exchange;
  deps.counts.refused += 1;
  const { method, url = '' } = request;
  const client = deps.clientAddresses.of(request);
  // Without the query, which may hold a ticket.
  deps.refusalLog.write({ method, path: pathOf(url), status, client, tokenId: grant?.token.id });
  request.resume();
  if (problem === undefined) {
    reply(exchange, status, head);
    return;
  }
  const body = Buffer.from(JSON.stringify(problem));
  const ofBody = ['Content-Type', 'application/problem+json', 'Content-Length', body.length];
  response.writeHead(status, withOrigin(exchange, [...head, ...ofBody]));
  response.end(body);
}

/** No valid token: 401 with `head`, or 429 when the client's address is over its budget. */
export function refuseUnknown(exchange: EdgeExchange, head: Head = []): void {
  const { deps, request } = exchange;
  const waitSeconds = deps.unknownTokens.secondsToWait(addressBudget(deps.clientAddresses.of(request)));
  if (waitSeconds === undefined) refuse(exchange, { status: 401, head });
  else refuse(exchange, { status: 429, head: ['Retry-After', waitSeconds] });
}
