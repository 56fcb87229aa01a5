/** Lineage of tokens: the token that made each token, and revocation with all descendants. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrateToLatest } from '../../../store/database/migrate.js';
import { type Client, makeToken } from '../../support/http/client.js';
import { signIn } from '../../support/console/console-session.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Made {
  readonly id: string;
  readonly secret: string;
}

interface Revoked {
  readonly revoked: readonly string[];
  readonly sessionsEnded: number;
  readonly stillValid: readonly { readonly id: string; readonly kind: string }[];
}

const make = async (client: Pick<Client, 'post'>, user: string, part: object = {}): Promise<Made> =>
  (await client.post('/v1/tokens', { user, name: 'made', ...part })).body as Made;
const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

describeInTurn('the lineage of tokens', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const me = (): string => world.nameOf('host admin');
  const status = async (secret: string): Promise<number> => (await world.with(secret).get('/v1/me')).status;
  const revoke = async (by: Client, id: string, query = ''): Promise<Revoked> =>
    (await by.delete(`/v1/tokens/${id}${query}`)).body as Revoked;

  /** leaked → (session) child → grandchild and a decide token; leaked → sibling. */
  async function family() {
    const leaked = await make(world.as('host admin'), me());
    const session = await signIn(world.url, leaked.secret);
    const child = (await session.send('POST', '/v1/tokens', { user: me(), name: 'child' })).body as Made;
    const grandchild = await make(world.with(child.secret), me());
    const sibling = await make(world.with(leaked.secret), me());
    const decide = (
      await world
        .with(child.secret)
        .post(`/v1/workspaces/${world.hosts}/decide-tokens`, { name: 'back end', targetApps: [world.targetApp] })
    ).body as Made;
    return { leaked, session, child, grandchild, sibling, decide };
  }

  it('is shown in the list, also for a token that was made in a session', async () => {
    const { leaked, child, grandchild } = await family();
    const { items } = (await world.as('host admin').get('/v1/tokens')).body as {
      items: { id: string; createdWith?: string; createdInSession?: string }[];
    };
    const of = ({ id }: Made) => items.find((item) => item.id === id);
    expect(of(child)).toMatchObject({ createdWith: leaked.id, createdInSession: expect.any(String) });
    expect(of(grandchild)).toMatchObject({ createdWith: child.id });
    expect(of(grandchild)).not.toHaveProperty('createdInSession');
  });

  it('lists the descendants of a revoked token, and the revocation ends its sessions at once', async () => {
    const { leaked, session, child, grandchild, sibling, decide } = await family();
    const { items } = (await world.as('host admin').get(`/v1/tokens/${leaked.id}/descendants`)).body as {
      items: { id: string }[];
    };
    expect(ids(items).toSorted()).toEqual(ids([child, grandchild, sibling, decide]).toSorted());
    const answer = await revoke(world.as('host admin'), leaked.id);
    expect(answer).toMatchObject({ revoked: [leaked.id], sessionsEnded: 1 });
    expect(ids(answer.stillValid).toSorted()).toEqual(ids(items).toSorted());
    expect((await session.get('/v1/me')).status).toBe(401);
    expect([await status(child.secret), await status(grandchild.secret)]).toEqual([200, 200]);
  });

  it('is revoked as a whole with descendants=revoke, in the same request or in a later one', async () => {
    for (const steps of [['?descendants=revoke'], ['', '?descendants=revoke', '?descendants=revoke']]) {
      const { leaked, child, grandchild, sibling, decide } = await family();
      const revoked: string[] = [];
      for (const query of steps) revoked.push(...(await revoke(world.as('host admin'), leaked.id, query)).revoked);
      expect(revoked.toSorted()).toEqual(ids([leaked, child, grandchild, sibling, decide]).toSorted());
      for (const { secret } of [leaked, child, grandchild, sibling]) expect(await status(secret)).toBe(401);
      const list = (await world.as('host admin').get(`/v1/workspaces/${world.hosts}/decide-tokens`)).body;
      expect((list as { items: { id: string }[] }).items.find(({ id }) => id === decide.id)).toHaveProperty(
        'revokedAt',
      );
    }
  });

  it('is revoked except for the requesting token and its descendants', async () => {
    const { leaked, child, grandchild, sibling } = await family();
    const answer = await revoke(world.with(child.secret), leaked.id, '?descendants=revoke');
    expect(answer.revoked.toSorted()).toEqual(ids([leaked, sibling]).toSorted());
    expect(ids(answer.stillValid)).toContain(child.id);
    expect([await status(child.secret), await status(grandchild.secret)]).toEqual([200, 200]);
  });

  it('is revoked as a whole when a token revokes itself with its descendants', async () => {
    const { leaked, child, decide, grandchild, sibling } = await family();
    const answer = await revoke(world.with(leaked.secret), leaked.id, '?descendants=revoke');
    expect(answer.revoked.toSorted()).toEqual(ids([leaked, child, grandchild, sibling, decide]).toSorted());
  });

  it('is revoked with the tokens that are created during the revocation', async () => {
    for (let round = 0; round < 8; round += 1) {
      const leaked = await make(world.as('host admin'), me());
      const making = Array.from({ length: 6 }, () => make(world.with(leaked.secret), me()));
      await revoke(world.as('host admin'), leaked.id, '?descendants=revoke');
      // A creation after the revocation is refused and returns no secret.
      const secrets = (await Promise.all(making)).flatMap(({ secret }: Partial<Made>) => secret ?? []);
      for (const secret of secrets) expect(await status(secret)).toBe(401);
    }
  });

  it('revokes tokens limited to a workspace when the membership ends, and no other token', async () => {
    const user = `leaver-${world.mark}`;
    const path = `/v1/workspaces/${world.hosts}/members/${user}`;
    await world.as('host admin').put(path, { role: 'reviewer' });
    const limited = await makeToken(databases.db, user, { workspaceId: world.hosts });
    const own = await makeToken(databases.db, user);
    await world.as('host admin').delete(path);
    await world.as('host admin').put(path, { role: 'reviewer' });
    expect([await status(limited), await status(own)]).toEqual([401, 200]);
  });
});

describeInTurn('the last system admin', (databases) => {
  it('keeps one token that can operate: revoking or ending the last one is refused', async () => {
    const database = await databases.makeEmpty();
    await migrateToLatest(database.kysely);
    const world = await makeRegistryWorld(database);
    const user = world.nameOf('system admin');
    const root = world.as('system admin');
    const own = ((await root.get('/v1/me')).body as { token: { id: string } }).token.id;
    const rejection = {
      status: 409,
      body: { code: 'LAST_SYSTEM_ADMIN', remedy: expect.stringContaining('token create') },
    };
    expect(await root.delete(`/v1/tokens/${own}`)).toMatchObject(rejection);
    const session = await signIn(world.url, (await make(root, user, { systemAdmin: true, scopes: ['read'] })).secret);
    expect(await root.delete(`/v1/tokens/${own}`)).toMatchObject(rejection);
    expect((await session.get('/v1/me')).status).toBe(200);

    const second = await make(root, user, { systemAdmin: true });
    expect(await root.delete(`/v1/tokens/${own}?descendants=revoke`)).toMatchObject(rejection);
    expect((await world.with(second.secret).get('/v1/me')).status).toBe(200);
    const both = await Promise.all([
      root.delete(`/v1/tokens/${second.id}`),
      world.with(second.secret).delete(`/v1/tokens/${own}`),
    ]);
    // The other request can be refused because its own token was revoked first.
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    await world.close();
  });
});
