/**
 * The HTTP client of our API, for Node and browsers. Each operation of the OpenAPI document is a typed call:
 *
 *     const { data, error } = await client.POST('/v1/workspaces', { body: { name: 'Acme', kind: 'tenant' } });
 *
 * `error` is the problem document of an answer from 400 on; only a missing answer is thrown (`NoAnswer`). A write gets
 * an Idempotency-Key of its own. To repeat a write after a lost answer, give the key and send it again under the same
 * one.
 */
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api-types.generated.js';
import { defaultTimeoutMs, exchange, jsonOf, NoAnswer, openExchange, type WholeAnswer } from './exchange.js';
import { newId } from './new-id.js';
import { isProblem, problemOf } from './problem.js';

export interface ClientOptions {
  /** Where the API is, with the path of PUBLIC_URL. Empty in a page of the same origin. */
  readonly url: string;
  readonly token?: string | undefined;
  /** Headers of each request, asked for when it is sent; for instance the CSRF header of a session. */
  readonly headersOf?: (method: string) => Readonly<Record<string, string>>;
  /** For a complete answer; `Infinity` for no limit. */
  readonly timeoutMs?: number;
}

/** It asks for JSON, also where a route offers other types. */
type Json = 'application/json' | 'application/problem+json';

export type HalftoneClient = Client<paths, Json>;

const keyHeader = 'Idempotency-Key';

/** One line of visible characters. `fetch` refuses others as a header, with an error that has the whole text. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** @throws TypeError for a token with line breaks, for instance, without its text. */
export function halftoneClient(options: ClientOptions): HalftoneClient {
  const { url, token, headersOf = () => ({}), timeoutMs = defaultTimeoutMs } = options;
  if (token !== undefined && !isToken(token)) throw new TypeError('The token is not one line of visible characters');
  return createClient<paths, Json>({
    baseUrl: url,
    headers: { Accept: 'application/json' },
    fetch: async (request) => {
      const added = {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...headersOf(request.method),
      };
      for (const [name, value] of Object.entries(added)) request.headers.set(name, value);
      const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
      if (isWrite && !request.headers.has(keyHeader)) request.headers.set(keyHeader, newId());
      return answerTo(request, timeoutMs);
    },
  });
}

/** The answer, complete; of a stream the head, without a time limit. */
async function answerTo(request: Request, timeoutMs: number): Promise<Response> {
  if (request.headers.get('accept') !== 'text/event-stream')
    return answerOf(request, await exchange(request, timeoutMs));
  const response = await openExchange(request);
  return response.ok ? response : answerOf(request, { response, body: await response.arrayBuffer() });
}

/** Errors without a problem document get one, so that the type of `error` is true. */
function answerOf(request: Request, { response, body }: WholeAnswer): Response {
  const { status, headers } = response;
  if (response.ok) {
    const wantsJson = request.headers.get('accept') === 'application/json';
    if (wantsJson && body.byteLength > 0 && jsonOf(body) === undefined)
      throw new NoAnswer('foreign', request.url, 'the answer is not JSON');
    return new Response(body.byteLength === 0 ? null : body, { status, headers });
  }
  const problem = jsonOf(body);
  if (isProblem(problem)) return new Response(body, { status, headers });
  return Response.json(problemOf(status, new URL(request.url).pathname, problem), { status });
}
