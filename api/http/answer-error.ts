/** Answers errors thrown outside of the routes: by Express, by the static file server, by a bug. */
import type { ErrorRequestHandler } from 'express';
import type { Logger } from '../../platform/log/logger.js';
import { notFound, type Problem, problem } from './problem.js';
import { problemOfError, sendProblem } from './send-answer.js';

/** Express recognises an error handler by its four parameters. */
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
