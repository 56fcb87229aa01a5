/** One user in several workspaces: what an invited user gains by further invitations, and loses with a membership. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answered, type Client, clientOf, makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

interface Me {
  readonly token: { readonly id: string; readonly workspace?: string; readonly joinedWorkspaces?: string[] };
  readonly workspaces: readonly { readonly id: string; readonly role: string }[];
}

const admins = { makers: 'maker admin', hosts: 'host admin' } as const satisfies Record<string, Person>;

describeInTurn('a second invitation', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const anybody = (): Client => clientOf(world.url, null);
  const newName = (): string => `nadia-${randomUUID().slice(0, 8)}`;
  const idOf = (place: 'makers' | 'hosts'): string => world[place];

  const invite = async (user: string, place: 'makers' | 'hosts', role = 'developer'): Promise<string> => {
    const path = `/v1/workspaces/${idOf(place)}/invitations`;
    const answer = await world.as(admins[place]).post(path, { user, role });
    expect(answer.status).toBe(201);
    return (answer.body as { url: string }).url.split('#code=')[1] ?? '';
  };

  /** Signed in by a first invitation, to the workspace of the makers. */
  const joinMakers = async (user: string): Promise<Client> => {
    const answer = await anybody().post('/v1/session', { invitation: await invite(user, 'makers') });
    expect(answer.status).toBe(201);
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    const csrf = /halftone_csrf\w*=([^;]+)/.exec(cookie.join())?.[1] ?? '';
    const headers = { cookie: cookie.join('; '), 'x-csrf-token': csrf };
    return {
      ...anybody(),
      get: (path, more) => anybody().get(path, { ...headers, ...more }),
      post: (path, body, more) => anybody().post(path, body, { ...headers, ...more }),
    };
  };
  const accept = (by: Client, code: string): Promise<Answered> => by.post('/v1/invitations/accept', { code });
  const meOf = async (by: Client): Promise<Me> => (await by.get('/v1/me')).body as Me;
  const placesOf = async (by: Client): Promise<string[]> => (await meOf(by)).workspaces.map(({ id }) => id).sort();
  const both = (): string[] => [world.makers, world.hosts].sort();
  const remove = (user: string, place: 'makers' | 'hosts'): Promise<Answered> =>
    world.as(admins[place]).delete(`/v1/workspaces/${idOf(place)}/members/${user}`);

  it('adds the workspace to the user who is signed in: one sign-in shows both, with the rights of each role', async () => {
    const user = newName();
    const nadia = await joinMakers(user);
    expect(await accept(nadia, await invite(user, 'hosts', 'reviewer'))).toMatchObject({
      status: 200,
      body: { workspace: world.hosts, user, role: 'reviewer' },
    });
    expect(await meOf(nadia)).toMatchObject({
      token: { workspace: world.makers, joinedWorkspaces: [world.hosts] },
      workspaces: expect.arrayContaining([
        expect.objectContaining({ id: world.makers, role: 'developer' }),
        expect.objectContaining({ id: world.hosts, role: 'reviewer' }),
      ]) as unknown,
    });
    for (const id of both()) expect((await nadia.get(`/v1/workspaces/${id}`)).status).toBe(200);
    expect((await nadia.get(`/v1/target-apps/${world.targetApp}`)).status).toBe(200);
  });

  it('leaves other tokens of the name as they were, and gives new ones made with it both workspaces', async () => {
    const user = newName();
    const nadia = await joinMakers(user);
    const inviterKeeps = await joinMakers(user); // The inviter may invite the same name again and open the link.
    const before = await nadia.post('/v1/tokens', { user, name: 'before' });
    await accept(nadia, await invite(user, 'hosts'));
    expect(await placesOf(inviterKeeps)).toEqual([world.makers]);
    expect(await placesOf(world.with((before.body as { secret: string }).secret))).toEqual([world.makers]);
    const after = await nadia.post('/v1/tokens', { user, name: 'after' });
    expect(after.body).toMatchObject({ workspace: world.makers, joinedWorkspaces: [world.hosts] });
    expect(await placesOf(world.with((after.body as { secret: string }).secret))).toEqual(both());
    const one = await nadia.post('/v1/tokens', { user, name: 'one', workspace: world.hosts });
    expect(one.body).toMatchObject({ workspace: world.hosts });
    expect(await placesOf(world.with((one.body as { secret: string }).secret))).toEqual([world.hosts]);
  });

  it('can be accepted with a token that the user made for later', async () => {
    const user = newName();
    const own = await (await joinMakers(user)).post('/v1/tokens', { user, name: 'own' });
    const later = world.with((own.body as { secret: string }).secret);
    expect((await accept(later, await invite(user, 'hosts'))).status).toBe(200);
    expect(await placesOf(later)).toEqual(both());
  });

  it.each(['makers', 'hosts'] as const)(
    'stays good in one workspace after the membership in the %s ends',
    async (gone) => {
      const user = newName();
      const nadia = await joinMakers(user);
      await accept(nadia, await invite(user, 'hosts'));
      expect((await remove(user, gone)).status).toBe(204);
      const stays = gone === 'makers' ? 'hosts' : 'makers';
      expect(await meOf(nadia)).toMatchObject({ token: { workspace: idOf(stays) }, workspaces: [{ id: idOf(stays) }] });
      expect((await nadia.get(`/v1/workspaces/${idOf(gone)}`)).status).toBe(404);
      // A later membership does not come back to the token by itself.
      await world.as(admins[gone]).put(`/v1/workspaces/${idOf(gone)}/members/${user}`, { role: 'admin' });
      expect(await placesOf(nadia)).toEqual([idOf(stays)]);
      expect((await remove(user, stays)).status).toBe(204);
      expect((await nadia.get('/v1/me')).status).toBe(401);
    },
  );

  it('is refused to a token whose limit was chosen, and changes nothing', async () => {
    const user = world.nameOf('maker reviewer');
    const limited = world.with(await makeToken(databases.db, user, { workspaceId: world.makers }));
    const code = await invite(user, 'hosts');
    expect(await accept(limited, code)).toMatchObject({
      status: 403,
      body: { facts: { invitation: 'limitedToken' } },
    });
    expect(await placesOf(limited)).toEqual([world.makers]);
    expect((await accept(world.as('maker reviewer'), code)).status).toBe(200);
    expect((await meOf(world.as('maker reviewer'))).token).not.toHaveProperty('joinedWorkspaces');
  });

  it('is applied once when two requests accept it, and two different ones both count', async () => {
    const user = newName();
    const nadia = await joinMakers(user);
    const code = await invite(user, 'hosts');
    const twice = await Promise.all([accept(nadia, code), accept(nadia, code)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect((await meOf(nadia)).token.joinedWorkspaces).toEqual([world.hosts]);

    const made = await Promise.all(
      [1, 2].map(() => world.as('stranger').post('/v1/workspaces', { name: 'X', kind: 'tenant' })),
    );
    const ids = made.map(({ body }) => (body as { id: string }).id);
    const codes = await Promise.all(
      ids.map(async (id) => {
        const answer = await world.as('stranger').post(`/v1/workspaces/${id}/invitations`, { user });
        return (answer.body as { url: string }).url.split('#code=')[1] ?? '';
      }),
    );
    const answers = await Promise.all(codes.map((one) => accept(nadia, one)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await placesOf(nadia)).toEqual([...both(), ...ids].sort());
  });

  it('is refused when withdrawn meanwhile, when the inviter lost the role, and to a token that was revoked', async () => {
    const user = newName();
    const nadia = await joinMakers(user);
    const inviter = newName();
    const path = `/v1/workspaces/${world.hosts}/members/${inviter}`;
    await world.as('host admin').put(path, { role: 'admin' });
    const by = world.with(await makeToken(databases.db, inviter));
    const made = await by.post(`/v1/workspaces/${world.hosts}/invitations`, { user });
    const code = (made.body as { url: string }).url.split('#code=')[1] ?? '';
    const [demoted, accepted] = await Promise.all([
      world.as('host admin').put(path, { role: 'operator' }),
      accept(nadia, code),
    ]);
    expect(demoted.status).toBe(200);
    expect([200, 410]).toContain(accepted.status);
    expect(await placesOf(nadia)).toEqual(accepted.status === 200 ? both() : [world.makers]);
    expect((await accept(nadia, code)).status).toBe(410);

    const next = await invite(user, 'hosts');
    const list = await world.as('host admin').get(`/v1/workspaces/${world.hosts}/invitations`);
    const open = (list.body as { items: { id: string; user: string }[] }).items.find((one) => one.user === user);
    await world.as('host admin').delete(`/v1/workspaces/${world.hosts}/invitations/${open?.id ?? ''}`);
    expect(await accept(nadia, next)).toMatchObject({ status: 410, body: { facts: { invitation: 'withdrawn' } } });

    const last = await invite(user, 'hosts');
    await world.as('system admin').delete(`/v1/tokens/${(await meOf(nadia)).token.id}`);
    expect((await accept(nadia, last)).status).toBe(401);
  });
});
