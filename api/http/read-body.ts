/** Reads the JSON body of a request at its place in the order of checks. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { type Problem, problem } from './problem.js';

export const bodyLimitBytes = 256 * 1024;

const parseJson: RequestHandler = express.json({ limit: bodyLimitBytes, strict: false });

/** Undefined when there is no body. */
export async function readBody(request: Request, response: Response): Promise<{ body: unknown } | Problem> {
  if (!hasBody(request)) return { body: undefined };
  if (!request.is('application/json')) return problem('BODY_NOT_JSON');
  const error = await new Promise<unknown>((resolve) => {
    parseJson(request, response, resolve);
  });
  return error === undefined ? { body: request.body as unknown } : bodyProblem(error);
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** @throws the error itself when it is no fault of the client. */
function bodyProblem(error: unknown): Problem {
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (status === 413) return problem('BODY_TOO_LARGE', { detail: `At most ${bodyLimitBytes / 1024} KiB.` });
  if (status === 415) return problem('BODY_NOT_JSON');
  if (type === 'entity.parse.failed')
    return problem('INVALID_SHAPE', { errors: [{ path: '/', message: 'The body is not valid JSON.' }] });
  if (typeof status === 'number' && status < 500)
    return problem('INVALID_SHAPE', { detail: 'The body is incomplete.' });
  throw error;
}
