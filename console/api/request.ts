/**
 * One HTTP exchange with the API. Sends the session cookie, and the CSRF header on writes. Throws `ApiProblem` for
 * problem documents and `ApiUnreachable` without an answer. No retries: callers know which requests are safe to
 * repeat.
 */
import { address, metaContent } from './base-path.js';
import { problemOf } from '../../client/problem.js';
import { ApiProblem, ApiUnreachable } from './api-problem.js';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** The revision that the operator saw. A stale one is answered with 412. */
  readonly ifRevision?: number;
  readonly signal?: AbortSignal;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

const requestTimeoutMs = 15_000;

/** @throws {ApiProblem} for a status above 399. @throws {ApiUnreachable} without a complete answer in 15 s. */
export async function request<Body>(path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
  const { method = 'GET', body, signal } = options;
  const timeout = AbortSignal.timeout(requestTimeoutMs);
  const unreachable = (error: unknown): never => {
    if (signal?.aborted === true) throw error;
    throw new ApiUnreachable(path);
  };
  const response = await fetch(address(path), {
    method,
    headers: headersOf(options),
    credentials: 'same-origin',
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(unreachable);
  // The connection can also fail after the head of the answer.
  const text = await response.text().catch(unreachable);
  const parsed = jsonOf(text);
  if (!response.ok) throw new ApiProblem(problemOf(response.status, path, parsed));
  if (text !== '' && parsed === undefined) throw new ApiUnreachable(path); // A proxy has sent it.
  return { status: response.status, body: parsed as Body };
}

/** Undefined when it is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The body of a GET. */
export async function get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
  const { body } = await request<Body>(path, signal === undefined ? {} : { signal });
  return body;
}

function headersOf({ method = 'GET', body, idempotencyKey, ifRevision }: RequestOptions): Headers {
  const headers = new Headers({ accept: 'application/json' });
  if (method !== 'GET') headers.set('x-csrf-token', csrfToken());
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  if (ifRevision !== undefined) headers.set('if-match', `"${String(ifRevision)}"`);
  return headers;
}

/** The value of the readable session cookie. Only pages of this origin can send it back as a header. */
function csrfToken(): string {
  const name = metaContent('csrf-cookie');
  const pairs = document.cookie.split('; ');
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** `/v1/x?limit=50&q=ab`, without absent and empty values. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (pairs.length === 0) return path;
  return `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`;
}

/** Inserts escaped values into a path: `pathOf`/v1/releases/${id}`` */
export function pathOf(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}
