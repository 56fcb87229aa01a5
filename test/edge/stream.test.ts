import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readServingPart, type ServingTarget } from '../../contracts/serving.js';
import { Ring } from '../../edge/stream/ring.js';
import {
  bearer,
  contextOf,
  type EdgeWorld,
  type EdgeWorldOptions,
  edgeWorld,
  evaluate,
  servingTarget,
  servingTargets,
  tokenOf,
  secret,
} from '../support/edge-world.js';
import { type EventReader, readStream } from '../support/event-reader.js';
import { eventually } from '../support/eventually.js';

let edge: EdgeWorld | undefined;
const readers: EventReader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await edge?.close();
  edge = undefined;
});

async function open(targets: readonly ServingTarget[], options: EdgeWorldOptions = {}): Promise<EdgeWorld> {
  edge = await edgeWorld(targets, options);
  return edge;
}

async function stream({ url }: EdgeWorld, query = '', headers: Record<string, string> = {}): Promise<EventReader> {
  const reader = await readStream(`${url}/v1/serving/stream${query}`, { ...bearer, ...headers });
  readers.push(reader);
  return reader;
}

function targetsIn(data: string | undefined): readonly ServingTarget[] {
  return readServingPart(data ?? '')?.targets ?? [];
}

describe('the stream of targets', () => {
  it('begins with all targets of the token, in parts, and says with which the snapshot is whole', async () => {
    const world = await open([
      ...servingTargets(450),
      servingTarget({ targetApp: 'bank' }),
      servingTarget({ environment: 'sandbox' }),
    ]);
    const reader = await stream(world);
    await eventually(() => expect(reader.events.at(-1)?.id).toEqual(expect.any(String)));
    const parts = reader.events.map(({ data }) => readServingPart(data));
    expect(parts.map((part) => part?.isLast)).toEqual([false, false, true]);
    expect(parts.flatMap((part) => part?.targets ?? [])).toEqual(servingTargets(450));
    expect(new Set(reader.events.map(({ type }) => type))).toEqual(new Set(['snapshot']));
  });

  it('sends what changed and nothing else, to those who may see it', async () => {
    const world = await open([...servingTargets(3), servingTarget({ targetApp: 'bank' })]);
    const reader = await stream(world);
    await reader.saw(1);
    world.deps.state.put(servingTarget({ targetApp: 'bank', revision: 9 }));
    const changed = { ...servingTargets(3)[1]!, revision: 9, candidate: null };
    world.deps.state.put(changed);
    const [, delta] = await reader.saw(2);
    expect(delta?.type).toBe('delta');
    expect(targetsIn(delta?.data)).toEqual([changed]);
  });

  it('gathers a storm into few events, the last of which holds the last state', async () => {
    const world = await open([servingTarget()]);
    const reader = await stream(world);
    await reader.saw(1);
    for (let revision = 5; revision < 505; revision++) {
      world.deps.state.put(servingTarget({ revision }));
      if (revision % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => expect(targetsIn(reader.events.at(-1)?.data)[0]?.revision).toBe(504));
    expect(reader.events.length).toBeLessThan(20);
  });

  it('gives a reader who was away what it missed, and no more', async () => {
    const world = await open(servingTargets(3));
    const first = await stream(world);
    const id = (await first.saw(1)).at(-1)?.id ?? '';
    first.close();
    const changed = { ...servingTargets(3)[2]!, revision: 9 };
    world.deps.state.put(changed);
    await eventually(() => expect(world.hub.size).toBe(0));
    const again = await stream(world, '', { 'Last-Event-ID': id });
    const [delta] = await again.saw(1);
    expect(delta?.type).toBe('delta');
    expect(targetsIn(delta?.data)).toEqual([changed]);
    const upToDate = await stream(world, '', { 'Last-Event-ID': delta?.id ?? '' });
    world.deps.state.put({ ...changed, revision: 10 });
    expect(targetsIn((await upToDate.saw(1))[0]?.data)[0]?.revision).toBe(10);
  });

  it('gives the whole snapshot to a reader whose state it does not know', async () => {
    const reader = await stream(await open(servingTargets(3)), '', { 'Last-Event-ID': '12-0123456789abcdef' });
    expect((await reader.saw(1))[0]?.type).toBe('snapshot');
  });

  it('shows one target app or environment where one is named', async () => {
    const world = await open([servingTarget(), servingTarget({ targetApp: 'bank', environment: 'sandbox' })], {
      targetApps: ['wallet', 'bank'],
    });
    const reader = await stream(world, '?environment=sandbox&targetApp=bank');
    expect(targetsIn((await reader.saw(1))[0]?.data)).toEqual([
      servingTarget({ targetApp: 'bank', environment: 'sandbox' }),
    ]);
  });

  it.each([
    ['no token', '', { Authorization: '' }, 401],
    ['a target app of others', '?targetApp=bank', {}, 403],
    ['an unknown environment', '?environment=prod', {}, 400],
  ])('refuses %s', async (_what, query, headers, status) => {
    expect((await stream(await open([servingTarget()]), query, headers as Record<string, string>)).status).toBe(status);
  });

  it('answers 429 with Retry-After when all places are taken', async () => {
    const world = await open([servingTarget()], { limits: { streams: 1 } });
    await (await stream(world)).saw(1);
    expect((await stream(world)).status).toBe(429);
  });

  it('ends when its token is revoked', async () => {
    const world = await open([servingTarget()]);
    const reader = await stream(world);
    await reader.saw(1);
    world.deps.grants.replace([]);
    await eventually(() => expect(reader.isOpen()).toBe(false));
    expect((await stream(world)).status).toBe(401);
  });

  it('drops a reader that stopped reading at its byte cap; the others hear everything', async () => {
    const world = await open([servingTarget()], { limits: { waitingBytes: 64 * 1024 } });
    const { port } = new URL(world.url);
    const stuck = connect(Number(port), '127.0.0.1');
    stuck.on('error', () => undefined);
    stuck.write(`GET /v1/serving/stream HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.Authorization}\r\n\r\n`);
    stuck.pause();
    const reader = await stream(world);
    await reader.saw(1);
    await eventually(() => expect(world.hub.size).toBe(2));
    const users = Array.from({ length: 1000 }, (_, i) => `user-${i}`.padEnd(400, 'x'));
    let revision = 10;
    await eventually(async () => {
      world.deps.state.put(
        servingTarget({ revision: ++revision, pilots: [{ releaseId: 'p', version: '3.0.0', users }] }),
      );
      await eventually(() => expect(targetsIn(reader.events.at(-1)?.data)[0]?.revision).toBe(revision));
      expect(world.hub.dropped).toBe(1);
    }, 30_000);
    expect(reader.isOpen()).toBe(true);
    stuck.destroy();
  });
});

describe('the stream for pages', () => {
  it('is named by a bulk evaluation and says when to ask again', async () => {
    const world = await open([servingTarget()]);
    const bulk = (await (await evaluate(world.url, null, contextOf('ada'))).json()) as {
      eventStreams: { type: string; endpoint: { requestUri: string } }[];
    };
    expect(bulk.eventStreams[0]?.type).toBe('sse');
    const reader = await readStream(`${world.url}${bulk.eventStreams[0]?.endpoint.requestUri}`, {});
    readers.push(reader);
    await reader.saw(1);
    world.deps.state.put(servingTarget({ revision: 5 }));
    const [, event] = await reader.saw(2);
    expect(event?.type).toBe('message');
    expect(JSON.parse(event?.data ?? '')).toEqual({ type: 'refetchEvaluation' });
    const again = await readStream(`${world.url}${bulk.eventStreams[0]?.endpoint.requestUri}`, {
      'Last-Event-ID': event?.id ?? '',
    });
    readers.push(again);
    world.deps.state.put(servingTarget({ revision: 6 }));
    expect(await again.saw(1)).toHaveLength(1);
  });

  it('opens by its ticket only: for that target app, while its token lives, for two days', async () => {
    const dayMs = 86_400_000;
    let nowMs = 20_000 * dayMs + 1;
    const world = await open([servingTarget()], { now: () => nowMs });
    const grant = world.deps.grants.find(secret)!;
    const ticket = world.deps.grants.ticketFor(grant, 'wallet/production').text;
    const status = async (targetApp: string, sent: string) => {
      const reader = await readStream(
        `${world.url}/ofrep/v1/events?${new URLSearchParams({ targetApp, ticket: sent }).toString()}`,
        {},
      );
      readers.push(reader);
      return reader.status;
    };
    expect(await status('wallet', ticket)).toBe(200);
    expect(await status('bank', ticket)).toBe(401);
    expect(await status('wallet', `${ticket}x`)).toBe(401);
    expect(await status('wallet', '')).toBe(401);
    nowMs += 2 * dayMs;
    expect(await status('wallet', ticket)).toBe(401);
    nowMs -= 2 * dayMs;
    world.deps.grants.replace([tokenOf('another', ['wallet'])]);
    expect(await status('wallet', ticket)).toBe(401);
  });
});

describe('the ring of events', () => {
  it('joins what came since a state and forgets what is beyond its limits', () => {
    const ring = new Ring({ events: 2, bytes: 100 });
    ring.push('a', Buffer.from('1'));
    ring.push('b', Buffer.from('2'));
    ring.push('c', Buffer.from('3'));
    expect(ring.since('b')?.toString()).toBe('23');
    expect(ring.since('a')).toBeUndefined();
    ring.push('d', Buffer.alloc(100));
    expect(ring.since('c')).toBeUndefined();
    expect(ring.since('d')).toHaveLength(100);
  });
});
