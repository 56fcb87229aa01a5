/** The event stream for pages: it sends the request to evaluate again. */
import { describe, expect, it } from '@jest/globals';
import { dayMs } from '../../../domain/values/time-units.js';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import { contextOf, evaluate, secret, servingTarget, tokenOf } from '../../support/edge/edge-world.js';
import { readersOfEachTest } from '../../support/http/event-reader.js';

const read = readersOfEachTest(); // Before the planes: readers leave first.
const open = edgeOfEachTest();

describe('the stream for pages', () => {
  it('is named by a bulk evaluation and says when to ask again', async () => {
    const world = await open([servingTarget()]);
    const bulk = (await (await evaluate(world.url, null, contextOf('ada'))).json()) as {
      eventStreams: { type: string; endpoint: { requestUri: string } }[];
    };
    expect(bulk.eventStreams[0]?.type).toBe('sse');
    const url = `${world.url}${bulk.eventStreams[0]?.endpoint.requestUri}`;
    const reader = await read(url);
    await reader.saw(1);
    world.deps.state.put(servingTarget({ revision: 5 }));
    const [, event] = await reader.saw(2);
    expect(event?.type).toBe('message');
    expect(JSON.parse(event?.data ?? '')).toEqual({ type: 'refetchEvaluation' });
    const again = await read(url, { 'Last-Event-ID': event?.id ?? '' });
    world.deps.state.put(servingTarget({ revision: 6 }));
    expect(await again.saw(1)).toHaveLength(1);
  });

  it('opens by its ticket only: for that target app, while its token lives, for two days', async () => {
    let nowMs = 20_000 * dayMs + 1;
    const world = await open([servingTarget()], { now: () => nowMs });
    const grant = world.deps.tokenCache.find(secret)!;
    const ticket = world.deps.tokenCache.ticketFor(grant, 'wallet/production').text;
    const status = async (targetApp: string, sent: string) => {
      const query = new URLSearchParams({ targetApp, ticket: sent }).toString();
      return (await read(`${world.url}/ofrep/v1/events?${query}`)).status;
    };
    expect(await status('wallet', ticket)).toBe(200);
    expect(await status('bank', ticket)).toBe(401);
    expect(await status('wallet', `${ticket}x`)).toBe(401);
    expect(await status('wallet', '')).toBe(401);
    nowMs += 2 * dayMs;
    expect(await status('wallet', ticket)).toBe(401);
    nowMs -= 2 * dayMs;
    world.deps.tokenCache.replace([tokenOf('another', ['wallet'])]);
    expect(await status('wallet', ticket)).toBe(401);
  });
});
