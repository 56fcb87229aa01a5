/** Members of a workspace over HTTP. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

describeInTurn('members of a workspace', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const path = (user: string): string => `/v1/workspaces/${world.makers}/members/${encodeURIComponent(user)}`;

  it('join, change their role and leave', async () => {
    const admin = world.as('maker admin');
    const user = 'Ünal /?#';
    const joined = await admin.put(path(user), { role: 'developer' });
    expect(joined.status).toBe(201);
    expect(joined.body).toMatchObject({ user, role: 'developer', addedBy: world.nameOf('maker admin') });
    const changed = await admin.put(path(user), { role: 'inspector' });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({ ...(joined.body as object), role: 'inspector' });
    expect((await admin.get(path(user))).body).toEqual(changed.body);
    expect((await admin.delete(path(user))).status).toBe(204);
    expect((await admin.get(path(user))).status).toBe(404);
    expect((await admin.delete(path(user))).status).toBe(404);
  });

  it('are removed once per idempotency key', async () => {
    const admin = world.as('maker admin');
    await admin.put(path('quinn'), { role: 'developer' });
    const key = { 'idempotency-key': 'bye' };
    expect((await admin.delete(path('quinn'), key)).status).toBe(204);
    await admin.put(path('quinn'), { role: 'developer' });
    expect((await admin.delete(path('quinn'), key)).status).toBe(204);
    expect((await admin.get(path('quinn'))).status).toBe(200);
  });

  it('include at least one admin: removing the last one is refused', async () => {
    const admin = world.as('maker admin');
    const own = path(world.nameOf('maker admin'));
    for (const answered of [await admin.put(own, { role: 'developer' }), await admin.delete(own)]) {
      expect(answered.status).toBe(409);
      expect(answered.body).toMatchObject({ code: 'LAST_ADMIN', facts: { user: world.nameOf('maker admin') } });
    }
    await admin.put(path('second'), { role: 'admin' });
    expect((await admin.put(path('second'), { role: 'developer' })).status).toBe(200);
  });

  it('include an admin also when the last two admins leave at the same time', async () => {
    const founder = world.with(await makeToken(databases.db, `founder-${world.mark}`));
    const { id } = (await founder.post('/v1/workspaces', { name: 'Two', kind: 'tenant' })).body as { id: string };
    const members = `/v1/workspaces/${id}/members`;
    await founder.put(`${members}/partner-${world.mark}`, { role: 'admin' });
    const partner = world.with(await makeToken(databases.db, `partner-${world.mark}`));
    const left = await Promise.all([
      founder.delete(`${members}/founder-${world.mark}`),
      partner.delete(`${members}/partner-${world.mark}`),
    ]);
    expect(left.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('are listed by name, page by page', async () => {
    const admin = world.as('maker admin');
    const all = (await admin.get(`/v1/workspaces/${world.makers}/members`)).body as { items: { user: string }[] };
    const users = all.items.map((item) => item.user);
    expect(users).toEqual([...users].sort());
    const first = (await admin.get(`/v1/workspaces/${world.makers}/members?limit=3`)).body as {
      items: { user: string }[];
      nextCursor: string;
    };
    const rest = await admin.get(`/v1/workspaces/${world.makers}/members?limit=200&cursor=${first.nextCursor}`);
    expect([...first.items, ...(rest.body as { items: { user: string }[] }).items].map((item) => item.user)).toEqual(
      users,
    );
  });

  it.each([
    ['an unknown role', 'tom', { role: 'owner' }, 422],
    ['a reserved name', 'temporal', { role: 'admin' }, 422],
    ['a name of the system', 'system:timer', { role: 'admin' }, 422],
    ['no role', 'tom', {}, 400],
  ])('refuse %s', async (_, user, body, status) => {
    expect((await world.as('maker admin').put(path(user), body)).status).toBe(status);
  });

  it('of an unknown workspace are 404', async () => {
    expect((await world.as('maker admin').get('/v1/workspaces/nowhere/members')).status).toBe(404);
  });
});
