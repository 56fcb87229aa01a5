/** What a decide token opens by its kind, and what a page of another origin can read. */
import { describe, expect, it } from '@jest/globals';
import { type Candidate, emptyTarget } from '../../../domain/target/target.js';
import { servingViewOf } from '../../../domain/serving/serving-view.js';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import { bearer, contextOf, type EdgeWorld, evaluate, secret, servingTarget } from '../../support/edge/edge-world.js';
import { readersOfEachTest } from '../../support/http/event-reader.js';

const read = readersOfEachTest(); // Before the planes: readers leave first.
const open = edgeOfEachTest();
const fromPage = { ...bearer, Origin: 'https://page.example' };

function corsOf(answer: Response): string[] {
  return [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));
}

/** The stream that a bulk answer names. */
async function pageStream({ url }: EdgeWorld): Promise<string> {
  const bulk = (await (await evaluate(url, null, contextOf('ada'))).json()) as {
    eventStreams: { endpoint: { requestUri: string } }[];
  };
  return `${url}${bulk.eventStreams[0]?.endpoint.requestUri}`;
}

describe('a decide token for pages', () => {
  it('evaluates flags from a page of any origin', async () => {
    const { url } = await open([servingTarget()], { kind: 'page' });
    for (const key of ['weather', null, 'nothing']) {
      const answer = await evaluate(url, key, contextOf('ada'), fromPage);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('does not open the stream of targets, with an Origin header or without', async () => {
    const { url } = await open([servingTarget()], { kind: 'page' });
    for (const headers of [bearer, fromPage, { 'X-API-Key': secret }]) {
      const answer = await fetch(`${url}/v1/serving/stream`, { headers });
      expect(answer.status).toBe(403);
      expect(corsOf(answer)).toEqual([]);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'WRONG_TOKEN_KIND', status: 403 });
    }
  });

  it('opens an event stream that carries marks and the request to ask again, and nothing else', async () => {
    const pilots = [{ releaseId: 'release-9', version: '9.0.0', users: ['tester-key'] }];
    const world = await open([servingTarget({ pilots })], { kind: 'page' });
    const reader = await read(await pageStream(world), { Origin: 'https://page.example' });
    await reader.saw(1);
    world.deps.state.put(servingTarget({ revision: 5, pilots }));
    for (const event of await reader.saw(2)) {
      expect(JSON.parse(event.data)).toEqual({ type: 'refetchEvaluation' });
      expect(event.id).toMatch(/^\d+-[0-9a-f]{16}$/);
    }
  });
});

describe('a decide token for back ends', () => {
  it('evaluates flags and opens the stream of targets', async () => {
    const { url } = await open([servingTarget()], { kind: 'server' });
    expect((await evaluate(url, 'weather', contextOf('ada'))).status).toBe(200);
    const reader = await read(`${url}/v1/serving/stream`, bearer);
    expect(reader.status).toBe(200);
    expect((await reader.saw(1))[0]?.data).toContain('weather');
  });

  it('gives no page of another origin an answer that it could read', async () => {
    const world = await open([servingTarget()], { kind: 'server', limits: { requestsPerSecond: 1000 } });
    const { url } = world;
    const answers = [
      await evaluate(url, 'weather', contextOf('ada'), fromPage),
      await evaluate(url, null, contextOf('ada'), fromPage),
      await evaluate(url, 'nothing', contextOf('ada'), fromPage),
      await evaluate(url, 'weather', '{', fromPage),
      await evaluate(url, 'weather', contextOf('ada', { targetApp: 'bank' }), fromPage),
      await evaluate(url, 'weather', contextOf('x'.repeat(100_000)), fromPage),
      await fetch(`${url}/v1/serving/stream?environment=x`, { headers: fromPage }),
      await fetch(`${url}/v1/serving/stream`, { headers: { Origin: 'https://page.example' } }),
      await fetch(`${url}/v1/serving/stream`, { method: 'OPTIONS', headers: fromPage }),
      await fetch(`${url}/v1/serving/nothing`, { headers: fromPage }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 400, 403, 413, 400, 401, 405, 404]);
    expect(answers.map(corsOf)).toEqual(answers.map(() => []));
    for (const path of [`${url}/v1/serving/stream`, await pageStream(world)]) {
      const stop = new AbortController();
      const stream = await fetch(path, { headers: fromPage, signal: stop.signal });
      expect({ status: stream.status, cors: corsOf(stream) }).toEqual({ status: 200, cors: [] });
      stop.abort();
    }
  });
});

it('the stream shows no owner and no times of a release', async () => {
  const candidate: Candidate = {
    releaseId: 'release-2',
    version: '2.0.0',
    bp: 2500,
    salt: '5eed',
    hashVersion: 1,
    sinceMs: 17,
    owner: 'alice',
  };
  const key = { miniProgram: 'weather', targetApp: 'wallet', environment: 'production' } as const;
  const target = { ...key, revision: 3, ...servingViewOf(emptyTarget(key), {}), candidate };
  const { url, deps } = await open([target]);
  const reader = await read(`${url}/v1/serving/stream`, bearer);
  await reader.saw(1);
  deps.state.put({ ...target, revision: 4 });
  const texts = (await reader.saw(2)).map(({ data }) => data);
  for (const text of texts) expect(text).not.toMatch(/alice|owner|sinceMs/);
  expect(texts[1]).toContain('5eed');
});
