/**
 * Reads and checks the input of a request: path, query, headers, idempotency key and JSON body. One answer names all
 * errors.
 */
import { createHash, randomUUID } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { inputError, type InvalidInput, invalidInput } from '../../contracts/http/invalid-input.js';
import { invalid, isProblem, type Problem, problem } from './problem.js';
import type { Call, Idempotency, Route } from './route.js';

export type Input = Pick<Call, 'values' | 'query' | 'headers' | 'body' | 'idempotency'>;

export async function readInput(route: Route, request: Request, response: Response): Promise<Input | Problem> {
  const read = route.body === undefined ? { body: undefined } : await readBody(request, response);
  if (isProblem(read)) return read;
  const values = parsePart(route.values, request.params, 'path', pathNames(route.params));
  const query = parsePart(route.query ?? z.strictObject({}), request.query, 'query');
  const headers = parsePart(route.headers, request.headers, 'header');
  const body = parsePart(route.body, read.body, 'body');
  const key = parsePart(takesKey(route) ? keyHeader : undefined, request.headers, 'header');
  const wrong = [values, query, headers, body, key].filter((part) => 'errors' in part);
  if (wrong.length > 0) return invalid(joined(wrong));
  const parsedBody = parsedOf(body);
  return {
    values: parsedOf(values),
    query: parsedOf(query),
    headers: parsedOf(headers),
    body: parsedBody,
    idempotency: idempotencyOf(request.method, request.path, parsedOf(key)?.['idempotency-key'], parsedBody),
  };
}

const idempotencyKeyPattern = /^[\x21-\x7e]{1,200}$/;

export const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(idempotencyKeyPattern, 'Use 1 to 200 visible ASCII characters.')
    .optional()
    .meta({ description: 'The same key and body again get the recorded answer. The answer names the one we made.' }),
});

export function takesKey(route: Route): boolean {
  const isWrite = route.method !== 'get' && route.changesNothing !== true;
  return isWrite && route.permission !== 'public' && route.takesKey !== false;
}

type Part<T = unknown> = { readonly parsed: T | undefined } | InvalidInput;

export function parsePart<T>(
  schema: z.ZodType<T> | undefined,
  input: unknown,
  part: string,
  without: readonly string[] = [],
): Part<T> {
  if (schema === undefined) return { parsed: undefined };
  const own =
    without.length === 0
      ? input
      : Object.fromEntries(Object.entries(input as object).filter(([name]) => !without.includes(name)));
  const result = schema.safeParse(own, { reportInput: true });
  return result.success ? { parsed: result.data } : invalidInput(result.error, part, schema);
}

function parsedOf<T>(part: Part<T>): T | undefined {
  return 'parsed' in part ? part.parsed : undefined;
}

function joined(wrong: readonly Part[]): InvalidInput {
  const inputs = wrong.filter((part) => 'errors' in part);
  return {
    kind: inputs.some((input) => input.kind === 'shape') ? 'shape' : 'value',
    errors: inputs.flatMap((input) => input.errors),
  };
}

export function pathNames(schema: z.ZodObject | undefined): string[] {
  return schema === undefined ? [] : Object.keys(schema.shape);
}

const bodyLimitBytes = 256 * 1024;

const parseJson: RequestHandler = express.json({ limit: bodyLimitBytes, strict: false });

/** The JSON body; undefined when there is none. */
async function readBody(request: Request, response: Response): Promise<{ body: unknown } | Problem> {
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
  if (type === 'entity.parse.failed') return problem('INVALID_SHAPE', { errors: [inputError('/', 'NOT_JSON')] });
  if (typeof status === 'number' && status < 500)
    return problem('INVALID_SHAPE', { detail: 'The body is incomplete.' });
  throw error;
}

/**
 * The key of a write, and the digest that detects another request under the same key. Without a key of the client a
 * new one is made and returned, so that the client can repeat the request.
 */
export function idempotencyOf(method: string, path: string, key: string | undefined, body: unknown): Idempotency {
  const digest = createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body)}`)
    .digest('hex');
  return { key: key ?? randomUUID(), bodyDigest: digest };
}

/** Bodies are parsed and without unknown fields, so they are shallow. */
function canonicalJson(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, sortedFields);
}

function sortedFields(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
