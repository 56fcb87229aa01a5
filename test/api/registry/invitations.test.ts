/** Invitations to a workspace by a one-time link: for a new user, and for one who exists. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dayMs } from '../../../domain/values/time-units.js';
import { type Answered, type Client, clientOf, makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Made {
  readonly id: string;
  readonly url: string;
}

describeInTurn('invitations', (databases) => {
  let nowMs = Date.now();
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db, { now: () => nowMs });
  });
  afterAll(() => world.close());

  const anybody = (): Client => clientOf(world.url, null);
  const newName = (): string => `nadia-${randomUUID().slice(0, 8)}`;
  const ofMakers = (rest = ''): string => `/v1/workspaces/${world.makers}${rest}`;
  const codeOf = ({ url }: Made): string => url.split('/invitation#code=')[1] ?? '';
  const invite = async (user: string, role = 'developer', by = world.as('maker admin')): Promise<Made> => {
    const answer = await by.post(ofMakers('/invitations'), { user, role });
    expect(answer.status).toBe(201);
    return answer.body as Made;
  };
  const signInBy = (made: Made): Promise<Answered> => anybody().post('/v1/session', { invitation: codeOf(made) });
  const read = (made: Made): Promise<Answered> => anybody().post('/v1/invitations/read', { code: codeOf(made) });
  const cookieOf = (answer: Answered): string =>
    answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  const meOf = async (answer: Answered): Promise<unknown> =>
    (await anybody().get('/v1/me', { cookie: cookieOf(answer) })).body;
  const roleOf = async (user: string): Promise<unknown> =>
    (await world.as('maker admin').get(ofMakers(`/members/${user}`))).body;

  it('sign a new user in, once, with the role, in this workspace only', async () => {
    const user = newName();
    const made = await invite(user);
    expect((await read(made)).body).toMatchObject({
      user,
      role: 'developer',
      signsIn: true,
      invitedBy: world.nameOf('maker admin'),
      workspace: { id: world.makers },
    });
    expect((await anybody().get(ofMakers(`/members/${user}`))).status).toBe(401);
    expect((await world.as('maker admin').get(ofMakers(`/members/${user}`))).status).toBe(404);
    const signedIn = await signInBy(made);
    expect(signedIn.status).toBe(201);
    expect(await meOf(signedIn)).toMatchObject({
      user,
      systemAdmin: false,
      token: { name: 'invitation', workspace: world.makers },
      workspaces: [{ id: world.makers, role: 'developer' }],
    });
    expect(await roleOf(user)).toMatchObject({ role: 'developer', addedBy: world.nameOf('maker admin') });
    for (const again of [await signInBy(made), await read(made)])
      expect(again).toMatchObject({ status: 410, body: { code: 'GONE', facts: { invitation: 'used' } } });
  });

  it('work once, also when two requests use one at the same time', async () => {
    const made = await invite(newName());
    const answers = await Promise.all([signInBy(made), signInBy(made)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  it('give the role that only reads where none is named, and refuse a role that does not exist', async () => {
    const user = newName();
    const answer = await world.as('maker admin').post(ofMakers('/invitations'), { user });
    expect(answer).toMatchObject({ status: 201, body: { role: 'operator' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await world.as('maker admin').post(ofMakers('/invitations'), { user, role: 'king' })).status).toBe(422);
  });

  it('are listed until they are used, without their code, and not after they are withdrawn or replaced', async () => {
    const [user, other] = [newName(), newName()];
    const first = await invite(user);
    const second = await invite(user, 'reviewer');
    const gone = await invite(other);
    const listed = async () => {
      const { body } = await world.as('maker admin').get(ofMakers('/invitations'));
      return (body as { items: { id: string; user: string }[] }).items.filter((one) =>
        [user, other].includes(one.user),
      );
    };
    expect(await listed()).toMatchObject([
      { id: gone.id, user: other },
      { id: second.id, user, role: 'reviewer' },
    ]);
    expect(JSON.stringify(await listed())).not.toContain(codeOf(second));
    expect((await world.as('maker admin').delete(ofMakers(`/invitations/${gone.id}`))).status).toBe(204);
    expect((await world.as('maker admin').delete(ofMakers(`/invitations/${gone.id}`))).status).toBe(404);
    for (const made of [first, gone])
      expect(await signInBy(made)).toMatchObject({ status: 410, body: { facts: { invitation: 'withdrawn' } } });
    expect((await signInBy(second)).status).toBe(201);
    expect(await listed()).toEqual([]);
  });

  it('expire after seven days', async () => {
    const made = await invite(newName());
    nowMs += 7 * dayMs;
    const answer = await signInBy(made);
    nowMs -= 7 * dayMs;
    expect(answer).toMatchObject({ status: 410, body: { facts: { invitation: 'expired' } } });
    expect((await signInBy({ id: '', url: '/invitation#code=unknown' })).status).toBe(404);
  });

  it('end when the token that made them is revoked, and when the inviter is no admin any more', async () => {
    const inviter = newName();
    const path = ofMakers(`/members/${inviter}`);
    await world.as('maker admin').put(path, { role: 'admin' });
    const by = world.with(await makeToken(databases.db, inviter));
    const ofLostRole = await invite(newName(), 'admin', by);
    await world.as('maker admin').put(path, { role: 'operator' });
    expect(await signInBy(ofLostRole)).toMatchObject({ status: 410, body: { facts: { invitation: 'unbacked' } } });
    await world.as('maker admin').put(path, { role: 'admin' });
    const ofLostToken = await invite(newName(), 'admin', by);
    const { id } = ((await by.get('/v1/me')).body as { token: { id: string } }).token;
    expect((await by.delete(`/v1/tokens/${id}`)).status).toBe(200);
    expect(await signInBy(ofLostToken)).toMatchObject({ status: 410, body: { facts: { invitation: 'unbacked' } } });
  });

  it('never sign in as a user who exists: this user accepts, signed in, and no other user can', async () => {
    const user = world.nameOf('host reviewer');
    const made = await invite(user, 'inspector');
    expect((await read(made)).body).toMatchObject({ user, signsIn: false });
    expect(await signInBy(made)).toMatchObject({ status: 403, body: { facts: { invitation: 'signInFirst' } } });
    const body = { code: codeOf(made) };
    expect(await world.as('maker admin').post('/v1/invitations/accept', body)).toMatchObject({
      status: 403,
      body: { facts: { invitation: 'otherUser' } },
    });
    expect(await world.as('host reviewer').post('/v1/invitations/accept', body)).toMatchObject({
      status: 200,
      body: { workspace: world.makers, user, role: 'inspector' },
    });
    expect(await roleOf(user)).toMatchObject({ role: 'inspector' });
    expect((await world.as('host reviewer').post('/v1/invitations/accept', body)).status).toBe(410);
  });

  it('do not sign in as a name that got a membership or a token elsewhere after the invitation', async () => {
    const [member, owner] = [newName(), newName()];
    const made = [await invite(member), await invite(owner)];
    await world.as('host admin').put(`/v1/workspaces/${world.hosts}/members/${member}`, { role: 'admin' });
    await makeToken(databases.db, owner, { createdBy: 'system:cli', workspaceId: world.makers });
    for (const one of made)
      expect(await signInBy(one)).toMatchObject({ status: 403, body: { facts: { invitation: 'signInFirst' } } });
  });

  it('sign a user in again who exists by an invitation to this workspace alone', async () => {
    const user = newName();
    const first = await signInBy(await invite(user));
    const csrf = /halftone_csrf\w*=([^;]+)/.exec(cookieOf(first))?.[1] ?? '';
    const headers = { cookie: cookieOf(first), 'x-csrf-token': csrf };
    expect((await anybody().post('/v1/tokens', { user, name: 'own' }, headers)).status).toBe(201);
    expect((await signInBy(await invite(user, 'reviewer'))).status).toBe(201);
    expect(await roleOf(user)).toMatchObject({ role: 'reviewer' });
    expect((await world.as('host admin').post(`/v1/workspaces/${world.hosts}/invitations`, { user })).status).toBe(201);
  });

  it('stand in the trail of the workspace, and the token of a new user in the lineage of the inviter', async () => {
    const user = newName();
    await signInBy(await invite(user));
    const { body } = await world.as('maker admin').get(ofMakers('/events'));
    const events = (body as { items: { type: string; actor: string; after?: object }[] }).items;
    expect(events.filter(({ after }) => JSON.stringify(after ?? {}).includes(user))).toMatchObject([
      { type: 'InvitationAccepted', actor: user },
      { type: 'MemberAdded', actor: world.nameOf('maker admin') },
      { type: 'MemberInvited', actor: world.nameOf('maker admin') },
    ]);
    const access = await world.as('system admin').get(`/v1/access-events?user=${user}`);
    expect(access.body).toMatchObject({
      items: [
        { type: 'SignedIn', after: { by: 'invitation', tokenCreatedBy: world.nameOf('maker admin') } },
        { type: 'TokenCreated', actor: world.nameOf('maker admin') },
      ],
    });
  });
});
