/** The console's session over HTTP: session cookie, CSRF cookie and header, expiry and sign-out. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hourMs } from '../../../domain/values/time-units.js';
import { makeSignInLink } from '../../../api/access/sign-in-link.js';
import { type Answered, clientOf, makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

describeInTurn('sessions', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
  });
  afterAll(() => world.close());

  const signIn = (body: object): Promise<Answered> => clientOf(world.url, null).post('/v1/session', body);
  const cookiesOf = ({ headers }: Answered): Map<string, string> =>
    new Map(
      headers.getSetCookie().map((cookie) => [/^(?:__\w+-)?halftone_[a-z]+/.exec(cookie)?.[0] ?? cookie, cookie]),
    );
  const valueIn = (cookie = ''): string => /=([^;]*)/.exec(cookie)?.[1] ?? '';

  /** The credentials that a console page sends: both cookies, and the CSRF header on writes. */
  async function session(): Promise<{ readonly cookie: string; readonly csrf: string }> {
    const cookies = cookiesOf(await signIn({ token: await makeToken(databases.db, world.nameOf('maker admin')) }));
    const cookie = [...cookies.values()].map((line) => line.split(';')[0]).join('; ');
    return { cookie, csrf: valueIn(cookies.get('halftone_csrf')) };
  }

  const anybody = (): ReturnType<typeof clientOf> => clientOf(world.url, null);
  const rename = (name: string) => [`/v1/workspaces/${world.makers}`, { name }] as const;

  it('begin with an HttpOnly, SameSite=Strict cookie that lasts at most twelve hours', async () => {
    const answer = await signIn({ token: await makeToken(databases.db, world.nameOf('maker admin')) });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const lines = answer.headers.getSetCookie();
    expect(
      lines.map((line) => line.replace(/=[\w-]{32,43};/, '=…;').replace(/Max-Age=43(200|199)/, 'Max-Age=43200')),
    ).toEqual([
      `halftone_session=…; Path=/; SameSite=Strict; Max-Age=43200; HttpOnly`,
      `halftone_csrf=…; Path=/; SameSite=Strict; Max-Age=43200`,
    ]);
    expect(JSON.stringify(answer.body)).not.toContain(valueIn(lines[0]));
  });

  it('end when their token expires earlier, and when it is revoked', async () => {
    const limits = { expiresAtMs: Date.now() + hourMs };
    const token = await makeToken(databases.db, world.nameOf('maker admin'), limits);
    const answer = await signIn({ token });
    expect(Date.parse((answer.body as { expiresAt: string }).expiresAt)).toBeLessThanOrEqual(limits.expiresAtMs);
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    const { body } = await world.with(token).get('/v1/tokens');
    const [made] = (body as { items: { id: string; expiresAt?: string }[] }).items.filter(({ expiresAt }) => expiresAt);
    expect((await anybody().get('/v1/me', { cookie })).status).toBe(200);
    expect((await world.with(token).delete(`/v1/tokens/${made?.id ?? ''}`)).status).toBe(200);
    expect((await anybody().get('/v1/me', { cookie })).status).toBe(401);
  });

  it('may read with the cookie alone, and write only with the CSRF token of the same session', async () => {
    const { cookie, csrf } = await session();
    const other = await session();
    expect((await anybody().get('/v1/me', { cookie })).status).toBe(200);
    for (const headers of [{}, { 'x-csrf-token': '' }, { 'x-csrf-token': 'guess' }, { 'x-csrf-token': other.csrf }])
      expect(await anybody().patch(...rename('Forged'), { cookie, ...headers })).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN', detail: expect.stringContaining('X-CSRF-Token') },
      });
    expect((await anybody().get(`/v1/workspaces/${world.makers}`, { cookie })).body).toMatchObject({ name: 'maker' });
    expect(await anybody().patch(...rename('Renamed'), { cookie, 'x-csrf-token': csrf })).toMatchObject({
      status: 200,
      body: { name: 'Renamed' },
    });
  });

  it('are ignored when a request has a bearer token, which needs no CSRF header', async () => {
    const { cookie } = await session();
    expect((await world.as('maker admin').patch(...rename('By token'))).status).toBe(200);
    // A bearer token takes precedence over the cookie.
    expect((await world.as('maker admin').patch(...rename('By both'), { cookie })).status).toBe(200);
  });

  it('are refused after sign-out', async () => {
    const { cookie, csrf } = await session();
    expect((await anybody().delete('/v1/session', { cookie })).status).toBe(403);
    const out = await anybody().delete('/v1/session', { cookie, 'x-csrf-token': csrf });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()).toHaveLength(2);
    for (const line of out.headers.getSetCookie()) expect(line).toMatch(/^halftone_\w+=; Path=\/; .*Max-Age=0/);
    expect((await anybody().get('/v1/me', { cookie })).status).toBe(401);
    expect((await anybody().delete('/v1/session', { cookie, 'x-csrf-token': csrf })).status).toBe(401);
  });

  it('do not begin with an invalid token', async () => {
    expect(await signIn({ token: 'halftone_wrong' })).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect((await signIn({ token: 'x', code: 'y' })).status).toBe(400);
  });

  async function link(atMs: number): Promise<string> {
    const user = world.nameOf('maker admin');
    const token = await makeToken(databases.db, user);
    const { body } = await world.with(token).get('/v1/tokens');
    const [newest] = (body as { items: { id: string }[] }).items.toSorted((a, b) => b.id.localeCompare(a.id));
    const made = await makeSignInLink(databases.db.kysely, {
      tokenId: newest?.id ?? '',
      user,
      url: world.url,
      nowMs: atMs,
    });
    return made.url.split('#code=')[1] ?? '';
  }

  it('begin once by a one-time link, also when two requests use it at the same time', async () => {
    const code = await link(Date.now());
    const answers = await Promise.all([signIn({ code }), signIn({ code })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  });

  it('are refused with the reason when a link is used, expired or unknown', async () => {
    const used = await link(Date.now());
    await signIn({ code: used });
    const expired = await link(Date.now() - 2 * hourMs);
    for (const [code, why] of [
      [used, 'used'],
      [expired, 'expired'],
      ['no-code-of-ours', 'unknown'],
    ] as const)
      expect(await signIn({ code })).toMatchObject({ status: 401, body: { facts: { link: why } } });
  });
});
