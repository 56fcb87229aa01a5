/** Whose budget a request without a valid token is counted on, and what the log names. */
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import {
  contextOf,
  type EdgeWorld,
  type EdgeWorldOptions,
  evaluate,
  servingTarget,
  tokenOf,
  secret,
} from '../../support/edge/edge-world.js';

const open = edgeOfEachTest();
const unknownPerMinute = 3;

function plane(options: EdgeWorldOptions = {}): Promise<EdgeWorld> {
  return open([servingTarget()], { limits: { unknownPerMinute }, now: () => 1_000_000, ...options });
}

/** The statuses of requests with a made-up token, one more than the budget. */
async function statusesOf({ url }: EdgeWorld, headersOf: (n: number) => Record<string, string>): Promise<number[]> {
  const statuses = [];
  for (let n = 0; n <= unknownPerMinute; n += 1) {
    const headers = { authorization: `Bearer made-up-${n}`, ...headersOf(n) };
    statuses.push((await evaluate(url, 'weather', contextOf('ada'), headers)).status);
  }
  return statuses;
}

const trustedProxies = [{ address: '127.0.0.1', prefix: 32 }];

describe('requests without a valid token', () => {
  it('share the budget of their address on every path, and leave a valid token alone', async () => {
    let nowMs = 1_000_000;
    const world = await plane({ now: () => nowMs });
    expect(await statusesOf(world, () => ({}))).toEqual([401, 401, 401, 429]);
    const streams = [`${world.url}/v1/serving/stream`, `${world.url}/ofrep/v1/events?targetApp=wallet&ticket=a.b.c`];
    for (const stream of streams) {
      const { status, headers } = await fetch(stream);
      expect([status, headers.get('retry-after')]).toEqual([429, '20']);
    }
    expect((await evaluate(world.url, 'weather', contextOf('ada'))).status).toBe(200);
    nowMs += 20_000;
    expect(await statusesOf(world, () => ({}))).toEqual([401, 401, 401, 429]);
  });

  it('gain nothing from an X-Forwarded-For that no trusted proxy sent', async () => {
    expect(await statusesOf(await plane(), (n) => ({ 'x-forwarded-for': `10.0.0.${n}` }))).toContain(429);
  });

  it('have the budget of the client behind a trusted proxy, which the client cannot choose', async () => {
    const world = await plane({ trustedProxies });
    expect(await statusesOf(world, (n) => ({ 'x-forwarded-for': `10.0.0.${n}` }))).toEqual([401, 401, 401, 401]);
    expect(await statusesOf(world, (n) => ({ 'x-forwarded-for': `10.0.1.${n}, 10.0.2.1` }))).toContain(429);
  });
});

describe('the log of refused requests', () => {
  it('names the client behind a trusted proxy, the token, and no ticket', async () => {
    const { logger, lines } = recordingLogger();
    const world = await plane({ trustedProxies, logger });
    const headers = { 'x-forwarded-for': '10.1.2.3' };
    await fetch(`${world.url}/ofrep/v1/events?targetApp=wallet&ticket=not.a.ticket`, { headers });
    const ofBank = contextOf('ada', { targetApp: 'bank' });
    await evaluate(world.url, 'weather', ofBank, { ...headers, authorization: `Bearer ${secret}` });
    await evaluate(world.url, 'weather', contextOf('ada'));
    expect(lines()).toMatchObject([
      { method: 'GET', path: '/ofrep/v1/events', status: 401, client: '10.1.2.3' },
      { method: 'POST', status: 403, client: '10.1.2.3', tokenId: tokenOf(secret, []).id },
    ]);
    expect(JSON.stringify(lines())).not.toMatch(/ticket|ada|halftone_decide/);
  });

  it('has few lines a second, and says how many it left out', async () => {
    const { logger, lines } = recordingLogger();
    let nowMs = 1_000_000;
    const world = await plane({ logger, now: () => nowMs });
    for (let n = 0; n < 25; n += 1) await fetch(`${world.url}/v1/serving/stream`);
    expect(lines()).toHaveLength(10);
    nowMs += 1_000;
    await fetch(`${world.url}/v1/serving/stream`);
    expect(lines().at(-1)).toMatchObject({ leftOut: 15 });
  });
});

function recordingLogger() {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  const logger = pino({ level: 'info' }, stream);
  return { logger, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
