/**
 * One line in the log and one count for each request. Neither holds a token, a body, a query, a key of a user or the
 * name of a member other than the user who asks.
 */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from '../../../platform/log/logger.js';
import { pathOfNoRoute } from './logged-path.js';
import type { ApiMetrics } from './metrics.js';

/** What the runner of routes leaves for the log. */
export interface Observed {
  operation?: string;
  /** Without personal parts. */
  path?: string;
  user?: string;
  /** Of the token, or of the token behind a session. */
  tokenId?: string;
  /** Why the answer is 401. */
  reason?: UnauthenticatedReason;
}

export type UnauthenticatedReason = 'no token' | 'malformed' | 'unknown' | 'revoked' | 'expired';

export function observedOf(response: Response): Observed {
  return response.locals as Observed;
}

const givenId = /^[\w.:-]{1,100}$/;

/** `words`: the parts of the paths of routes that are the same for every request. */
export function observe(logger: Logger, metrics: ApiMetrics, words: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    const given = request.get('x-request-id');
    const requestId = given !== undefined && givenId.test(given) ? given : randomUUID();
    response.set('X-Request-Id', requestId);
    const { method, ip: client } = request;
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const { operation = 'none', path = pathOfNoRoute(request, words), user, tokenId, reason } = observedOf(response);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requestSeconds.observe({ operation, method, status }, seconds);
      const durationMs = Math.round(seconds * 1000);
      const who = { client, user, tokenId, reason };
      logger[levelOf(operation, status)]({ requestId, method, path, operation, status, durationMs, ...who }, 'request');
    });
    next();
  };
}

/** Probes come every few seconds for ever. */
function levelOf(operation: string, status: number): 'debug' | 'info' | 'warn' {
  if (status >= 500) return 'warn';
  return probes.has(operation) ? 'debug' : 'info';
}

const probes = new Set(['isAlive', 'isReady', 'getMetrics']);
