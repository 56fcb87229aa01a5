/** Waits for a state of a release. Its stream of events is followed, with a poll behind it. */
import type { components } from './api-types.generated.js';
import { NoAnswer } from './exchange.js';
import type { HalftoneClient } from './halftone-client.js';
import { pause } from './pause.js';
import { ApiProblem, bodyOf } from './problem.js';

export type Progress = components['schemas']['Progress'];

export interface WaitForOptions {
  /** Ends the wait: the promise rejects with its reason. Without it, the wait has no end. */
  readonly signal?: AbortSignal;
  /** Between reads of the release, for streams that fail or that a proxy holds back. Default 10 s. */
  readonly pollMs?: number;
}

type Found = (release: Progress) => boolean;

const reconnectMs = 2_000;

/**
 * Resolves with the first state for which `condition` returns true, beginning with the present one. An error that
 * `condition` throws ends the wait: throw for states after which yours cannot come. States may be skipped.
 *
 * @throws {ApiProblem} when the release cannot be read, for instance without permission. Outages are waited out.
 */
export async function waitFor(
  client: HalftoneClient,
  release: string,
  condition: (release: Progress) => boolean,
  { signal, pollMs = 10_000 }: WaitForOptions = {},
): Promise<Progress> {
  const ending = new AbortController();
  const ended = signal === undefined ? ending.signal : AbortSignal.any([signal, ending.signal]);
  try {
    return await Promise.race([
      follow(client, release, condition, ended),
      poll(client, release, condition, { ended, pollMs }),
    ]);
  } finally {
    ending.abort();
  }
}

async function poll(
  client: HalftoneClient,
  release: string,
  condition: Found,
  { ended, pollMs }: { readonly ended: AbortSignal; readonly pollMs: number },
): Promise<Progress> {
  for (;;) {
    ended.throwIfAborted();
    const state = await readRelease(client, release, ended);
    if (state !== null && condition(state)) return state;
    await pause(pollMs, ended);
  }
}

/** Null during an outage. */
async function readRelease(client: HalftoneClient, release: string, signal: AbortSignal): Promise<Progress | null> {
  try {
    return await bodyOf(
      client.GET('/v1/releases/{release}', { params: { path: { release } }, signal: ownSignal(signal) }),
    );
  } catch (error) {
    const isOutage =
      error instanceof ApiProblem ? error.problem.status >= 500 || error.problem.status === 429 : isLost(error);
    if (isOutage) return null;
    throw error;
  }
}

async function follow(
  client: HalftoneClient,
  release: string,
  condition: Found,
  ended: AbortSignal,
): Promise<Progress> {
  for (;;) {
    ended.throwIfAborted();
    for await (const state of statesOf(client, release, ended)) if (condition(state)) return state;
    await pause(reconnectMs, ended);
  }
}

/** Ends when the stream does, also when it is refused: the poll tells why the release cannot be read. */
async function* statesOf(client: HalftoneClient, release: string, signal: AbortSignal): AsyncGenerator<Progress> {
  const lines = await openLines(client, release, signal);
  if (lines === null) return;
  // The request's own signal may have been collected. Then its abort does not close the connection.
  const close = (): void => void lines.cancel().catch(() => undefined);
  signal.addEventListener('abort', close);
  try {
    yield* statesIn(lines);
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

async function* statesIn(lines: ReadableStreamDefaultReader<string>): AsyncGenerator<Progress> {
  let rest = '';
  for (;;) {
    const { value, done } = await lines.read().catch(() => ({ value: undefined, done: true }));
    if (done || value === undefined) return;
    const whole = (rest + value).split('\n');
    rest = whole.pop() ?? '';
    // The data of an event of Halftone is one line.
    for (const line of whole) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6)) as Progress;
  }
}

async function openLines(
  client: HalftoneClient,
  release: string,
  signal: AbortSignal,
): Promise<ReadableStreamDefaultReader<string> | null> {
  try {
    const { data } = await client.GET('/v1/releases/{release}/stream', {
      params: { path: { release } },
      headers: { Accept: 'text/event-stream' },
      parseAs: 'stream',
      signal: ownSignal(signal),
    });
    return data?.pipeThrough(new TextDecoderStream()).getReader() ?? null;
  } catch (error) {
    if (isLost(error)) return null;
    throw error;
  }
}

/** A request keeps its listener on a signal until it is collected: a long wait would gather thousands on one. */
function ownSignal(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal]);
}

function isLost(error: unknown): boolean {
  return error instanceof NoAnswer && error.reason !== 'foreign';
}
