/**
 * HTTP of one operator: each request has an id and is repeated under it until an API acknowledges it or the time limit
 * ends. Acknowledged answers are kept for the checks.
 */
import { setTimeout as pause } from 'node:timers/promises';

export interface Ask {
  readonly path: string;
  readonly method: 'POST' | 'PUT' | 'GET';
  readonly body?: object;
  readonly key?: string;
  readonly revision?: number;
}

export interface Heard {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** By performance.now(), of the try that was answered. */
  readonly sentAtMs: number;
  readonly heardAtMs: number;
  readonly tries: number;
}

export interface Asker {
  readonly urls: readonly string[];
  readonly token: string;
}

const answerWithinMs = 15_000;
/** Says nothing about the request: repeat it. */
const unheard = new Set([429, 502, 503]);

/** Undefined without an acknowledgement in time: the command may have been recorded or not. */
export async function askUntilHeard(asker: Asker, ask: Ask, patienceMs: number): Promise<Heard | undefined> {
  const untilMs = performance.now() + patienceMs;
  let at = Math.floor(Math.random() * asker.urls.length); // The API is chosen at random.
  for (let tries = 1; ; tries += 1) {
    const sentAtMs = performance.now();
    try {
      const url = asker.urls[at++ % asker.urls.length] ?? '';
      const response = await fetch(`${url}${ask.path}`, request(asker, ask));
      const text = await response.text();
      if (!unheard.has(response.status))
        return { status: response.status, body: parsed(text), sentAtMs, heardAtMs: performance.now(), tries };
    } catch {
      // Refused, reset, or too slow: the same as no answer.
    }
    if (performance.now() > untilMs) return undefined;
    await pause(100 + Math.random() * 200);
  }
}

function request({ token }: Asker, { method, body, key, revision }: Ask): RequestInit {
  return {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...(revision === undefined ? {} : { 'If-Match': `"${String(revision)}"` }),
    },
    signal: AbortSignal.timeout(answerWithinMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}
