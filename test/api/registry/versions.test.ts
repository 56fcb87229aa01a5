/** Versions over HTTP: validation of uploads, and the list with their releases. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Listed {
  readonly items: readonly {
    readonly number: string;
    readonly pageCount: number;
    readonly releases: readonly { readonly id: string; readonly environment: string }[];
  }[];
  readonly nextCursor?: string;
}

const sha256 = '0123456789abcdef'.repeat(4);
const upload = {
  number: '3.0.0',
  package: { url: 'https://packages.example/3.0.0.zip', sha256 },
  pages: ['pages/index', 'pages/über?x=1'],
};

describeInTurn('versions', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const path = (rest = ''): string => `/v1/mini-programs/${world.miniProgram}/versions${rest}`;

  it('are uploaded with their package and pages', async () => {
    const developer = world.as('program developer');
    const created = await developer.post(path(), upload);
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(path('/3.0.0'));
    expect(created.body).toEqual({
      miniProgram: world.miniProgram,
      ...upload,
      uploadedBy: world.nameOf('program developer'),
      uploadedAt: expect.any(String),
      releases: [],
    });
    expect((await developer.get(path('/3.0.0'))).body).toEqual(created.body);
  });

  it.each(['3.0.0', '2.9.9', '0.0.1'])('must increase: %s after 3.0.0 is refused', async (number) => {
    const answered = await world.as('maker admin').post(path(), { ...upload, number });
    expect(answered.status).toBe(409);
    expect(answered.body).toMatchObject({ code: 'VERSION_MUST_INCREASE', facts: { current: '3.0.0', asked: number } });
  });

  it('are compared by number, not as text', async () => {
    const admin = world.as('maker admin');
    expect((await admin.post(path(), { ...upload, number: '3.9.0' })).status).toBe(201);
    expect((await admin.post(path(), { ...upload, number: '3.10.0' })).status).toBe(201);
  });

  it('return the recorded answer to a repeated upload', async () => {
    const key = { 'idempotency-key': 'upload' };
    const wanted = { ...upload, number: '4.0.0' };
    const first = await world.as('maker admin').post(path(), wanted, key);
    const again = await world.as('maker admin').post(path(), wanted, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  it('have notes of several lines, without control and direction characters, in every answer', async () => {
    const admin = world.as('maker admin');
    const notes = '# 4.1.0\n\n- faster\tstart\u202e\u0007';
    const created = await admin.post(path(), { ...upload, number: '4.1.0', notes });
    expect(created).toMatchObject({ status: 201, body: { notes: '# 4.1.0\n\n- faster\tstart' } });
    expect((await admin.get(path('/4.1.0'))).body).toEqual(created.body);
    const { items } = (await admin.get(path('?limit=2'))).body as { items: { notes?: string }[] };
    expect(items.map((item) => item.notes)).toEqual(['# 4.1.0\n\n- faster\tstart', undefined]);
  });

  it('are other uploads with other notes', async () => {
    const key = { 'idempotency-key': 'upload-with-notes' };
    const wanted = { ...upload, number: '4.2.0', notes: 'one' };
    const first = await world.as('maker admin').post(path(), wanted, key);
    expect((await world.as('maker admin').post(path(), wanted, key)).body).toEqual(first.body);
    const other = await world.as('maker admin').post(path(), { ...wanted, notes: 'two' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('take notes of 2,000 characters', async () => {
    const notes = 'x'.repeat(2_000);
    const created = await world.as('maker admin').post(path(), { ...upload, number: '4.3.0', notes });
    expect(created).toMatchObject({ status: 201, body: { notes } });
  });

  it.each([
    ['a number of two parts', { number: '5.0' }, '/number'],
    ['leading zeros', { number: '05.0.0' }, '/number'],
    ['a pre-release', { number: '5.0.0-rc.1' }, '/number'],
    ['a digest that is too short', { package: { ...upload.package, sha256: 'abc' } }, '/package/sha256'],
    ['a javascript: URL', { package: { ...upload.package, url: 'javascript:alert(1)' } }, '/package/url'],
    ['a page twice', { pages: ['a', 'a'] }, '/pages'],
    ['an empty page', { pages: [''] }, '/pages/0'],
    ['a page that is too long', { pages: ['x'.repeat(257)] }, '/pages/0'],
    ['notes that are too long', { notes: 'x'.repeat(2_001) }, '/notes'],
    ['notes of blanks', { notes: ' \n\u202e' }, '/notes'],
    ['a lone surrogate in notes', { notes: '\ud800' }, '/notes'],
    ['a lone surrogate', { pages: ['\ud800'] }, '/pages/0'],
  ])('refuse %s', async (_, part, at) => {
    const answered = await world.as('maker admin').post(path(), { ...upload, number: '5.0.0', ...part });
    expect(answered.status).toBe(422);
    expect(answered.body).toMatchObject({ errors: [{ path: at }] });
  });

  it('refuse a body beyond the limit', async () => {
    const pages = Array.from({ length: 999 }, (_, index) => `${index}-${'x'.repeat(255)}`);
    const answered = await world
      .as('maker admin')
      .post(path(), { ...upload, number: '6.0.0', padding: pages.concat(pages) });
    expect(answered.status).toBe(413);
  });

  it('that do not exist are 404', async () => {
    expect((await world.as('maker admin').get(path('/9.9.9'))).status).toBe(404);
    expect((await world.as('maker admin').get(path('/%00'))).status).toBe(404);
  });
});

describeInTurn('the list of versions', (databases) => {
  let world: RegistryWorld;
  const released: Record<string, string> = {};
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    const production = await world.release('1.0.0');
    await world.run(production, { type: 'apply' });
    released['production'] = production.id;
    released['sandbox'] = (await world.release('1.0.0', 'sandbox')).id;
    await world
      .as('maker admin')
      .post(`/v1/mini-programs/${world.miniProgram}/versions`, { ...upload, number: '2.1.0' });
  });
  afterAll(() => world.close());
  const list = async (person: Parameters<RegistryWorld['as']>[0], query = ''): Promise<Listed> =>
    (await world.as(person).get(`/v1/mini-programs/${world.miniProgram}/versions${query}`)).body as Listed;

  it('has the newest version first, and the newest release of each version first', async () => {
    const { items } = await list('maker inspector');
    expect(items.map((item) => [item.number, item.pageCount, item.releases.map((release) => release.id)])).toEqual([
      ['2.1.0', 2, []],
      ['2.0.0', 2, []],
      ['1.0.0', 2, [released['sandbox'], released['production']]],
    ]);
    expect(items[2]?.releases[1]).toMatchObject({
      miniProgram: world.miniProgram,
      targetApp: world.targetApp,
      targetAppName: 'Wallet',
      environment: 'production',
      status: 'UNDER_REVIEW',
      label: 'Under Review',
      percentage: 0,
    });
  });

  it('shows members of a target app only the versions that were released there', async () => {
    const { items } = await list('host operator');
    expect(items.map((item) => item.number)).toEqual(['1.0.0']);
    expect(items[0]?.releases.map((release) => release.environment)).toEqual(['sandbox', 'production']);
  });

  it('has pages that stay stable while versions are uploaded', async () => {
    const first = await list('maker admin', '?limit=1');
    await world
      .as('maker admin')
      .post(`/v1/mini-programs/${world.miniProgram}/versions`, { ...upload, number: '2.2.0' });
    const second = await list('maker admin', `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((item) => item.number)).toEqual(['2.1.0', '2.0.0', '1.0.0']);
  });
});
