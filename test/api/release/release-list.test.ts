/** GET /v1/releases: filters, orders, search, totals, and the names in its rows. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Release } from '../../../domain/release/release.js';
import { describeInTurn } from '../../support/database/databases.js';
import { byOrder, fits, type Item } from './release-rows.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Page {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
  readonly total?: number;
  readonly totalIsExact?: boolean;
}

const wait = { supersede: false, reason: null } as const;

describeInTurn('the list of releases', (databases) => {
  let world: RegistryWorld;
  let all: readonly Item[];
  const raise = (release: Release, bp: number) => world.run(release, { type: 'setPercentage', bp, ...wait });
  const get = async (query: string): Promise<Page> => {
    const answer = await world.as('maker admin').get(`/v1/releases?${query}`);
    expect(answer.status).toBe(200);
    return answer.body as Page;
  };
  const versions = async (query: string): Promise<string[]> =>
    (await get(query)).items.map(({ version, environment }) => `${version} ${environment}`);

  /** 1.0.0 is full, 2.0.0 canceled at a share, 3.0.0 paused, 4.0.0 created; elsewhere one full and one created. */
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    for (const number of ['3.0.0', '4.0.0', '4.1.0']) await world.upload(number);
    const [first, second, third] = [
      await world.prepared('1.0.0'),
      await world.prepared('2.0.0'),
      await world.prepared('3.0.0'),
    ];
    await world.release('4.0.0');
    await world.run(await world.release('4.1.0', 'test'), { type: 'apply' });
    await world.release('4.1.0', 'development');
    await world.run(first, { type: 'fullRelease', ...wait }, 'program admin');
    await raise(second, 500);
    await world.run(second, { type: 'cancel', reason: 'broken' }, 'host inspector');
    await raise(third, 2000);
    await raise(third, 6000);
    await world.run(third, { type: 'pause', reason: 'crashes' }, 'host inspector');
    all = (await get('limit=200')).items;
  });
  afterAll(() => world.close());

  it('has names, workspace, baseline and last change in its rows', async () => {
    const { items } = await get('phase=PAUSED');
    expect(items).toMatchObject([
      {
        version: '3.0.0',
        miniProgramName: 'Weather',
        targetAppName: 'Wallet',
        percentage: 60,
        workspace: { id: world.makers, name: 'maker' },
        baseline: { version: '1.0.0' },
        lastChange: {
          type: 'Paused',
          by: world.nameOf('host inspector'),
          reason: 'crashes',
          fromPercentage: 60,
          toPercentage: 60,
        },
      },
    ]);
  });

  it('finds with random filters, orders and page sizes what the rows themselves say', async () => {
    const filters = fc.record(
      {
        active: fc.boolean(),
        status: fc.uniqueArray(fc.constantFrom('CREATED', 'CANCELED', 'GRAYSCALE_RELEASE', 'FULL_RELEASE')),
        phase: fc.constantFrom('PAUSED', 'SERVING'),
        environment: fc.constantFrom('production', 'test'),
        version: fc.constantFrom('1', '2.0', '3.0.0', '4', '4.0', '4.1.0', '41', '4.1.00'),
        by: fc.constantFrom(...all.map(({ lastChange }) => lastChange.by)),
        createdBy: fc.constantFrom(...all.map(({ createdBy }) => createdBy)),
        minPercentage: fc.constantFrom(0, 12.5, 60, 60.01),
        noBaseline: fc.boolean(),
        changedSince: fc.constantFrom(...all.map(({ lastChange }) => lastChange.at)),
      },
      { requiredKeys: [] },
    );
    const orders = fc.constantFrom('-created', 'lastChange', '-lastChange');
    const requested = fc.asyncProperty(filters, orders, fc.integer({ min: 1, max: 4 }), async (filter, sort, limit) => {
      const parameters = Object.entries(filter).flatMap(([name, value]) =>
        [value].flat().map((one) => `${name}=${encodeURIComponent(one)}`),
      );
      const expected = all.filter((item) => fits(item, filter)).sort(byOrder[sort]);
      const found: Item[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const rest = cursor === undefined ? [] : [`cursor=${cursor}`];
        const page = await get([...parameters, `sort=${sort}`, `limit=${limit}`, 'total=true', ...rest].join('&'));
        expect(page).toMatchObject({ total: expected.length, totalIsExact: true });
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    });
    await fc.assert(requested, { numRuns: 60 });
  });

  it('takes a duration before now as the time of the last change', async () => {
    expect((await versions('changedSince=PT1H')).length).toBe(all.length);
    expect(await versions('changedSince=PT0S')).toEqual([]);
  });

  it('gives a total only when asked', async () => {
    expect(await get('')).not.toHaveProperty('total');
    expect(await get('total=false')).not.toHaveProperty('total');
  });

  describe('search', () => {
    it.each([
      ['name of the program and version', 'weather 3.0.0', ['3.0.0 production']],
      ['id of the program and version', 'MARK 3.0', ['3.0.0 production']],
      [
        'name of the app and beginning of the version',
        'WALL 4.',
        ['4.1.0 development', '4.1.0 test', '4.0.0 production'],
      ],
      ['author of the last change', 'Host-Insp', ['3.0.0 production', '2.0.0 production']],
      ['author and version', 'host-inspector 2.', ['2.0.0 production']],
      ['words that do not meet', '1.0.0 2.0.0', []],
      ['the middle of a version', '0.0', []],
    ])('finds by %s', async (_, words, expected) => {
      expect(await versions(`q=${encodeURIComponent(words.replace('MARK', world.miniProgram))}`)).toEqual(expected);
    });

    it('finds by the creator and by the release id', async () => {
      expect(await versions(`q=${world.nameOf('maker admin')}`)).toHaveLength(all.length);
      for (const { id, version } of all) {
        const found = (await get(`q=${id.toUpperCase()}`)).items;
        expect(found).toMatchObject([{ id, version }]);
      }
    });

    it('finds nothing of what a user may not read', async () => {
      const answer = await world.as('stranger').get('/v1/releases?q=weather&total=true');
      expect(answer).toMatchObject({ status: 200, body: { items: [], total: 0, totalIsExact: true } });
    });
  });

  describe('the overview', () => {
    const counts = async (person: 'host reviewer' | 'maker admin' | 'stranger', query = '') =>
      ((await world.as(person).get(`/v1/overview${query}`)).body as { counts: unknown }).counts;
    const none = { rollingOut: 0, changedInLastHour: 0, paused: 0, waitingForMyReview: 0, notConfirmed: 0 };

    it('counts in production what the principal may read and decide', async () => {
      const seen = { rollingOut: 1, changedInLastHour: 4, paused: 1, waitingForMyReview: 0, notConfirmed: 0 };
      expect(await counts('maker admin')).toEqual(seen);
      expect(await counts('host reviewer', `?workspace=${world.hosts}`)).toEqual(seen);
      expect(await counts('host reviewer', `?workspace=${world.makers}`)).toEqual(none);
      expect(await counts('maker admin', '?environment=all')).toEqual({ ...seen, changedInLastHour: all.length });
      expect(await counts('maker admin', '?environment=sandbox')).toEqual(none);
      expect(await counts('stranger')).toEqual(none);
    });

    it('counts a request for those who may decide it', async () => {
      const fresh = await world.upload('5.0.0').then(() => world.release('5.0.0'));
      await world.run(fresh, { type: 'apply' });
      expect(await counts('host reviewer')).toMatchObject({ waitingForMyReview: 1, changedInLastHour: 5 });
      expect(await counts('maker admin')).toMatchObject({ waitingForMyReview: 0 });
    });
  });

  it('refuses the cursor of another order', async () => {
    const orders = Object.keys(byOrder);
    for (const of of orders) {
      const { nextCursor = '' } = await get(`limit=1&sort=${of}`);
      for (const other of orders) {
        const answer = await world.as('maker admin').get(`/v1/releases?limit=1&sort=${other}&cursor=${nextCursor}`);
        expect({ of, other, status: answer.status }).toEqual({ of, other, status: of === other ? 200 : 422 });
      }
    }
  });

  it.each([
    'active=yes',
    'status=CREATED&status=NO',
    'phase=DONE',
    'changedSince=yesterday',
    'changedSince=P1M',
    'changedSince=2026-03-01',
    'version=1.x',
    'version=1.',
    'version=1.0.0.0',
    'minPercentage=101',
    'minPercentage=1.234',
    'sort=created',
    'total=1',
    'by=%00',
  ])('answers 422 to ?%s', async (query) => {
    expect((await world.as('maker admin').get(`/v1/releases?${query}`)).status).toBe(422);
  });
});
