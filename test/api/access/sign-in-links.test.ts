/** One-time links that sign in, made over HTTP: for oneself, and by a system admin for another user. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { type Answered, clientOf, makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

interface Link {
  readonly url: string;
  readonly user: string;
  readonly token: string;
  readonly expiresAt: string;
}

describeInTurn('links that sign in', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const codeOf = ({ url }: Link): string => url.split('/sign-in#code=')[1] ?? '';
  const open = (link: Link): Promise<Answered> => clientOf(world.url, null).post('/v1/session', { code: codeOf(link) });
  const linkOf = async (requested: Promise<Answered>): Promise<Link> => (await requested).body as Link;
  const meOf = async (signedIn: Answered): Promise<object> => {
    const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]);
    return (await clientOf(world.url, null).get('/v1/me', { cookie: cookie.join('; ') })).body as object;
  };

  it('sign the maker in once, within an hour, with the rights of the token that made them', async () => {
    const user = world.nameOf('maker admin');
    const token = await makeToken(databases.db, user, { scopes: ['read', 'operate'], workspaceId: world.makers });
    const answer = await world.with(token).post('/v1/sign-in-links', {});
    expect(answer).toMatchObject({ status: 201, body: { user } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const link = answer.body as Link;
    expect(Date.parse(link.expiresAt) - Date.now()).toBeLessThanOrEqual(hourMs);
    const signedIn = await open(link);
    expect(signedIn.status).toBe(201);
    expect(await meOf(signedIn)).toMatchObject({
      user,
      systemAdmin: false,
      token: { id: link.token, scopes: ['read', 'operate'], workspace: world.makers },
    });
    expect(await open(link)).toMatchObject({ status: 401, body: { facts: { link: 'used' } } });
  });

  it('of a system admin for another user have no rights of a system admin', async () => {
    const link = await linkOf(world.as('system admin').post('/v1/sign-in-links', { user: 'zoe' }));
    expect(await meOf(await open(link))).toMatchObject({ user: 'zoe', systemAdmin: false });
    const own = await linkOf(world.as('system admin').post('/v1/sign-in-links', {}));
    expect(await meOf(await open(own))).toMatchObject({ user: world.nameOf('system admin'), systemAdmin: true });
  });

  it('end when their token is revoked, and with the token that made them', async () => {
    const maker = await makeToken(databases.db, world.nameOf('maker admin'));
    const by = world.with(maker);
    const [withdrawn, lost] = [
      await linkOf(by.post('/v1/sign-in-links', {})),
      await linkOf(by.post('/v1/sign-in-links', {})),
    ];
    expect((await by.delete(`/v1/tokens/${withdrawn.token}`)).status).toBe(200);
    expect((await open(withdrawn)).status).toBe(401);
    const { body } = await by.get('/v1/me');
    const { id } = (body as { token: { id: string } }).token;
    expect((await by.delete(`/v1/tokens/${id}?descendants=revoke`)).status).toBe(200);
    expect((await open(lost)).status).toBe(401);
  });

  it('stand in the trail of their user, without the code', async () => {
    const link = await linkOf(world.as('system admin').post('/v1/sign-in-links', { user: 'yan' }));
    const { body } = await world.as('system admin').get('/v1/access-events?user=yan');
    expect(JSON.stringify(body)).toContain(link.token);
    expect(JSON.stringify(body)).not.toContain(codeOf(link));
    expect(body).toMatchObject({ items: [{ type: 'TokenCreated', actor: world.nameOf('system admin') }] });
  });
});
