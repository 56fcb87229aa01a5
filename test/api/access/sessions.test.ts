/** The open sessions of a user: listed, ended, and not renewable by a session secret. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { clientOf, makeToken } from '../../support/http/client.js';
import { signIn } from '../../support/console/console-session.js';
import { describeInTurn } from '../../support/database/databases.js';
import { eventually } from '../../support/eventually.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly current: boolean;
    readonly user: string;
    readonly lastUsedAt: string | null;
    readonly token: { readonly name: string };
  }[];
}

describeInTurn('open sessions', (databases) => {
  let world: RegistryWorld;
  let count = 0;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  /** A new user with a token of these limits. */
  async function person(limits: Parameters<typeof makeToken>[2] = {}) {
    const user = `person-${String((count += 1))}-${world.mark}`;
    const token = await makeToken(databases.db, user, limits);
    const sessions = async (by = world.with(token)): Promise<Listed['items']> =>
      ((await by.get('/v1/sessions')).body as Listed).items;
    return { user, token, sessions };
  }

  it('are listed with their token, their client and their last use', async () => {
    const { token, sessions, user } = await person();
    const session = await signIn(world.url, token, { 'user-agent': 'Tester/1.0 \u00e9' });
    const other = await signIn(world.url, token);
    await session.get('/v1/me');
    await eventually(async () => expect((await sessions())[1]?.lastUsedAt).not.toBeNull());
    const listed = ((await session.get('/v1/sessions')).body as Listed).items;
    expect(listed.map(({ current }) => current)).toEqual([false, true]);
    expect(listed[1]).toMatchObject({
      user,
      token: { id: expect.any(String), name: 'test' },
      clientAddress: expect.stringMatching(/127\.0\.0\.1$/),
      userAgent: 'Tester/1.0 ',
    });
    expect(JSON.stringify(listed)).not.toContain(session.secret);
    await other.send('DELETE', '/v1/session');
    expect(await sessions()).toHaveLength(1);
  });

  it('cannot be opened with the secret of another session', async () => {
    const { token } = await person();
    const { secret } = await signIn(world.url, token);
    const answer = await clientOf(world.url, null).post('/v1/session', { token: secret });
    expect(answer).toMatchObject({ status: 401, body: { detail: expect.stringContaining('API token') } });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it.each([[['read']], [['decide']], [['operate']]])('of a token with the scopes %j can be ended', async (scopes) => {
    const { token, sessions } = await person({ scopes });
    const session = await signIn(world.url, token);
    const second = await signIn(world.url, token);
    expect((await session.send('DELETE', '/v1/session')).status).toBe(204);
    expect((await session.get('/v1/me')).status).toBe(401);
    expect((await second.send('DELETE', '/v1/sessions')).body).toEqual({ sessionsEnded: 1 });
    expect((await second.get('/v1/me')).status).toBe(401);
    if (scopes[0] !== 'decide') expect(await sessions()).toEqual([]);
  });

  it('are ended one by one, and all at once', async () => {
    const { token, sessions } = await person();
    const [one, two, three] = [
      await signIn(world.url, token),
      await signIn(world.url, token),
      await signIn(world.url, token),
    ];
    const oldest = (await sessions()).at(-1)?.id ?? '';
    expect((await three.send('DELETE', `/v1/sessions/${oldest}`)).body).toMatchObject({ sessionsEnded: 1 });
    expect((await three.send('DELETE', `/v1/sessions/${oldest}`)).body).toMatchObject({ sessionsEnded: 0 });
    expect((await one.get('/v1/me')).status).toBe(401);
    expect((await three.send('DELETE', '/v1/sessions?keepCurrent=true')).body).toEqual({ sessionsEnded: 1 });
    expect([(await two.get('/v1/me')).status, (await three.get('/v1/me')).status]).toEqual([401, 200]);
    expect((await world.with(token).delete('/v1/sessions')).body).toEqual({ sessionsEnded: 1 });
    expect((await world.with(token).get('/v1/me')).status).toBe(200);
  });

  it('end with the tokens that were made in them when descendants are revoked', async () => {
    const { user, token, sessions } = await person();
    const session = await signIn(world.url, token);
    const made = (await session.send('POST', '/v1/tokens', { user, name: 'x' })).body as { id: string; secret: string };
    const id = (await sessions())[0]?.id ?? '';
    const ended = await world.with(token).delete(`/v1/sessions/${id}`);
    expect(ended.body).toMatchObject({ revoked: [], sessionsEnded: 1, stillValid: [{ id: made.id }] });
    expect((await world.with(made.secret).get('/v1/me')).status).toBe(200);
    const again = await world.with(token).delete(`/v1/sessions/${id}?descendants=revoke`);
    expect(again.body).toMatchObject({ revoked: [made.id], sessionsEnded: 0, stillValid: [] });
    expect((await world.with(made.secret).get('/v1/me')).status).toBe(401);
  });

  it('of other users are listed and ended by a system admin, and not ended with a read-only token', async () => {
    const { user, token } = await person();
    const session = await signIn(world.url, token);
    const stranger = world.as('stranger');
    const reader = world.with(await makeToken(databases.db, 'auditor', { isSystemAdmin: true, scopes: ['read'] }));
    const answer = await reader.get(`/v1/sessions?user=${user}`);
    expect(answer).toMatchObject({ status: 200 });
    const id = (answer.body as Listed).items[0]?.id ?? '';
    for (const by of [stranger, reader]) {
      expect((await by.delete(`/v1/sessions?user=${user}`)).status).toBe(403);
      expect((await by.delete(`/v1/sessions/${id}`)).status).toBe(404);
    }
    expect((await session.get('/v1/me')).status).toBe(200);
    expect((await world.as('system admin').delete(`/v1/sessions?user=${user}`)).body).toEqual({ sessionsEnded: 1 });
    expect((await session.get('/v1/me')).status).toBe(401);
  });

  it('that have expired are not listed', async () => {
    const { token, user } = await person({ expiresAtMs: Date.now() + hourMs });
    await signIn(world.url, token);
    await databases.db.kysely
      .updateTable('api_token')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('user_name', '=', user)
      .where('kind', '=', 'SESSION')
      .execute();
    expect(((await world.with(token).get('/v1/sessions')).body as Listed).items).toEqual([]);
  });
});
