/** What one user may create, checked in the transaction that creates it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeOnEachDatabase } from '../support/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../support/registry-world.js';

describeOnEachDatabase('the quota of a user', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    // The world itself has created a workspace, a mini program, a target app and a token for each user.
    const quotas = { workspaces: 3, miniPrograms: 2, targetApps: 2, tokens: 3, qrCodes: 2 };
    world = await makeRegistryWorld(databases.db, { quotas });
  });
  afterAll(() => world.close());

  const statuses = async (create: (n: number) => Promise<{ status: number }>): Promise<number[]> => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(create));
    return answers.map(({ status }) => status).sort();
  };

  it('refuses workspaces beyond it, also when they are created at the same time', async () => {
    const stranger = world.as('stranger');
    const create = (n: number) => stranger.post('/v1/workspaces', { name: `w${n}`, kind: 'tenant' });
    expect(await statuses(create)).toEqual([201, 201, 201, 409, 409]);
    const refused = await create(6);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'QUOTA_EXCEEDED', facts: { kind: 'workspaces', limit: 3 }, remedy: expect.any(String) },
    });
  });

  it('refuses mini programs and target apps beyond it', async () => {
    const programs = (n: number) =>
      world
        .as('maker admin')
        .post(`/v1/workspaces/${world.makers}/mini-programs`, { id: `p${n}-${world.mark}`, name: 'p' });
    expect(await statuses(programs)).toEqual([201, 409, 409, 409, 409]);
    const apps = (n: number) =>
      world.as('host admin').post('/v1/target-apps', {
        ...{ id: `a${n}-${world.mark}`, name: 'a', workspace: world.hosts, environments: ['production'] },
      });
    expect(await statuses(apps)).toEqual([201, 409, 409, 409, 409]);
  });

  it('refuses tokens beyond it, and counts no revoked one', async () => {
    const admin = world.as('host admin');
    const user = world.nameOf('host admin');
    const create = (n: number) => admin.post('/v1/tokens', { user, name: `t${n}` });
    expect(await statuses(create)).toEqual([201, 201, 409, 409, 409]);
    const { kysely } = databases.db;
    await kysely
      .updateTable('api_token')
      .set({ revoked_at: new Date() })
      .where('created_by', '=', user)
      .where('name', 'like', 't_')
      .execute();
    expect((await create(6)).status).toBe(201);
  });

  it('counts for each user alone, and not for a system admin', async () => {
    const create = (n: number) => world.as('system admin').post('/v1/workspaces', { name: `w${n}`, kind: 'tenant' });
    expect(await statuses(create)).toEqual([201, 201, 201, 201, 201]);
    const other = await world.as('maker developer').post('/v1/workspaces', { name: 'w', kind: 'tenant' });
    expect(other.status).toBe(201);
  });
});
