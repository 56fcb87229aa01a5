/**
 * A request by its path, for what no typed call can send: paths that are data, and requests that are wrong on purpose.
 * Nothing is added but the token and the type of a JSON body.
 */
import type { ClientOptions } from './halftone-client.js';
import { defaultTimeoutMs, exchange, jsonOf, NoAnswer } from './exchange.js';

export interface RawRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: 'follow' | 'manual';
  readonly signal?: AbortSignal;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when its type is JSON, otherwise the text. */
  readonly body: unknown;
}

/** @throws {NoAnswer} */
export async function send(
  { url, token, timeoutMs = defaultTimeoutMs }: Pick<ClientOptions, 'url' | 'token' | 'timeoutMs'>,
  { method, path, body, headers = {}, redirect = 'follow', signal }: RawRequest,
): Promise<RawAnswer> {
  const request = new Request(`${url}${path}`, {
    method,
    headers: headersOf(token, body, headers),
    redirect,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  });
  const { response, body: bytes } = await exchange(request, timeoutMs);
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '') && bytes.byteLength > 0;
  const parsed = isJson ? jsonOf(bytes) : new TextDecoder().decode(bytes);
  if (parsed === undefined) throw new NoAnswer('foreign', request.url, 'the answer is not JSON');
  return { status: response.status, headers: response.headers, body: parsed };
}

function headersOf(token: string | undefined, body: unknown, given: Readonly<Record<string, string>>): Headers {
  const headers = new Headers();
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(given)) headers.set(name, value);
  return headers;
}
