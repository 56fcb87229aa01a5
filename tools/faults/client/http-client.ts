/**
 * Requests of one operator: each is repeated, under its key, until an API acknowledges it or the time limit ends.
 * Acknowledged answers are kept for the checks.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ClientOptions, halftoneClient, type HalftoneClient } from '../../../client/halftone-client.js';

export type TimedAnswer<Answer> = Answer & {
  /** By performance.now(), of the try that was answered. */
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  readonly tries: number;
};

export interface ApiAccess {
  readonly urls: readonly string[];
  readonly token: string;
}

const timeoutMs = 15_000;
/** Says nothing about the request: repeat it. */
const retriedStatuses = new Set([429, 502, 503]);

/** Undefined without an acknowledgement in time: the command may have been recorded or not. */
export async function sendUntilAnswered<Answer extends { readonly status: number }>(
  { urls, token }: ApiAccess,
  ask: (api: ClientOptions) => Promise<Answer>,
  withinMs: number,
): Promise<TimedAnswer<Answer> | undefined> {
  const untilMs = performance.now() + withinMs;
  let at = Math.floor(Math.random() * urls.length); // The API is chosen at random.
  for (let tries = 1; ; tries += 1) {
    const sentAtMs = performance.now();
    try {
      const answer = await ask({ url: urls[at++ % urls.length] ?? '', token, timeoutMs });
      if (!retriedStatuses.has(answer.status)) return { ...answer, sentAtMs, receivedAtMs: performance.now(), tries };
    } catch {
      // Refused, reset, or too slow: the same as no answer.
    }
    if (performance.now() > untilMs) return undefined;
    await pause(100 + Math.random() * 200);
  }
}

interface Called<Data> {
  readonly status: number;
  readonly data: Data | undefined;
  readonly problem: unknown;
}

/** Sends one operation with these options, which hold its key. */
export type Call<Data> = (
  client: HalftoneClient,
  keyed: { readonly headers: Record<string, string> },
) => Promise<{ data?: Data; error?: unknown; response: Response }>;

/** A typed call for `sendUntilAnswered`; the key is the same at each try. */
export function keyed<Data>(call: Call<Data>): (api: ClientOptions) => Promise<Called<Data>> {
  const headers = { 'Idempotency-Key': randomUUID() };
  return async (api) => {
    const { data, error, response } = await call(halftoneClient(api), { headers });
    return { status: response.status, data, problem: error };
  };
}
