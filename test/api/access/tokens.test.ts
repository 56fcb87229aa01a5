/** Tokens over HTTP: the secret is shown once, and no token has wider limits than the token that makes it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface MadeToken {
  readonly id: string;
  readonly secret: string;
}

const soon = (): string => new Date(Date.now() + hourMs).toISOString();

describeInTurn('tokens', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const me = (): string => world.nameOf('maker admin');

  it('are shown once and stored as SHA-256', async () => {
    const made = await world.as('maker admin').post('/v1/tokens', { user: me(), name: 'CI' });
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const { id, secret } = made.body as MadeToken;
    expect(made.body).toEqual({
      id,
      secret: expect.stringMatching(/^halftone_[\w-]{32}$/),
      user: me(),
      name: 'CI',
      scopes: ['read', 'operate'],
      systemAdmin: false,
      createdBy: me(),
      createdWith: expect.any(String),
      createdAt: expect.any(String),
      expiresAt: expect.any(String),
      lastUsedAt: null,
    });
    const row = await databases.db.kysely
      .selectFrom('api_token')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.hash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(JSON.stringify((await world.as('maker admin').get('/v1/tokens')).body)).not.toContain(secret);
  });

  it('have a new secret for each creation request: no secret is stored for a repeat', async () => {
    const key = { 'idempotency-key': 'token' };
    const wanted = { user: me(), name: 'twice' };
    const first = await world.as('maker admin').post('/v1/tokens', wanted, key);
    const second = await world.as('maker admin').post('/v1/tokens', wanted, key);
    expect((second.body as MadeToken).secret).not.toBe((first.body as MadeToken).secret);
    expect(first.headers.has('idempotency-key')).toBe(false);
    const kept = await databases.db.kysely.selectFrom('idempotent_answer').select('body').execute();
    expect(JSON.stringify(kept)).not.toContain('secret');
  });

  it('authenticate until they are revoked', async () => {
    const { body } = await world.as('maker admin').post('/v1/tokens', { user: me(), name: 'short' });
    const { id, secret } = body as MadeToken;
    expect((await world.with(secret).get('/v1/me')).status).toBe(200);
    expect((await world.as('maker admin').delete(`/v1/tokens/${id}`)).status).toBe(200);
    expect((await world.with(secret).get('/v1/me')).status).toBe(401);
    expect((await world.as('maker admin').delete(`/v1/tokens/${id}`)).status).toBe(200);
    const listed = (await world.as('maker admin').get('/v1/tokens')).body as { items: { id: string }[] };
    expect(listed.items.find((item) => item.id === id)).toHaveProperty('revokedAt');
  });

  it('authenticate until they expire', async () => {
    const secret = await makeToken(databases.db, me(), { expiresAtMs: Date.now() - 1 });
    expect((await world.with(secret).get('/v1/me')).status).toBe(401);
  });

  it('for other users are made, listed and revoked by a system admin only', async () => {
    const root = world.as('system admin');
    const user = `robot-${world.mark}`;
    const { body } = await root.post('/v1/tokens', { user, name: 'robot' });
    expect((await world.with((body as MadeToken).secret).get('/v1/me')).body).toMatchObject({
      user,
      systemAdmin: false,
    });
    const listed = (await root.get(`/v1/tokens?user=${user}`)).body as { items: { id: string }[] };
    expect(listed.items.map((item) => item.id)).toEqual([(body as MadeToken).id]);
    expect((await world.as('maker admin').delete(`/v1/tokens/${(body as MadeToken).id}`)).status).toBe(404);
    expect((await root.delete(`/v1/tokens/${(body as MadeToken).id}`)).status).toBe(200);
  });

  it('with system admin rights are made by a system admin only, and without limits', async () => {
    const wanted = { user: me(), name: 'root', systemAdmin: true };
    expect((await world.as('maker admin').post('/v1/tokens', wanted)).status).toBe(403);
    const { body } = await world.as('system admin').post('/v1/tokens', wanted);
    expect((await world.with((body as MadeToken).secret).get('/v1/me')).body).toMatchObject({ systemAdmin: true });
    const limited = { ...wanted, workspace: world.makers };
    expect((await world.as('system admin').post('/v1/tokens', limited)).status).toBe(422);
  });

  it('have no wider limits than the token that makes them', async () => {
    const limits = { scopes: ['read', 'operate'], workspaceId: world.makers, expiresAtMs: Date.now() + hourMs };
    const maker = world.with(await makeToken(databases.db, me(), limits));
    const wanted = { user: me(), name: 'child' };
    const later = new Date(Date.now() + 2 * hourMs).toISOString();
    for (const part of [{ workspace: world.hosts }, { expiresAt: later }])
      expect((await maker.post('/v1/tokens', { ...wanted, ...part })).status).toBe(403);
    const child = await maker.post('/v1/tokens', wanted);
    expect(child.body).toMatchObject({ scopes: ['read', 'operate'], workspace: world.makers });
    expect(child.body).toMatchObject({ expiresAt: new Date(limits.expiresAtMs).toISOString() });
  });

  it('of one scope permit nothing beyond it', async () => {
    const reader = world.with(await makeToken(databases.db, me(), { scopes: ['read'] }));
    expect((await reader.get(`/v1/workspaces/${world.makers}`)).status).toBe(200);
    expect((await reader.patch(`/v1/workspaces/${world.makers}`, { name: 'X' })).status).toBe(403);
    expect((await reader.post('/v1/tokens', { user: me(), name: 'X' })).status).toBe(403);
    const decider = world.with(await makeToken(databases.db, me(), { scopes: ['decide'] }));
    expect((await decider.get(`/v1/workspaces/${world.makers}`)).status).toBe(403);
  });

  it('keep the scope `decide` of older versions, which grants nothing', async () => {
    const scopes = ['read', 'operate', 'decide'];
    const old = world.with(await makeToken(databases.db, me(), { scopes, name: 'old' }));
    expect((await old.get('/v1/me')).body).toMatchObject({ token: { scopes } });
    const child = await old.post('/v1/tokens', { user: me(), name: 'child' });
    expect(child).toMatchObject({ status: 201, body: { scopes } });
    const { items } = (await world.as('maker admin').get('/v1/tokens')).body as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['old', 'child']));
  });

  it.each([
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 422, '/expiresAt'],
    ['an expiry that is not a time', { expiresAt: 'tomorrow' }, 422, '/expiresAt'],
    ['an unknown scope', { scopes: ['all'] }, 422, '/scopes/0'],
    ['the scope that only stored tokens have', { scopes: ['decide'] }, 422, '/scopes/0'],
    ['a scope twice', { scopes: ['read', 'read'] }, 422, '/scopes'],
    ['no scope', { scopes: [] }, 422, '/scopes'],
    ['a workspace that the user is not in', { workspace: 'nowhere' }, 422, '/workspace'],
    ['a reserved user name', { user: 'system:timer' }, 422, '/user'],
    ['an unknown field', { hash: 'x' }, 400, '/hash'],
  ])('refuse %s', async (_, part, status, path) => {
    const answered = await world.as('system admin').post('/v1/tokens', { user: 'zoe', name: 'X', ...part });
    expect(answered.status).toBe(status);
    expect(answered.body).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ path })]) });
  });

  it('are listed newest first, page by page', async () => {
    const user = `lister-${world.mark}`;
    const maker = world.with(await makeToken(databases.db, user));
    for (const name of ['a', 'b', 'c']) await maker.post('/v1/tokens', { user, name, expiresAt: soon() });
    const first = (await maker.get('/v1/tokens?limit=2')).body as { items: { name: string }[]; nextCursor: string };
    await maker.post('/v1/tokens', { user, name: 'd' });
    const second = (await maker.get(`/v1/tokens?limit=2&cursor=${first.nextCursor}`)).body as {
      items: { name: string }[];
    };
    expect([...first.items, ...second.items].map((item) => item.name)).toEqual(['c', 'b', 'a', 'test']);
  });
});

describeInTurn('GET /v1/me', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  it('returns the user with every role', async () => {
    const { body } = await world.as('program developer').get('/v1/me');
    expect(body).toEqual({
      user: world.nameOf('program developer'),
      systemAdmin: false,
      token: { id: expect.any(String), name: 'test', scopes: ['read', 'operate'] },
      tokenLifetime: { defaultDays: 90, maxDays: 365 },
      workspaces: [{ id: world.makers, name: 'maker', kind: 'tenant', role: 'operator' }],
      miniPrograms: [{ id: world.miniProgram, name: 'Weather', workspace: world.makers, role: 'developer' }],
    });
  });

  it('leaves out the roles that a limited token cannot use', async () => {
    const limits = { scopes: ['read'], workspaceId: world.hosts };
    const secret = await makeToken(databases.db, world.nameOf('program developer'), limits);
    expect((await world.with(secret).get('/v1/me')).body).toMatchObject({
      token: { scopes: ['read'], workspace: world.hosts },
      workspaces: [],
      miniPrograms: [],
    });
  });
});
