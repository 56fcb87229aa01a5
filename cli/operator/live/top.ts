/** What rolls out now: redrawn at each event of the stream, and polled as a fallback. */
import { allItems } from '../../../client/all-items.js';
import type { components } from '../../../client/api-types.generated.js';
import { NoAnswer } from '../../../client/exchange.js';
import type { HalftoneClient } from '../../../client/halftone-client.js';
import { pause } from '../../../client/pause.js';
import { ApiProblem, bodyOf } from '../../../client/problem.js';
import type { Environment } from '../../../domain/registry/target-app.js';
import { connect, type ConnectionFlags } from '../access/connection.js';
import { withoutUndefined } from '../output/given.js';
import { printBody } from '../output/print.js';
import { screenOf } from './screen.js';
import { type Top, topText } from './top-text.js';

type Schemas = components['schemas'];

export interface TopFlags extends ConnectionFlags {
  readonly once?: true;
  readonly workspace?: string;
  readonly environment: Environment;
}

const pollMs = 10_000;
/** Changes come in bursts. */
const burstMs = 500;
const reconnectMs = 2_000;
const mostReleases = 200;

export async function top(flags: TopFlags): Promise<void> {
  const client = connect(flags);
  const { output, once } = flags;
  const first = await readTop(client, flags);
  if (once === true || output !== 'table' || !process.stdout.isTTY) {
    await printBody(output, first, () => topText(first));
    return;
  }
  await follow(client, flags, first);
}

async function follow(client: HalftoneClient, flags: TopFlags, first: Top): Promise<void> {
  const draw = screenOf(process.stdout);
  const ended = new AbortController();
  let next = new AbortController();
  void receiveChanges(client, flags, ended.signal, () => {
    next.abort();
  });
  let [shown, lost] = [first, ''];
  try {
    for (;;) {
      draw(`${topText(shown)}\n\n${lost === '' ? 'Ctrl-C ends.' : lost}`);
      await pause(pollMs, next.signal);
      await pause(burstMs, ended.signal);
      // A change during the read is read again.
      next = new AbortController();
      const now = await readUnlessLost(client, flags);
      lost = now === null ? 'No answer from the server. This is the state before.' : '';
      shown = now ?? shown;
    }
  } finally {
    ended.abort();
  }
}

async function readUnlessLost(client: HalftoneClient, flags: TopFlags): Promise<Top | null> {
  try {
    return await readTop(client, flags);
  } catch (error) {
    if (isOutage(error)) return null;
    throw error;
  }
}

/** Connects again after each end of the stream. The poll says why when it is refused. */
async function receiveChanges(
  client: HalftoneClient,
  { workspace }: TopFlags,
  signal: AbortSignal,
  changed: () => void,
): Promise<void> {
  while (!signal.aborted) {
    await receiveStream(client, workspace, signal, changed).catch(() => undefined);
    await pause(reconnectMs, signal);
  }
}

/** @throws when the stream is lost or refused. */
async function receiveStream(
  client: HalftoneClient,
  workspace: string | undefined,
  signal: AbortSignal,
  changed: () => void,
): Promise<void> {
  const { data } = await client.GET('/v1/stream', {
    params: { query: withoutUndefined({ workspace }) },
    headers: { Accept: 'text/event-stream' },
    parseAs: 'stream',
    signal: AbortSignal.any([signal]),
  });
  // What changed before the stream began.
  changed();
  for await (const text of data?.pipeThrough(new TextDecoderStream()) ?? []) if (text.includes('data:')) changed();
}

function isOutage(error: unknown): boolean {
  if (error instanceof ApiProblem) return error.problem.status >= 500 || error.problem.status === 429;
  return error instanceof NoAnswer && error.reason !== 'foreign';
}

async function readTop(client: HalftoneClient, { workspace, environment }: TopFlags): Promise<Top> {
  const of = { environment, ...withoutUndefined({ workspace }) };
  const overview = await bodyOf(client.GET('/v1/overview', { params: { query: of } }));
  const releases: Schemas['Release'][] = [];
  const query = { ...of, status: ['GRAYSCALE_RELEASE' as const] };
  for await (const release of allItems((page) =>
    client.GET('/v1/releases', { params: { query: { ...query, ...page } } }),
  )) {
    releases.push(release);
    if (releases.length === mostReleases) break;
  }
  return { overview, releases };
}
