/** What OFREP answers, one mini program or all at once. */
import { describe, expect, it } from '@jest/globals';
import { bulkEvaluationSchema, evaluationSchema } from '../../../contracts/serving/evaluation.js';
import { grayPosition, targetSeed, userHash } from '../../../domain/serving/assign.js';
import { entersAtBp } from '../../../domain/serving/explain.js';
import { edgeOfEachTest } from '../../support/edge/edge-of-each-test.js';
import { bearer, contextOf, evaluate, salt, servingTarget, servingTargets } from '../../support/edge/edge-world.js';

const open = edgeOfEachTest();

const at: (...args: Parameters<typeof open>) => Promise<string> = async (...args) => (await open(...args)).url;

function userWho(isIn: boolean, bp = 2500): string {
  const seed = targetSeed(salt);
  for (let i = 0; ; i++) if (entersAtBp(grayPosition(userHash(`user-${i}`), seed)) <= bp === isIn) return `user-${i}`;
}

const baselineFor = (reason: 'SPLIT' | 'STATIC') => ({
  value: '1.0.0',
  variant: 'baseline',
  reason,
  metadata: { revision: 4, releaseId: 'release-1', percentage: 100 },
});
const nothing = { variant: 'unavailable', reason: 'DISABLED', metadata: { revision: 4 } };

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
        metadata: { revision: 4, releaseId: 'release-2', percentage: 25 },
      },
    ],
    ['the baseline to who is not', servingTarget(), userWho(false), baselineFor('SPLIT')],
    ['the baseline to all without a candidate', servingTarget({ candidate: null }), 'ada', baselineFor('STATIC')],
    [
      'the pilot to its tester',
      servingTarget({ pilots: [{ releaseId: 'release-3', version: '3.0.0', users: ['ada'] }] }),
      'ada',
      {
        value: '3.0.0',
        variant: 'candidate',
        reason: 'TARGETING_MATCH',
        metadata: { revision: 4, releaseId: 'release-3', percentage: 0 },
      },
    ],
    ['the baseline to a launch without a user', servingTarget(), '', baselineFor('STATIC')],
    ['no value while suspended', servingTarget({ suspended: true }), 'ada', nothing],
    ['no value where nothing is released', servingTarget({ baseline: null, candidate: null }), 'ada', nothing],
  ])('gives %s', async (_what, target, user, due) => {
    const answer = await evaluate(await at([target]), 'weather', contextOf(user));
    expect(answer.status).toBe(200);
    const body: unknown = await answer.json();
    expect(body).toEqual({ key: 'weather', ...due });
    evaluationSchema.parse(body);
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

  it('takes the token as X-API-Key too', async () => {
    const answer = await evaluate(await at([servingTarget()]), 'weather', contextOf('ada'), {
      'X-API-Key': bearer.Authorization.slice(7),
    });
    expect(answer.status).toBe(200);
  });

  it('lets pages of any origin ask, since it knows no cookies', async () => {
    const url = await at([servingTarget()]);
    const requested = await fetch(`${url}/ofrep/v1/evaluate/flags/weather`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example' },
    });
    expect(requested.headers.get('access-control-allow-headers')).toContain('Authorization');
    const answer = await evaluate(url, 'weather', contextOf('ada'), { ...bearer, Origin: 'https://a.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a bulk evaluation', () => {
  it('holds for each mini program what a single one answers', async () => {
    const url = await at(servingTargets(30));
    const bulk = bulkEvaluationSchema.parse(await (await evaluate(url, null, contextOf('ada'))).json());
    expect(bulk.flags).toHaveLength(30);
    for (const flag of bulk.flags) expect(await (await evaluate(url, flag.key, contextOf('ada'))).json()).toEqual(flag);
  });

  it('is empty for a target app without targets', async () => {
    const answer = await evaluate(await at([]), null, contextOf('ada'));
    expect(await answer.json()).toMatchObject({ flags: [] });
  });

  it('answers 304 to its own tag until a target changes, and only for the same user', async () => {
    const { url, deps } = await open(servingTargets(3));
    const first = await evaluate(url, null, contextOf('ada'));
    const tag = first.headers.get('etag') ?? '';
    const again = await evaluate(url, null, contextOf('ada'), { ...bearer, 'If-None-Match': tag });
    expect(again.status).toBe(304);
    expect(again.headers.get('etag')).toBe(tag);
    expect((await evaluate(url, null, contextOf('bob'), { ...bearer, 'If-None-Match': tag })).status).toBe(200);
    deps.state.put({ ...servingTargets(1)[0]!, revision: 5 });
    const changed = await evaluate(url, null, contextOf('ada'), { ...bearer, 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('has the same tag in another process that knows the same', async () => {
    const url = await at(servingTargets(3));
    const tag = (await evaluate(url, null, contextOf('ada'))).headers.get('etag');
    const other = await at(servingTargets(3).toReversed());
    expect((await evaluate(other, null, contextOf('ada'))).headers.get('etag')).toBe(tag);
  });

  it('is not counted as launches, single evaluations are', async () => {
    const { url, deps } = await open([servingTarget()]);
    await evaluate(url, null, contextOf('ada'));
    await evaluate(url, 'weather', contextOf(userWho(true)));
    await evaluate(url, 'weather', contextOf(''));
    const launches = deps.state.snapshot.find('production', 'wallet', 'weather')?.launches;
    expect(launches).toEqual({ pilot: 0, candidate: 1, baseline: 1, unavailable: 0, unassigned: 1 });
  });
});
