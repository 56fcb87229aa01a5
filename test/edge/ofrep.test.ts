import { afterEach, describe, expect, it } from '@jest/globals';
import { entersAtBp } from '../../domain/assignment/explain.js';
import { grayPosition, targetSeed, userHash } from '../../domain/assignment/assign.js';
import {
  bearer,
  contextOf,
  type EdgeWorld,
  type EdgeWorldOptions,
  edgeWorld,
  evaluate,
  salt,
  servingTarget,
  servingTargets,
  tokenOf,
} from '../support/edge-world.js';
import type { ServingTarget } from '../../contracts/serving.js';

let edge: EdgeWorld | undefined;
afterEach(async () => {
  await edge?.close();
  edge = undefined;
});

async function at(targets: readonly ServingTarget[], options: EdgeWorldOptions = {}): Promise<string> {
  edge = await edgeWorld(targets, options);
  return edge.url;
}

function userWho(isIn: boolean, bp = 2500): string {
  const seed = targetSeed(salt);
  for (let i = 0; ; i++) if (entersAtBp(grayPosition(userHash(`user-${i}`), seed)) <= bp === isIn) return `user-${i}`;
}

const metadata = (more: object) => ({ revision: 4, ...more });

describe('a single evaluation', () => {
  it.each([
    [
      'the candidate to who is in gray',
      servingTarget(),
      userWho(true),
      {
        value: '2.0.0',
        variant: 'candidate',
        reason: 'SPLIT',
        metadata: metadata({ releaseId: 'release-2', percentage: 25 }),
      },
    ],
    [
      'the baseline to who is not',
      servingTarget(),
      userWho(false),
      {
        value: '1.0.0',
        variant: 'baseline',
        reason: 'SPLIT',
        metadata: metadata({ releaseId: 'release-1', percentage: 100 }),
      },
    ],
    [
      'the baseline to all without a candidate',
      servingTarget({ candidate: null }),
      'ada',
      {
        value: '1.0.0',
        variant: 'baseline',
        reason: 'STATIC',
        metadata: metadata({ releaseId: 'release-1', percentage: 100 }),
      },
    ],
    [
      'the pilot to its tester',
      servingTarget({ pilots: [{ releaseId: 'release-3', version: '3.0.0', users: ['ada'] }] }),
      'ada',
      {
        value: '3.0.0',
        variant: 'candidate',
        reason: 'TARGETING_MATCH',
        metadata: metadata({ releaseId: 'release-3', percentage: 0 }),
      },
    ],
    [
      'the baseline to a launch without a user',
      servingTarget(),
      '',
      {
        value: '1.0.0',
        variant: 'baseline',
        reason: 'STATIC',
        metadata: metadata({ releaseId: 'release-1', percentage: 100 }),
      },
    ],
    [
      'no value while suspended',
      servingTarget({ suspended: true }),
      'ada',
      { variant: 'unavailable', reason: 'DISABLED', metadata: metadata({}) },
    ],
    [
      'no value where nothing is released',
      servingTarget({ baseline: null, candidate: null }),
      'ada',
      { variant: 'unavailable', reason: 'DISABLED', metadata: metadata({}) },
    ],
  ])('gives %s', async (_what, target, user, due) => {
    const answer = await evaluate(await at([target]), 'weather', contextOf(user));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ key: 'weather', ...due });
    expect(answer.headers.get('halftone-snapshot-age')).toBe('0');
  });

  it('asks about production unless another environment is named', async () => {
    const url = await at([
      servingTarget(),
      servingTarget({ environment: 'sandbox', candidate: null, baseline: { releaseId: 's', version: '9.0.0' } }),
    ]);
    const answer = await evaluate(url, 'weather', contextOf('ada', { environment: 'sandbox' }));
    expect(await answer.json()).toMatchObject({ value: '9.0.0' });
  });

  it('takes the only target app of the token where none is named', async () => {
    const answer = await evaluate(await at([servingTarget()]), 'weather', { context: { targetingKey: 'ada' } });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['no JSON', '{"context":', 'PARSE_ERROR'],
    ['an empty body', '', 'PARSE_ERROR'],
    ['JSON that is no object', '[]', 'PARSE_ERROR'],
    ['no context', {}, 'TARGETING_KEY_MISSING'],
    ['no targeting key', { context: { targetApp: 'wallet' } }, 'TARGETING_KEY_MISSING'],
    ['a null targeting key', { context: { targetingKey: null } }, 'TARGETING_KEY_MISSING'],
    ['a context that is no object', { context: [] }, 'INVALID_CONTEXT'],
    ['a targeting key that is no string', { context: { targetingKey: 1 } }, 'INVALID_CONTEXT'],
    ['a target app that is no string', { context: { targetingKey: 'ada', targetApp: 1 } }, 'INVALID_CONTEXT'],
    ['an unknown environment', contextOf('ada', { environment: 'prod' }), 'INVALID_CONTEXT'],
  ])('answers %s with 400', async (_what, body, errorCode) => {
    const url = await at([servingTarget()]);
    const single = await evaluate(url, 'weather', body);
    expect(single.status).toBe(400);
    expect(await single.json()).toMatchObject({ key: 'weather', errorCode });
    const bulk = await evaluate(url, null, body);
    expect(bulk.status).toBe(400);
    const problem = (await bulk.json()) as object;
    expect(problem).toMatchObject({ errorCode });
    expect(problem).not.toHaveProperty('key');
  });

  it('wants a target app where the token has several', async () => {
    const url = await at([servingTarget()], { targetApps: ['wallet', 'bank'] });
    const answer = await evaluate(url, 'weather', { context: { targetingKey: 'ada' } });
    expect(await answer.json()).toMatchObject({ errorCode: 'INVALID_CONTEXT' });
  });

  it.each(['maps', 'wéather', '%', '__proto__', 'a/b'])('knows no flag %s', async (key) => {
    const answer = await evaluate(await at([servingTarget()]), key, contextOf('ada'));
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ key, errorCode: 'FLAG_NOT_FOUND' });
  });

  it.each([
    ['no token', {}],
    ['an unknown token', { Authorization: 'Bearer nobody' }],
    ['another scheme', { Authorization: bearer.Authorization.replace('Bearer', 'Basic') }],
  ])('answers %s with 401 and no body', async (_what, headers) => {
    const answer = await evaluate(await at([servingTarget()]), 'weather', contextOf('ada'), headers);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
  });

  it('takes the token as X-API-Key too', async () => {
    const answer = await evaluate(await at([servingTarget()]), 'weather', contextOf('ada'), {
      'X-API-Key': bearer.Authorization.slice(7),
    });
    expect(answer.status).toBe(200);
  });

  it('answers 403 and no body for a target app that is not of the token, there or not', async () => {
    const url = await at([servingTarget({ targetApp: 'bank' })]);
    for (const targetApp of ['bank', 'nowhere']) {
      const answer = await evaluate(url, 'weather', contextOf('ada', { targetApp }));
      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe('');
    }
  });

  it('lets an expired token in no more', async () => {
    const url = await at([servingTarget()]);
    edge?.deps.grants.replace([tokenOf(bearer.Authorization.slice(7), ['wallet'], Date.now() + 60_000)]);
    expect((await evaluate(url, 'weather', contextOf('ada'))).status).toBe(200);
    edge?.deps.grants.replace([tokenOf(bearer.Authorization.slice(7), ['wallet'], Date.now() - 1)]);
    expect((await evaluate(url, 'weather', contextOf('ada'))).status).toBe(401);
  });

  it('answers 429 with Retry-After beyond the rate of the token, and again in the next second', async () => {
    let nowMs = 1_000_000;
    const url = await at([servingTarget()], { limits: { requestsPerSecond: 2 }, now: () => nowMs });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await evaluate(url, 'weather', contextOf('ada'))).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await evaluate(url, 'weather', contextOf('ada'))).headers.get('retry-after')).toBe('1');
    nowMs += 1000;
    expect((await evaluate(url, 'weather', contextOf('ada'))).status).toBe(200);
  });

  it('answers 413 to a body beyond its limit', async () => {
    const answer = await evaluate(await at([servingTarget()]), 'weather', contextOf('x'.repeat(100_000)));
    expect(answer.status).toBe(413);
  });

  it('answers 405 to another method and 404 to another path', async () => {
    const url = await at([servingTarget()]);
    expect((await fetch(`${url}/ofrep/v1/evaluate/flags/weather`, { headers: bearer })).status).toBe(405);
    expect((await fetch(`${url}/ofrep/v1/nothing`, { headers: bearer })).status).toBe(404);
  });

  it('lets pages of any origin ask, since it knows no cookies', async () => {
    const url = await at([servingTarget()]);
    const asked = await fetch(`${url}/ofrep/v1/evaluate/flags/weather`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example' },
    });
    expect(asked.headers.get('access-control-allow-headers')).toContain('Authorization');
    const answer = await evaluate(url, 'weather', contextOf('ada'), { ...bearer, Origin: 'https://a.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers 503 until it knows something whole', async () => {
    const url = await at([]);
    const { openEdge } = await import('../../edge/open-edge.js');
    const { silentLogger } = await import('../../platform/logger.js');
    const { listen } = await import('../support/http.js');
    const empty = await openEdge({ database: undefined, copyPath: undefined, logger: silentLogger() });
    empty.deps.grants.replace([tokenOf(bearer.Authorization.slice(7), ['wallet'])]);
    const server = await listen(empty.handle);
    const answer = await evaluate(server.url, 'weather', contextOf('ada'));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    await empty.close();
    await server.close();
    expect(url).toBeDefined();
  });
});

describe('a bulk evaluation', () => {
  it('holds for each mini program what a single one answers', async () => {
    const url = await at(servingTargets(30));
    const bulk = (await (await evaluate(url, null, contextOf('ada'))).json()) as { flags: { key: string }[] };
    expect(bulk.flags).toHaveLength(30);
    for (const flag of bulk.flags) expect(await (await evaluate(url, flag.key, contextOf('ada'))).json()).toEqual(flag);
  });

  it('is empty for a target app without targets', async () => {
    const answer = await evaluate(await at([]), null, contextOf('ada'));
    expect(await answer.json()).toMatchObject({ flags: [] });
  });

  it('answers 304 to its own tag until a target changes, and only for the same user', async () => {
    const url = await at(servingTargets(3));
    const first = await evaluate(url, null, contextOf('ada'));
    const tag = first.headers.get('etag') ?? '';
    const again = await evaluate(url, null, contextOf('ada'), { ...bearer, 'If-None-Match': tag });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
    expect((await evaluate(url, null, contextOf('bob'), { ...bearer, 'If-None-Match': tag })).status).toBe(200);
    edge?.deps.state.put({ ...servingTargets(1)[0]!, revision: 5 });
    const changed = await evaluate(url, null, contextOf('ada'), { ...bearer, 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('has the same tag in another process that knows the same', async () => {
    const url = await at(servingTargets(3));
    const tag = (await evaluate(url, null, contextOf('ada'))).headers.get('etag');
    await edge?.close();
    const other = await at(servingTargets(3).toReversed());
    expect((await evaluate(other, null, contextOf('ada'))).headers.get('etag')).toBe(tag);
  });

  it('is not counted as launches, single evaluations are', async () => {
    const url = await at([servingTarget()]);
    await evaluate(url, null, contextOf('ada'));
    await evaluate(url, 'weather', contextOf(userWho(true)));
    await evaluate(url, 'weather', contextOf(''));
    const launches = edge?.deps.state.snapshot.find('production', 'wallet', 'weather')?.launches;
    expect(launches).toEqual({ pilot: 0, candidate: 1, baseline: 1, unavailable: 0, unassigned: 1 });
  });
});
