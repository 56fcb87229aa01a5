/** Writes the answer of a route, a problem, or the problem of an error that was thrown. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from '../../platform/log/logger.js';
import { isTransient } from '../../store/database/errors.js';
import { InvalidCursor } from '../../store/database/pages.js';
import type { Answer, Responses } from './answer.js';
import { invalidValue, isProblem, notFound, problem, type Problem, problemBody } from './problem.js';

const retryAfterSeconds = '2';

export async function sendAnswer(answer: Answer<Responses>, request: Request, response: Response): Promise<void> {
  if (isProblem(answer)) {
    sendProblem(answer, request, response);
    return;
  }
  if ('send' in answer) {
    await answer.send(response);
    return;
  }
  response.status(answer.status);
  if (answer.headers !== undefined) response.set(withBasePath(answer.headers, response));
  if ('body' in answer) response.json(answer.body);
  else response.end();
}

export function sendProblem(answer: Problem, request: Request, response: Response): void {
  response.status(answer.problem.status);
  if (answer.headers !== undefined) response.set(answer.headers);
  response.type('application/problem+json');
  response.send(JSON.stringify(problemBody(answer, `${basePathOf(response)}${pathOf(request)}`)));
}

/** Addresses in answers are below the path of PUBLIC_URL. */
export function setBasePath(basePath: string): RequestHandler {
  return (_request, response, next) => {
    response.locals['basePath'] = basePath;
    next();
  };
}

function basePathOf({ locals }: Response): string {
  return typeof locals['basePath'] === 'string' ? locals['basePath'] : '';
}

function withBasePath(headers: Readonly<Record<string, string>>, response: Response): Readonly<Record<string, string>> {
  const location = headers['Location'];
  return location?.startsWith('/') === true ? { ...headers, Location: `${basePathOf(response)}${location}` } : headers;
}

/** Without the query, which may hold what a user typed. */
function pathOf(request: Request): string {
  return request.originalUrl.split('?', 1)[0] ?? '/';
}

/** An unavailable dependency is 503. Any other error is a bug: logged with an id, and answered without its text. */
export function problemOfError(error: unknown, logger: Logger): Problem {
  if (error instanceof InvalidCursor) return invalidValue('query/cursor', 'NOT_A_CURSOR');
  if (isTransient(error)) {
    logger.warn({ err: error }, 'the database is not available');
    return problem('UNAVAILABLE', {}, { 'Retry-After': retryAfterSeconds });
  }
  const errorId = randomUUID();
  logger.error({ err: error, errorId }, 'unexpected error while answering');
  return problem('UNEXPECTED', { facts: { errorId } });
}

/**
 * Answers errors thrown outside of the routes: by Express, by the static file server, by a bug. Express recognises an
 * error handler by its four parameters.
 */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(requestProblemOf(error) ?? problemOfError(error, logger), request, response);
  };
}

/** A fault of the request has a status below 500. Null: another error, which is logged with its stack. */
function requestProblemOf(error: unknown): Problem | null {
  // A path that is not valid percent-encoding does not exist.
  if (error instanceof URIError) return notFound('path');
  const { status, headers } = error as { status?: unknown; headers?: Record<string, string> };
  if (!(error instanceof Error) || typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 412) return problem('PRECONDITION_FAILED');
  if (status === 416) return problem('RANGE_NOT_SATISFIABLE', {}, headers);
  if (status === 400) return problem('INVALID_SHAPE', { detail: 'The address of the request is not valid.' });
  return notFound('path');
}
