/** One line in the log and one count for each request. Neither holds a token, a body or a query. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from '../../platform/logger.js';
import type { ApiMetrics } from '../metrics.js';

/** What the runner of routes leaves for the log. */
export interface Observed {
  operation?: string;
  user?: string;
}

export function observedOf(response: Response): Observed {
  return response.locals as Observed;
}

const givenId = /^[\w.:-]{1,100}$/;

export function observe(logger: Logger, metrics: ApiMetrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    const given = request.get('x-request-id');
    const requestId = given !== undefined && givenId.test(given) ? given : randomUUID();
    response.set('X-Request-Id', requestId);
    const { method } = request;
    const [path] = request.originalUrl.split('?', 1);
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const { operation = 'none', user } = observedOf(response);
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.requestSeconds.observe({ operation, method, status }, seconds);
      const durationMs = Math.round(seconds * 1000);
      logger[levelOf(operation, status)]({ requestId, method, path, operation, status, durationMs, user }, 'request');
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
