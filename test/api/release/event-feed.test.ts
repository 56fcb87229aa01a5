/** GET /v1/events: what happened to all releases that one may read, as JSON, CSV and NDJSON. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeInTurn } from '../../support/database/databases.js';
import { type EventScene, formula, type Page, useEventScene } from './event-scene.js';

describeInTurn('the events of all releases', (databases) => {
  const { open, read, ids, types, exported } = useEventScene(databases);
  let { world, others, gray, all } = {} as EventScene;
  beforeAll(() => {
    ({ world, others, gray, all } = open());
  });

  it('show refused commands on demand: beside the events or alone, by the same filters, also as files', async () => {
    const admin = world.as('maker admin');
    const refused = await admin.post(`/v1/releases/${gray.id}/commands`, { type: 'setPercentage', percentage: 50 });
    expect(refused).toMatchObject({ status: 409, body: { code: 'PAUSED' } });
    const row = {
      type: 'CommandRejected',
      command: 'setPercentage',
      code: 'PAUSED',
      by: world.nameOf('maker admin'),
      releaseId: gray.id,
      version: '2.0.0',
      status: null,
      fromPercentage: null,
      toPercentage: null,
      miniProgramName: 'Weather',
      targetAppName: 'Wallet',
      environment: 'production',
    };
    expect((await read('rejected=only')).items).toMatchObject([row]);
    expect(await ids('limit=200')).toEqual(all.map(({ id }) => id));
    const both = await ids('limit=200&rejected=with');
    expect(both).toHaveLength(all.length + 1);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await read(`limit=3&rejected=with${cursor}`);
      paged.push(...page.items.map(({ id }) => id));
      if (page.nextCursor === undefined) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(both);
    expect(await types('rejected=with&type=Paused')).toEqual(['CommandRejected', 'Paused']);
    for (const filter of ['environment=test', 'by=zoe', 'since=2999-01-01T00:00:00Z', 'miniProgram=other'])
      expect(await ids(`rejected=only&${filter}`)).toEqual([]);
    expect(await ids('rejected=only', 'host operator')).toHaveLength(1);
    expect(await ids('rejected=only', 'stranger')).toEqual([]);
    const csv = String((await exported('text/csv', 'rejected=only')).body);
    expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(/,setPercentage,PAUSED$/);
    const ndjson = String((await exported('application/x-ndjson', 'rejected=only')).body);
    expect(JSON.parse(ndjson)).toMatchObject({ type: 'CommandRejected', code: 'PAUSED' });
  });

  it('come with values, names and reason, the newest first', () => {
    expect(all.map(({ at, id }) => `${at} ${id}`)).toEqual(
      all.map(({ at, id }) => `${at} ${id}`).sort((a, b) => (a < b ? 1 : -1)),
    );
    const names = {
      miniProgram: world.miniProgram,
      miniProgramName: 'Weather',
      targetApp: world.targetApp,
      targetAppName: 'Wallet',
      workspace: { id: world.makers, name: 'maker' },
    };
    const ofGray = { ...names, environment: 'production', releaseId: gray.id, version: '2.0.0' };
    expect(all).toMatchObject([
      {
        type: 'Suspended',
        ...names,
        environment: 'test',
        releaseId: null,
        version: null,
        status: null,
        reason: 'wrong content',
        fromPercentage: null,
        toPercentage: null,
        by: world.nameOf('host admin'),
      },
      { type: 'ReleaseCreated', environment: 'sandbox', fromPercentage: 0, toPercentage: 0 },
      {
        type: 'Paused',
        ...ofGray,
        reason: formula,
        fromPercentage: 20,
        toPercentage: 20,
        by: world.nameOf('host inspector'),
        status: 'GRAYSCALE_RELEASE',
      },
      { type: 'PercentageSet', ...ofGray, fromPercentage: 5, toPercentage: 20, by: world.nameOf('maker admin') },
      { type: 'PercentageSet', ...ofGray, fromPercentage: 0, toPercentage: 5, reason: null },
      { type: 'ReviewApproved' },
      { type: 'ReviewRequested' },
      { type: 'ReleaseCreated' },
      { type: 'FullyReleased', version: '1.0.0', fromPercentage: 0, toPercentage: 100 },
      { type: 'ReviewApproved' },
      { type: 'ReviewRequested' },
      { type: 'ReleaseCreated' },
    ]);
  });

  it('are the same for both sides, once for a member of both, and none of them for others', async () => {
    const seen = all.map(({ id }) => id);
    expect(await ids('limit=200', 'host operator')).toEqual(seen);
    const inBoth = { role: 'inspector' };
    const user = world.nameOf('host reviewer');
    await world.as('maker admin').put(`/v1/workspaces/${world.makers}/members/${user}`, inBoth);
    expect(await ids('limit=200', 'host reviewer')).toEqual(seen);
    for (const person of ['stranger', 'system admin'] as const) expect(await ids('', person)).toEqual([]);
    expect(await ids(`workspace=${others.makers}&workspace=${others.hosts}`)).toEqual([]);
    expect(await ids(`releaseId=${gray.id}`, 'stranger')).toEqual([]);
    const { body } = await others.as('maker admin').get('/v1/events');
    expect((body as Page).items).toHaveLength(3);
  });

  it('are found by random filters on pages of any size', async () => {
    const filters = fc.record(
      {
        type: fc.uniqueArray(fc.constantFrom('PercentageSet', 'Paused', 'Suspended', 'ReleaseCreated'), {
          minLength: 1,
        }),
        by: fc.constantFrom(...all.map(({ by }) => by)),
        environment: fc.constantFrom('production', 'test', 'sandbox'),
        releaseId: fc.constant(gray.id),
        since: fc.constantFrom(...all.map(({ at }) => at)),
        until: fc.constantFrom(...all.map(({ at }) => at)),
      },
      { requiredKeys: [] },
    );
    const requested = fc.asyncProperty(filters, fc.integer({ min: 1, max: 4 }), async (filter, limit) => {
      const { type, by, environment, releaseId, since = '', until = '9' } = filter;
      const expected = all.filter(
        (event) =>
          (type === undefined || type.some((one) => one === event.type)) &&
          (by === undefined || event.by === by) &&
          (environment === undefined || event.environment === environment) &&
          (releaseId === undefined || event.releaseId === releaseId) &&
          event.at >= since &&
          event.at < until,
      );
      const parameters = Object.entries(filter).flatMap(([name, value]) =>
        [value].flat().map((one) => `${name}=${one}`),
      );
      const found: string[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const rest = cursor === undefined ? [] : [`cursor=${cursor}`];
        const page = await read([...parameters, `limit=${limit}`, ...rest].join('&'));
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(found).toEqual(expected.map(({ id }) => id));
    });
    await fc.assert(requested, { numRuns: 40 });
  });

  it('are filtered by mini program and target app', async () => {
    expect(await types(`miniProgram=${world.miniProgram}&targetApp=${world.targetApp}&type=Paused`)).toEqual([
      'Paused',
    ]);
    expect(await types(`miniProgram=${others.miniProgram}`)).toEqual([]);
    expect(await types(`targetApp=${others.targetApp}`)).toEqual([]);
    expect(await types('since=PT1H&until=PT0S&type=Suspended')).toEqual(['Suspended']);
    for (const query of [`miniProgram=${world.miniProgram}`, `targetApp=${world.targetApp}`])
      for (const person of ['maker developer', 'host operator', 'host reviewer'] as const)
        expect(await ids(`${query}&limit=200`, person)).toEqual(all.map(({ id }) => id));
  });

  describe('as a file', () => {
    it('are NDJSON with one event of the list in each line', async () => {
      const answer = await exported('application/x-ndjson');
      expect(answer.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
      const lines = String(answer.body).trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(all);
    });

    it('are CSV with a head, quoted values, and no formulas', async () => {
      const answer = await exported('text/csv, */*;q=0.1', 'type=Paused&type=PercentageSet&limit=2');
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="events.csv"');
      const [head, paused, , percentageSet, end] = String(answer.body).split(/\r\n|(?<=,)\n/);
      expect(head).toBe(
        'at,type,by,fromPercentage,toPercentage,reason,status,miniProgram,miniProgramName,version,targetApp,targetAppName,environment,workspace,workspaceName,releaseId,commandId,id,command,code',
      );
      expect(paused).toContain(
        `,Paused,${world.nameOf('host inspector')},20,20,"'=HYPERLINK(""https://evil.example"",""x""),`,
      );
      expect(String(answer.body)).toContain(`\nsecond line",GRAYSCALE_RELEASE,${world.miniProgram},Weather,2.0.0,`);
      expect(percentageSet ?? head).toMatch(/,PercentageSet,/);
      expect(end).toBe('');
    });

    it('name the address of the next rows', async () => {
      const first = await exported('application/x-ndjson', 'limit=5&type=ReleaseCreated&type=ReviewApproved');
      expect(first.headers.get('link')).toBeNull();
      const cut = await exported('application/x-ndjson', 'limit=4&type=ReleaseCreated&type=ReviewApproved');
      const next = /^<(\?.*)>; rel="next"$/.exec(cut.headers.get('link') ?? '')?.[1];
      const rest = await world.as('maker developer').get(`/v1/events${next}`, { Accept: 'application/x-ndjson' });
      expect(`${String(cut.body)}${String(rest.body)}`).toBe(String(first.body));
    });

    it('hold nothing of what one may not read', async () => {
      expect((await exported('application/x-ndjson', '', 'stranger')).body).toBe('');
      expect(String((await exported('text/csv', '', 'system admin')).body)).toMatch(/^at,[^\r]*,id,command,code\r\n$/);
    });
  });

  it.each(['limit=201', 'type=Nothing', 'since=yesterday', 'by=%00', 'cursor=x', 'environment=all', 'until=P1M'])(
    'answer 422 to ?%s',
    async (query) => {
      expect((await world.as('maker admin').get(`/v1/events?${query}`)).status).toBe(422);
    },
  );
});
