/** Mini programs over HTTP: creation, search, members, activity, and visibility. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Listed {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor?: string;
}

interface ActivityItem {
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly about: { readonly kind: string; readonly id: string };
}

describeInTurn('mini programs', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const inWorkspace = (rest = ''): string => `/v1/workspaces/${world.makers}/mini-programs${rest}`;

  it('belong to a workspace, and their creator is their first admin', async () => {
    const developer = world.as('maker developer');
    const id = `radio-${world.mark}`;
    const created = await developer.post(inWorkspace(), { id, name: 'Radio' });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/v1/mini-programs/${id}`);
    expect(created.body).toEqual({
      id,
      name: 'Radio',
      workspace: world.makers,
      role: 'admin',
      createdBy: world.nameOf('maker developer'),
      createdAt: expect.any(String),
    });
    expect((await developer.get(`/v1/mini-programs/${id}`)).body).toEqual(created.body);
  });

  it('have ids that are unique over all workspaces', async () => {
    const elsewhere = `/v1/workspaces/${world.hosts}/mini-programs`;
    const answered = await world.as('host admin').post(elsewhere, { id: world.miniProgram, name: 'Mine' });
    expect(answered.status).toBe(409);
    expect(answered.body).toMatchObject({ code: 'ID_TAKEN', facts: { id: world.miniProgram } });
  });

  it('return the recorded answer to a repeated creation, not ID_TAKEN', async () => {
    const wanted = { id: `once-${world.mark}`, name: 'Once' };
    const key = { 'idempotency-key': 'once' };
    const first = await world.as('maker admin').post(inWorkspace(), wanted, key);
    const again = await world.as('maker admin').post(inWorkspace(), wanted, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const other = await world.as('maker admin').post(inWorkspace(), wanted);
    expect(other.body).toMatchObject({ code: 'ID_TAKEN' });
  });

  it('refuse a repeated creation with 403 after the user lost the role', async () => {
    const wanted = { id: `lost-${world.mark}`, name: 'Lost' };
    const key = { 'idempotency-key': 'lost' };
    const member = `/v1/workspaces/${world.makers}/members/${world.nameOf('maker developer')}`;
    expect((await world.as('maker developer').post(inWorkspace(), wanted, key)).status).toBe(201);
    await world.as('maker admin').put(member, { role: 'operator' });
    expect((await world.as('maker developer').post(inWorkspace(), wanted, key)).status).toBe(403);
    await world.as('maker admin').put(member, { role: 'developer' });
    expect((await world.as('maker developer').post(inWorkspace(), wanted, key)).status).toBe(201);
  });

  it.each(['Weather', '-weather', 'weather_', 'wetter!', 'x'.repeat(64), ''])('refuse the id %j', async (id) => {
    const answered = await world.as('maker admin').post(inWorkspace(), { id, name: 'X' });
    expect(answered.status).toBe(422);
    expect(answered.body).toMatchObject({ errors: [{ path: '/id' }] });
  });

  it('are found by a part of id or name, page by page', async () => {
    const admin = world.as('maker admin');
    for (const [id, name] of [
      ['find-a', 'Straßenbahn 路线'],
      ['find-b', 'Bus 路线'],
      ['find-c', 'Taxi'],
    ])
      await admin.post(inWorkspace(), { id: `${id}-${world.mark}`, name });
    const found = async (query: string): Promise<string[]> =>
      ((await admin.get(inWorkspace(`?${query}`))).body as Listed).items.map((item) => item.id.slice(0, 6));
    expect(await found(`q=${encodeURIComponent('路线')}`)).toEqual(['find-a', 'find-b']);
    expect(await found('q=FIND-')).toEqual(['find-a', 'find-b', 'find-c']);
    expect(await found('q=taxi')).toEqual(['find-c']);
    expect(await found('q=nothing-like-it')).toEqual([]);
    const first = (await admin.get(inWorkspace('?q=find-&limit=2'))).body as Listed;
    expect(await found(`q=find-&limit=2&cursor=${first.nextCursor}`)).toEqual(['find-c']);
  });

  it('are renamed, and found by the new name', async () => {
    const id = `renamed-${world.mark}`;
    const admin = world.as('maker admin');
    await admin.post(inWorkspace(), { id, name: 'Old' });
    expect((await admin.patch(`/v1/mini-programs/${id}`, { name: 'Brandneu' })).body).toMatchObject({
      name: 'Brandneu',
    });
    expect(((await admin.get(inWorkspace('?q=brandneu'))).body as Listed).items).toMatchObject([{ id }]);
  });

  it('take members of their workspace only', async () => {
    const path = `/v1/mini-programs/${world.miniProgram}/members`;
    const admin = world.as('program admin');
    const refused = await admin.put(`${path}/outsider`, { role: 'developer' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'NOT_A_WORKSPACE_MEMBER', facts: { user: 'outsider' } });
    await world.as('maker admin').put(`/v1/workspaces/${world.makers}/members/insider`, { role: 'operator' });
    expect((await admin.put(`${path}/insider`, { role: 'developer' })).status).toBe(201);
    expect((await admin.put(`${path}/insider`, { role: 'admin' })).body).toMatchObject({ role: 'admin' });
    await world.as('maker admin').delete(`/v1/workspaces/${world.makers}/members/insider`);
    expect((await admin.get(`${path}/insider`)).status).toBe(404);
    expect((await admin.delete(`${path}/insider`)).status).toBe(404);
  });
});

describeInTurn('the visibility of a mini program', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const path = (rest = ''): string => `/v1/mini-programs/${world.miniProgram}${rest}`;

  it('for members of a target app is nothing before a release there, and its name afterwards', async () => {
    const reviewer = world.as('host reviewer');
    expect((await reviewer.get(path())).status).toBe(404);
    expect((await reviewer.patch(path(), { name: 'X' })).status).toBe(404);
    await world.release('1.0.0');
    expect((await reviewer.get(path())).body).toEqual({ id: world.miniProgram, name: 'Weather' });
    expect((await reviewer.patch(path(), { name: 'X' })).status).toBe(403);
    for (const rest of ['/events', '/members', `/members/${world.nameOf('program admin')}`])
      expect((await reviewer.get(path(rest))).status).toBe(404);
  });

  it('for its admin includes the activity of its releases, versions and members, newest first', async () => {
    const admin = world.as('maker admin');
    const all = (await admin.get(path('/events'))).body as { items: ActivityItem[] };
    expect(all.items.map((item) => [item.about.kind, item.type])).toEqual([
      ['release', 'ReleaseCreated'],
      ['mini_program', 'VersionUploaded'],
      ['mini_program', 'VersionUploaded'],
      ['mini_program', 'MemberAdded'],
      ['mini_program', 'MemberAdded'],
      ['mini_program', 'MiniProgramCreated'],
    ]);
    expect(all.items.filter((item) => item.about.kind === 'mini_program').map((item) => item.seq)).toEqual([
      5, 4, 3, 2, 1,
    ]);
    expect(all.items[0]?.about).toEqual({
      kind: 'release',
      id: expect.any(String),
      version: '1.0.0',
      targetAppName: 'Wallet',
      environment: 'production',
    });
    const first = (await admin.get(path('/events?limit=4'))).body as { items: ActivityItem[]; nextCursor: string };
    await admin.patch(path(), { name: 'Renamed' });
    const second = (await admin.get(path(`/events?limit=4&cursor=${first.nextCursor}`))).body as {
      items: ActivityItem[];
    };
    expect([...first.items, ...second.items]).toEqual(all.items);
  });
});
