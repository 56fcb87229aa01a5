/** Refusals of the OFREP endpoints: status, body and error code. */
import { describe, expect, it } from '@jest/globals';
import { evaluationFailureSchema } from '../../../contracts/serving/evaluation.js';
import { openEdge } from '../../../edge/open-edge.js';
import { silentLogger } from '../../../platform/log/logger.js';
import { closedAfterEach } from '../../support/closed-after-each.js';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import { bearer, contextOf, evaluate, secret, servingTarget, tokenOf } from '../../support/edge/edge-world.js';
import { listen } from '../../support/http/http.js';

const open = edgeOfEachTest();
const afterwards = closedAfterEach();

describe('an evaluation', () => {
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
    const { url } = await open([servingTarget()]);
    const single = await evaluate(url, 'weather', body);
    expect(single.status).toBe(400);
    expect(await single.json()).toMatchObject({ key: 'weather', errorCode });
    const bulk = await evaluate(url, null, body);
    expect(bulk.status).toBe(400);
    const problem: unknown = await bulk.json();
    evaluationFailureSchema.parse(problem);
    expect(problem).toMatchObject({ errorCode });
    expect(problem).not.toHaveProperty('key');
  });

  it('wants a target app where the token has several', async () => {
    const { url } = await open([servingTarget()], { targetApps: ['wallet', 'bank'] });
    const answer = await evaluate(url, 'weather', { context: { targetingKey: 'ada' } });
    expect(await answer.json()).toMatchObject({ errorCode: 'INVALID_CONTEXT' });
  });

  it.each(['maps', 'wéather', '%', '__proto__', 'a/b'])('knows no flag %s', async (key) => {
    const { url } = await open([servingTarget()]);
    const answer = await evaluate(url, key, contextOf('ada'));
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      key,
      errorCode: 'FLAG_NOT_FOUND',
      errorDetails: 'This mini program was never released to wallet in production.',
    });
  });

  it.each([
    ['no token', {}],
    ['an unknown token', { Authorization: 'Bearer unknown' }],
    ['another scheme', { Authorization: bearer.Authorization.replace('Bearer', 'Basic') }],
  ])('answers %s with 401 and no body', async (_what, headers) => {
    const { url } = await open([servingTarget()]);
    const answer = await evaluate(url, 'weather', contextOf('ada'), headers);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
  });

  it('answers 403 and no body for a target app that is not of the token, there or not', async () => {
    const { url } = await open([servingTarget({ targetApp: 'bank' })]);
    for (const targetApp of ['bank', 'nowhere']) {
      const answer = await evaluate(url, 'weather', contextOf('ada', { targetApp }));
      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe('');
    }
  });

  it('refuses an expired token', async () => {
    const { url, deps } = await open([servingTarget()]);
    deps.tokenCache.replace([tokenOf(secret, ['wallet'], Date.now() + 60_000)]);
    expect((await evaluate(url, 'weather', contextOf('ada'))).status).toBe(200);
    deps.tokenCache.replace([tokenOf(secret, ['wallet'], Date.now() - 1)]);
    expect((await evaluate(url, 'weather', contextOf('ada'))).status).toBe(401);
  });

  it('answers 429 with Retry-After beyond the rate of the token, and again in the next second', async () => {
    let nowMs = 1_000_000;
    const { url } = await open([servingTarget()], { limits: { requestsPerSecond: 2 }, now: () => nowMs });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await evaluate(url, 'weather', contextOf('ada'))).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect((await evaluate(url, 'weather', contextOf('ada'))).headers.get('retry-after')).toBe('1');
    nowMs += 1000;
    expect((await evaluate(url, 'weather', contextOf('ada'))).status).toBe(200);
  });

  it('answers 413 to a body beyond its limit', async () => {
    const { url } = await open([servingTarget()]);
    const answer = await evaluate(url, 'weather', contextOf('x'.repeat(100_000)));
    expect(answer.status).toBe(413);
  });

  it('answers 405 to another method and 404 to another path', async () => {
    const { url } = await open([servingTarget()]);
    expect((await fetch(`${url}/ofrep/v1/evaluate/flags/weather`, { headers: bearer })).status).toBe(405);
    expect((await fetch(`${url}/ofrep/v1/nothing`, { headers: bearer })).status).toBe(404);
  });

  it('answers 503 until a full snapshot is loaded', async () => {
    const empty = await openEdge({ database: undefined, copyPath: undefined, logger: silentLogger() });
    afterwards(() => empty.close());
    empty.deps.tokenCache.replace([tokenOf(secret, ['wallet'])]);
    const server = await listen(empty.handle);
    afterwards(() => server.close());
    const answer = await evaluate(server.url, 'weather', contextOf('ada'));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});
