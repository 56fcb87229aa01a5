/** The stream of targets: snapshot and delta events, authentication, limits, and slow readers. */
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { readServingPart } from '../../../contracts/serving/serving.js';
import type { ServedTarget } from '../../../domain/serving/serving-view.js';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import {
  bearer,
  type EdgeWorld,
  secret,
  servingTarget,
  servingTargets,
  tokenOf,
} from '../../support/edge/edge-world.js';
import { type EventReader, readersOfEachTest } from '../../support/http/event-reader.js';
import { eventually } from '../../support/eventually.js';

const read = readersOfEachTest(); // Before the planes: readers leave first.
const open = edgeOfEachTest();

function stream({ url }: EdgeWorld, query = '', headers: Record<string, string> = {}): Promise<EventReader> {
  return read(`${url}/v1/serving/stream${query}`, { ...bearer, ...headers });
}

function targetsIn(data: string | undefined): readonly ServedTarget[] {
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

  it('combines many changes into few events, and the last event has the last state', async () => {
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

  it('sends a reconnected reader the missed changes only', async () => {
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

  it.each([
    ['one token', { perToken: 2, perProcess: 3 }, 429, 'TOO_MANY_STREAMS'],
    ['one process', { perToken: 3, perProcess: 2 }, 503, 'STREAMS_EXHAUSTED'],
  ])('are bounded for %s, and have a place again when one has ended', async (_of, streams, status, code) => {
    const world = await open([servingTarget()], { limits: { streams } });
    const first = await stream(world);
    await first.saw(1);
    await (await stream(world)).saw(1);
    const refused = await fetch(`${world.url}/v1/serving/stream`, { headers: bearer });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([status, '10']);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await refused.json()).toMatchObject({ status, code, facts: { limit: 2 }, remedy: expect.any(String) });
    first.close();
    await eventually(async () => expect((await stream(world)).status).toBe(200));
  });

  it('of one token leave places for those of another one', async () => {
    const world = await open([servingTarget()], { limits: { streams: { perToken: 1, perProcess: 2 } } });
    world.deps.tokenCache.replace([tokenOf(secret, ['wallet']), tokenOf('other', ['wallet'])]);
    await (await stream(world)).saw(1);
    expect((await stream(world)).status).toBe(429);
    expect((await stream(world, '', { Authorization: 'Bearer other' })).status).toBe(200);
  });

  it('ends when its token is revoked', async () => {
    const world = await open([servingTarget()]);
    const reader = await stream(world);
    await reader.saw(1);
    world.deps.tokenCache.replace([]);
    await eventually(() => expect(reader.isOpen()).toBe(false));
    expect((await stream(world)).status).toBe(401);
  });

  it('drops a reader that stopped reading at its byte limit, and the others receive every event', async () => {
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
    await eventually(
      async () => {
        world.deps.state.put(
          servingTarget({ revision: ++revision, pilots: [{ releaseId: 'p', version: '3.0.0', users }] }),
        );
        await eventually(() => expect(targetsIn(reader.events.at(-1)?.data)[0]?.revision).toBe(revision));
        expect(world.hub.dropped).toBe(1);
      },
      { timeoutMs: 120_000, because: 'the kernel buffers many snapshots first' },
    );
    expect(reader.isOpen()).toBe(true);
    stuck.destroy();
  });
});
