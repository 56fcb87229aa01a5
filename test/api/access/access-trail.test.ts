/** Access events: changes of policies, members, tokens, sessions and push addresses, and their read permissions. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { makeToken } from '../../support/http/client.js';
import { signIn } from '../../support/console/console-session.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type Person, type RegistryWorld } from '../../support/api/registry-world.js';

interface Event {
  readonly type: string;
  readonly actor: string;
  readonly user?: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

describeInTurn('the list of access events', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());
  const events = async (by: Person | { readonly secret: string }, path: string): Promise<readonly Event[]> => {
    const client = typeof by === 'string' ? world.as(by) : world.with(by.secret);
    return ((await client.get(path)).body as { items: readonly Event[] }).items;
  };

  it('shows both changes of a policy that was changed and changed back, to admins of the workspace', async () => {
    const app = `/v1/target-apps/${world.targetApp}`;
    for (const selfApproval of [true, false])
      await world.as('host admin').patch(app, { policy: { review: { selfApproval } } });
    const [back, forth, made] = await events('host admin', `${app}/events`);
    expect([back?.type, forth?.type, made?.type]).toEqual(['TargetAppChanged', 'TargetAppChanged', 'TargetAppCreated']);
    expect(forth).toMatchObject({
      actor: world.nameOf('host admin'),
      before: { policy: { review: { selfApproval: false } } },
      after: { policy: { review: { selfApproval: true } } },
    });
  });

  it('pages through the trail of a workspace: policy, members, decide tokens', async () => {
    const path = `/v1/workspaces/${world.hosts}`;
    await world.as('host admin').patch(path, { policy: { developersMayStop: false } });
    await world.as('host admin').put(`${path}/members/zoe`, { role: 'reviewer' });
    const decide = { name: 'back end', targetApps: [world.targetApp] };
    const made = (await world.as('host admin').post(`${path}/decide-tokens`, decide)).body as {
      id: string;
      secret: string;
    };
    for (let again = 0; again < 2; again += 1) await world.as('host admin').delete(`${path}/decide-tokens/${made.id}`);
    const read: Event[] = [];
    let cursor = '';
    for (let page = 0; page < 2; page += 1) {
      const { body } = await world.as('host admin').get(`${path}/events?limit=2${cursor}`);
      read.push(...(body as { items: Event[] }).items);
      cursor = `&cursor=${(body as { nextCursor: string }).nextCursor}`;
    }
    expect(read.map(({ type }) => type)).toEqual([
      'DecideTokenRevoked',
      'DecideTokenCreated',
      'MemberAdded',
      'WorkspaceChanged',
    ]);
    expect(read[1]).toMatchObject({ after: { token: made.id, name: 'back end', targetApps: [world.targetApp] } });
    expect(JSON.stringify(read)).not.toContain(made.secret);
  });

  it('records the maker and the user of a token, its sign-ins, and how each ended', async () => {
    const user = `victim-${world.mark}`;
    const own = await makeToken(databases.db, user);
    const root = world.as('system admin');
    const made = (await root.post('/v1/tokens', { user, name: 'on behalf' })).body as { id: string; secret: string };
    const session = await signIn(world.url, made.secret, { 'user-agent': 'Tester/1.0' });
    await session.send('DELETE', '/v1/session');
    await signIn(world.url, made.secret);
    await root.delete(`/v1/tokens/${made.id}`);
    const admin = world.nameOf('system admin');
    const trail = await events({ secret: own }, '/v1/access-events');
    expect(trail.map(({ type, actor }) => [type, actor])).toEqual([
      ['SessionEnded', admin],
      ['TokenRevoked', admin],
      ['SignedIn', user],
      ['SignedOut', user],
      ['SignedIn', user],
      ['TokenCreated', admin],
    ]);
    expect(trail.at(-1)).toMatchObject({ user, after: { name: 'on behalf', scopes: ['read', 'operate'] } });
    expect(trail.at(-2)?.after).toMatchObject({ tokenCreatedBy: admin, by: 'token', userAgent: 'Tester/1.0' });
    const { rows } = await sql<{ row: string }>`select event::text as row from event`.execute(databases.db.kysely);
    for (const secret of [own, made.secret, session.secret]) expect(JSON.stringify(rows)).not.toContain(secret);
    const everybody = await events('system admin', '/v1/access-events?everybody=true&limit=200');
    expect(everybody.filter((event) => event.user === user)).toEqual(trail);
    expect(await events('system admin', `/v1/access-events?user=${user}`)).toEqual(trail);
  });

  it('shows a limited token only the events of tokens with no wider limits', async () => {
    const user = `limited-${world.mark}`;
    const wide = await makeToken(databases.db, user);
    await signIn(world.url, wide);
    const narrow = await makeToken(databases.db, user, { scopes: ['read'] });
    await signIn(world.url, narrow);
    expect(await events({ secret: wide }, '/v1/access-events')).toHaveLength(2);
    expect(await events({ secret: narrow }, '/v1/access-events')).toHaveLength(1);
  });

  it('shows push addresses without credentials, query and fragment', async () => {
    const url = 'https://user:hunter2@push.example/hook?sig=hunter3#hunter4';
    await sql`insert into event (aggregate_kind, aggregate_id, seq, id, type, actor, after, at)
      values ('target_app', ${world.targetApp}, 1000, ${`x-${world.mark}`}, 'PushAddressSet', 'root',
        ${JSON.stringify({ url })}::jsonb, now())`.execute(databases.db.kysely);
    const [shown] = await events('host admin', `/v1/target-apps/${world.targetApp}/events`);
    expect(shown?.after).toEqual({ url: 'https://push.example/hook?…' });
  });
});
