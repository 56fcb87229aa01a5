/** What one user may create, checked in the transaction that creates it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { makeToken } from '../../support/http/client.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

describeInTurn('the quota of a user', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    // makeRegistryWorld creates a workspace, a mini program, a target app and a token for each user. Its maker admin
    // uploads two versions and adds nine memberships.
    const created = { workspaces: 3, miniPrograms: 2, targetApps: 2, tokens: 3, qrCodes: 2 };
    const quotas = { ...created, sessions: 2, versions: 4, members: 13 };
    world = await makeRegistryWorld(databases.db, { quotas });
  });
  afterAll(() => world.close());

  const statuses = async (create: (n: number) => Promise<{ status: number }>): Promise<number[]> => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(create));
    return answers.map(({ status }) => status).sort();
  };

  it('limits workspaces, also when they are created at the same time', async () => {
    const stranger = world.as('stranger');
    const create = (n: number) => stranger.post('/v1/workspaces', { name: `w${n}`, kind: 'tenant' });
    expect(await statuses(create)).toEqual([201, 201, 201, 409, 409]);
    const refused = await create(6);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'QUOTA_EXCEEDED', facts: { kind: 'workspaces', limit: 3 }, remedy: expect.any(String) },
    });
  });

  it('is shown with the present use, without a limit for system admins', async () => {
    const { body } = await world.as('stranger').get('/v1/me/limits');
    expect(body).toMatchObject({
      quotas: expect.arrayContaining([
        { kind: 'workspaces', limit: 3, used: 3 },
        { kind: 'miniPrograms', limit: 2, used: 0 },
        { kind: 'tokens', limit: 3, used: 1 },
        { kind: 'members', limit: 13, used: 3 },
      ]),
      requestsPerMinute: { perToken: expect.any(Number), perAddress: expect.any(Number) },
      streams: { perToken: expect.any(Number) },
    });
    const { quotas } = (await world.as('system admin').get('/v1/me/limits')).body as { quotas: { limit: null }[] };
    expect(new Set(quotas.map(({ limit }) => limit))).toEqual(new Set([null]));
  });

  it('limits mini programs and target apps', async () => {
    const programs = (n: number) =>
      world
        .as('maker admin')
        .post(`/v1/workspaces/${world.makers}/mini-programs`, { id: `p${n}-${world.mark}`, name: 'p' });
    expect(await statuses(programs)).toEqual([201, 409, 409, 409, 409]);
    const apps = (n: number) =>
      world.as('host admin').post('/v1/target-apps', {
        id: `a${n}-${world.mark}`,
        name: 'a',
        workspace: world.hosts,
        environments: ['production'],
      });
    expect(await statuses(apps)).toEqual([201, 409, 409, 409, 409]);
  });

  it('limits tokens, and does not count revoked tokens', async () => {
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

  it('limits QR codes, and does not count revoked codes', async () => {
    const { miniProgram, targetApp } = world;
    const admin = world.as('maker admin');
    const create = () =>
      admin.post('/v1/qr-codes', {
        kind: 'PROMO',
        miniProgram,
        targetApp,
        environment: 'production',
        page: 'pages/index',
      });
    await world.run(await world.prepared('1.0.0'), { type: 'fullRelease', supersede: false, reason: null });
    const [first] = await Promise.all([create(), create()]);
    expect(await statuses(create)).toEqual([409, 409, 409, 409, 409]);
    await admin.delete(`/v1/qr-codes/${(first.body as { readonly id: string }).id}`);
    expect((await create()).status).toBe(201);
  });

  it('limits versions', async () => {
    const path = `/v1/mini-programs/${world.miniProgram}/versions`;
    const version = { package: { url: 'https://packages.example/v.zip', sha256: '0'.repeat(64) }, pages: ['pages/a'] };
    const upload = (n: number) => world.as('maker admin').post(path, { ...version, number: `${n}.0.0` });
    expect([(await upload(3)).status, (await upload(4)).status]).toEqual([201, 201]);
    expect(await upload(5)).toMatchObject({ status: 409, body: { facts: { kind: 'versions', limit: 4 } } });
    const other = await world.as('maker developer').post(path, { ...version, number: '6.0.0' });
    expect(other.status).toBe(201);
  });

  it('limits memberships of workspaces and mini programs together, and does not count ended ones', async () => {
    const admin = world.as('maker admin');
    const inWorkspace = (n: number) => `/v1/workspaces/${world.makers}/members/new-${n}`;
    const add = (n: number, role = 'developer') => admin.put(inWorkspace(n), { role });
    const addToProgram = (user: string) =>
      admin.put(`/v1/mini-programs/${world.miniProgram}/members/${user}`, { role: 'developer' });
    expect(await statuses((n) => add(n))).toEqual([201, 201, 409, 409, 409]);
    const member = world.nameOf('maker developer');
    expect(await addToProgram(member)).toMatchObject({ status: 409, body: { facts: { kind: 'members', limit: 13 } } });
    const { body } = await admin.get(`/v1/workspaces/${world.makers}/members`);
    const added = (body as { readonly items: readonly { readonly user: string }[] }).items
      .map(({ user }) => user)
      .filter((user) => user.startsWith('new-'));
    const path = `/v1/workspaces/${world.makers}/members/${added[0] ?? ''}`;
    // A role change is not a new membership.
    expect((await admin.put(path, { role: 'inspector' })).status).toBe(200);
    await admin.delete(path);
    expect((await addToProgram(member)).status).toBe(201);
    expect((await add(6)).status).toBe(409);
  });

  it('limits sessions, and does not count ended sessions', async () => {
    const user = world.nameOf('maker operator');
    const token = await makeToken(databases.db, user);
    const signIn = () => world.as('anonymous').post('/v1/session', { token });
    expect(await statuses(signIn)).toEqual([201, 201, 409, 409, 409]);
    expect(await signIn()).toMatchObject({ body: { code: 'QUOTA_EXCEEDED', facts: { kind: 'sessions', limit: 2 } } });
    await world.as('maker operator').delete('/v1/sessions');
    expect((await signIn()).status).toBe(201);
    const admin = await makeToken(databases.db, user, { isSystemAdmin: true });
    const asAdmin = () => world.as('anonymous').post('/v1/session', { token: admin });
    expect(await statuses(asAdmin)).toEqual([201, 201, 201, 201, 201]);
  });

  it('is counted for each user separately, and does not apply to a system admin', async () => {
    const create = (n: number) => world.as('system admin').post('/v1/workspaces', { name: `w${n}`, kind: 'tenant' });
    expect(await statuses(create)).toEqual([201, 201, 201, 201, 201]);
    const other = await world.as('maker developer').post('/v1/workspaces', { name: 'w', kind: 'tenant' });
    expect(other.status).toBe(201);
  });

  it('counts an open invitation as a membership, until it is withdrawn', async () => {
    const admin = world.as('host admin');
    const path = `/v1/workspaces/${world.hosts}/invitations`;
    const invite = (n: number) => admin.post(path, { user: `invited-${n}-${world.mark}` });
    const made = [];
    for (let n = 0; n < 13; n++) made.push(await invite(n));
    const [first] = made;
    expect(first?.status).toBe(201);
    expect(made.at(-1)).toMatchObject({
      status: 409,
      body: { code: 'QUOTA_EXCEEDED', facts: { kind: 'members', limit: 13 } },
    });
    expect((await admin.delete(`${path}/${(first?.body as { id: string }).id}`)).status).toBe(204);
    expect((await invite(14)).status).toBe(201);
  });
});
