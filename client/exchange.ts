/** One HTTP exchange: a complete answer, or the head of a stream, or `NoAnswer` with the reason. */

/**
 * - `unreachable`: no answer began. The server may have carried the request out.
 * - `cut`: the connection was lost on the way.
 * - `timeout`: the answer was not complete in time.
 * - `foreign`: what answered is not Halftone, for instance the page of a proxy.
 */
export type NoAnswerReason = 'unreachable' | 'cut' | 'timeout' | 'foreign';

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    readonly reason: NoAnswerReason,
    url: string,
    readonly detail: string,
  ) {
    super(`No answer from ${url} (${reason}: ${detail})`);
  }
}

export interface WholeAnswer {
  readonly response: Response;
  readonly body: ArrayBuffer;
}

export const defaultTimeoutMs = 30_000;

/** @throws {NoAnswer}. When the signal of the request aborts, the promise rejects with the reason of the signal. */
export async function exchange(request: Request, timeoutMs: number): Promise<WholeAnswer> {
  const timeout = timeoutMs === Infinity ? new AbortController().signal : AbortSignal.timeout(timeoutMs);
  let hasBegun = false;
  try {
    const response = await fetch(request, { signal: AbortSignal.any([request.signal, timeout]) });
    hasBegun = true;
    // The connection can also be lost after the head of the answer.
    return { response, body: await response.arrayBuffer() };
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    if (timeout.aborted) throw new NoAnswer('timeout', request.url, `not complete in ${timeoutMs / 1000} s`);
    throw lost(request, error, hasBegun);
  }
}

/** Resolves with the head of the answer. Its body may never end, and ends with the signal of the request. */
export async function openExchange(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason;
    throw lost(request, error, false);
  }
}

function lost(request: Request, error: unknown, hasBegun: boolean): NoAnswer {
  const cause = causeOf(error);
  return new NoAnswer(hasBegun || wasOpen.has(cause.code) ? 'cut' : 'unreachable', request.url, cause.words);
}

/** What Node says of a connection that was open. Browsers do not tell. */
const wasOpen = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function causeOf(error: unknown): { readonly code: string; readonly words: string } {
  const { message, cause } = error as Error;
  const { code = '', message: words } = (cause ?? {}) as { readonly code?: string; readonly message?: string };
  return { code, words: code || words || message };
}

/** Undefined when it is not JSON. */
export function jsonOf(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}
