/**
 * One log line and one count for each request. Neither holds a token, a body, a query or a user key. Of member names
 * only the principal's own is logged.
 */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from '../../../platform/log/logger.js';
import type { ApiMetrics } from './metrics.js';

/** What the route runner records for the log. */
export interface Observed {
  operation?: string;
  /** Without user keys and member names. */
  path?: string;
  user?: string;
  /** Of the token, also when a session was used. */
  tokenId?: string;
  /** Reason of a 401. */
  reason?: UnauthenticatedReason;
}

export type UnauthenticatedReason = 'no token' | 'malformed' | 'unknown' | 'revoked' | 'expired';

export function observedOf(response: Response): Observed {
  return response.locals as Observed;
}

const givenId = /^[\w.:-]{1,100}$/;

/** `words`: the constant parts of the route patterns. */
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

/** Probes arrive every few seconds, so they are logged at debug level. */
function levelOf(operation: string, status: number): 'debug' | 'info' | 'warn' {
  if (status >= 500) return 'warn';
  return probes.has(operation) ? 'debug' : 'info';
}

const probes = new Set(['isAlive', 'isReady', 'getMetrics']);

/** Parameters of paths that may name a person. They are not logged. */
const personal = new Set(['user', 'userKey']);

/** The path for the log. `pattern`: of the matched route, such as `/v1/releases/{id}`. */
export function pathOfRoute(pattern: string, params: Readonly<Record<string, unknown>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    return personal.has(name) || typeof value !== 'string' ? placeholder : shown(value);
  });
}

/** For a request that no route matched. Keeps words of known paths and names of assets; all other parts become `*`. */
export function pathOfNoRoute({ originalUrl }: Request, words: ReadonlySet<string>): string {
  const [path = ''] = originalUrl.split('?', 1);
  const parts = path.split('/').slice(0, mostParts);
  const isAsset = parts[1] === 'assets';
  return parts
    .map((part) => (part === '' || words.has(part) || (isAsset && fileName.test(part)) ? part : '*'))
    .join('/');
}

/** The constant parts of the route patterns. */
export function wordsOf(patterns: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...patterns.flatMap((pattern) => pattern.split('/')),
    'assets',
    'docs',
    'guide',
    'openapi.json',
    'openapi-3.0.json',
  ]);
}

const mostParts = 12;
const fileName = /^[\w.-]{1,80}$/;

/** Ids are short and plain. Any other value in their place may be a secret or a user key. */
function shown(value: string): string {
  return /^[\w.-]{1,64}$/.test(value) ? value : '*';
}
