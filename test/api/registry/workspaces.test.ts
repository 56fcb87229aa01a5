/** Workspaces over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Item {
  readonly id: string;
  readonly name: string;
}

interface Listed {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

describeInTurn('workspaces', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const someone = async (user: string) => world.with(await makeToken(databases.db, `${user}-${world.mark}`));

  it('have their creator as first admin', async () => {
    const ann = await someone('ann');
    const created = await ann.post('/v1/workspaces', { name: 'Acme', kind: 'tenant' });
    expect(created.status).toBe(201);
    const { id } = created.body as Item;
    expect(created.headers.get('location')).toBe(`/v1/workspaces/${id}`);
    expect(created.body).toEqual({
      id,
      name: 'Acme',
      kind: 'tenant',
      policy: { developersMayStop: true },
      role: 'admin',
      createdBy: `ann-${world.mark}`,
      createdAt: expect.any(String),
    });
    expect((await ann.get(`/v1/workspaces/${id}`)).body).toEqual(created.body);
  });

  it('are created by a system admin for another user without a membership of the system admin', async () => {
    const zoe = await someone('zoe');
    const root = world.as('system admin');
    const created = await root.post('/v1/workspaces', { name: 'Z', kind: 'developer', admin: `zoe-${world.mark}` });
    const { id } = created.body as Item;
    expect(created.body).not.toHaveProperty('role');
    expect((await zoe.get(`/v1/workspaces/${id}`)).body).toMatchObject({ role: 'admin' });
    expect((await root.get(`/v1/workspaces/${id}`)).status).toBe(404);
  });

  it('merge partial changes', async () => {
    const ann = await someone('changer');
    const { id } = (await ann.post('/v1/workspaces', { name: 'Before', kind: 'tenant' })).body as Item;
    const path = `/v1/workspaces/${id}`;
    expect((await ann.patch(path, { policy: { developersMayStop: false } })).body).toMatchObject({
      name: 'Before',
      policy: { developersMayStop: false },
    });
    expect((await ann.patch(path, { name: 'After' })).body).toMatchObject({
      name: 'After',
      policy: { developersMayStop: false },
    });
    expect((await ann.patch(path, {})).body).toEqual((await ann.get(path)).body);
  });

  it.each([
    ['an unknown kind', { name: 'X', kind: 'guild' }, 422, '/kind'],
    ['a blank name', { name: '  ', kind: 'tenant' }, 422, '/name'],
    ['a name with U+0000', { name: 'a\u0000b', kind: 'tenant' }, 422, '/name'],
    ['a name that is too long', { name: 'x'.repeat(101), kind: 'tenant' }, 422, '/name'],
    ['a reserved admin', { name: 'X', kind: 'tenant', admin: 'system:timer' }, 422, '/admin'],
    ['a name of another type', { name: 7, kind: 'tenant' }, 400, '/name'],
    ['an unknown field', { name: 'X', kind: 'tenant', colour: 'red' }, 400, '/colour'],
    ['nothing', {}, 400, '/name'],
  ])('refuse %s', async (_, body, status, path) => {
    const answered = await world.as('stranger').post('/v1/workspaces', body);
    expect(answered.status).toBe(status);
    expect(answered.body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ path })]) });
  });

  it('are listed in pages that stay stable while workspaces are created', async () => {
    const pat = await someone('pat');
    const make = async (name: string): Promise<string> =>
      ((await pat.post('/v1/workspaces', { name, kind: 'developer' })).body as Item).id;
    const made = [await make('1'), await make('2'), await make('3')];
    const first = (await pat.get('/v1/workspaces?limit=2')).body as Listed;
    made.push(await make('4'));
    const second = (await pat.get(`/v1/workspaces?limit=2&cursor=${first.nextCursor}`)).body as Listed;
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(made);
    expect(second).not.toHaveProperty('nextCursor');
  });

  it.each([
    ['limit=0', 422],
    ['limit=201', 422],
    ['limit=x', 422],
    ['cursor=rubbish', 422],
    ['cursor=WzFd', 422],
    ['page=2', 400],
  ])('refuse a list of ?%s', async (query, status) => {
    const answered = await world.as('stranger').get(`/v1/workspaces?${query}`);
    expect(answered.status).toBe(status);
    const at = { path: `query/${query.split('=')[0]}` };
    expect(answered.body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining(at)]) });
  });

  it('are hidden from a token that is limited to another workspace', async () => {
    const admin = world.nameOf('maker admin');
    const limited = world.with(await makeToken(databases.db, admin, { workspaceId: world.makers }));
    expect((await limited.get(`/v1/workspaces/${world.makers}`)).status).toBe(200);
    expect((await limited.post('/v1/workspaces', { name: 'X', kind: 'tenant' })).status).toBe(403);
    const elsewhere = world.with(await makeToken(databases.db, admin, { workspaceId: world.hosts }));
    expect((await elsewhere.get(`/v1/workspaces/${world.makers}`)).status).toBe(404);
    expect((await elsewhere.get('/v1/workspaces')).body).toEqual({ items: [] });
  });

  describe('a repeated creation', () => {
    const wanted = { name: 'Once', kind: 'tenant' };

    it('gets the recorded answer and creates nothing', async () => {
      const kim = await someone('kim');
      const key = { 'idempotency-key': 'k1' };
      const first = await kim.post('/v1/workspaces', wanted, key);
      const again = await kim.post('/v1/workspaces', { kind: 'tenant', name: 'Once' }, key);
      expect(again.status).toBe(201);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('location')).toBe(first.headers.get('location'));
      expect(((await kim.get('/v1/workspaces')).body as Listed).items).toHaveLength(1);
    });

    it('with another body is refused', async () => {
      const lee = await someone('lee');
      const key = { 'idempotency-key': 'k1' };
      await lee.post('/v1/workspaces', wanted, key);
      const other = await lee.post('/v1/workspaces', { ...wanted, name: 'Twice' }, key);
      expect(other.status).toBe(422);
      expect(other.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    });

    it('at the same time creates one workspace', async () => {
      const max = await someone('max');
      const key = { 'idempotency-key': 'k1' };
      const answers = await Promise.all(Array.from({ length: 5 }, () => max.post('/v1/workspaces', wanted, key)));
      for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 201, body: answers[0]?.body });
      expect(((await max.get('/v1/workspaces')).body as Listed).items).toHaveLength(1);
    });

    it('can use the key from the answer to a request without a key', async () => {
      const nia = await someone('nia');
      const first = await nia.post('/v1/workspaces', wanted);
      const key = first.headers.get('idempotency-key') ?? '';
      expect((await nia.post('/v1/workspaces', wanted, { 'idempotency-key': key })).body).toEqual(first.body);
    });

    it('by another user with the same key creates another workspace', async () => {
      const key = { 'idempotency-key': 'shared' };
      const first = await (await someone('ora')).post('/v1/workspaces', wanted, key);
      const second = await (await someone('pia')).post('/v1/workspaces', wanted, key);
      expect((second.body as Item).id).not.toBe((first.body as Item).id);
    });
  });
});
