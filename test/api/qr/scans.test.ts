/** Scans in each state of a target: JSON for a client, an HTML page for a browser. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import { dayMs } from '../../../domain/values/time-units.js';
import { createDecideToken } from '../../../store/access/decide-tokens.js';
import { setTester } from '../../../store/target/testers.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const aWeekMs = 7 * dayMs;
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const bypass = { supersede: false, reason: null } as const;

describeInTurn('a scan', (databases) => {
  let world: RegistryWorld;
  let clockMs = Date.now();
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db, { now: () => clockMs });
  });
  afterAll(() => world.close());

  const approved = async (version: string): Promise<Release> => {
    const release = await world.prepared(version);
    return release;
  };
  const makeCode = async (part: object): Promise<string> => {
    const { miniProgram, targetApp } = world;
    const wanted = { kind: 'PROMO', miniProgram, targetApp, environment: 'production', page: 'pages/index', ...part };
    const { body } = await world.as('maker admin').post('/v1/qr-codes', wanted);
    return (body as { id: string }).id;
  };
  const scan = (id: string, query = '', headers?: Record<string, string>) =>
    world.as('anonymous').get(`/q/${id}${query}`, headers);
  const decideToken = async (targetApp: string): Promise<Record<string, string>> => {
    const secret = randomUUID();
    const hash = createHash('sha256').update(secret).digest('hex');
    const made = { name: 'launcher', createdBy: 'hal', createdAtMs: clockMs, expiresAtMs: clockMs + 9 * aWeekMs };
    const token = { id: randomUUID(), hash, kind: 'page', targetApps: [targetApp], workspaceId: world.hosts } as const;
    await createDecideToken(databases.db.kysely, { ...token, ...made });
    return { authorization: `Bearer ${secret}` };
  };
  /** A scan by the super app, which sends the user key. */
  const scanAs = async (id: string, query: string) => scan(id, query, await decideToken(world.targetApp));

  it('opens the version that the target serves to that user, also after a suspension', async () => {
    const first = await approved('1.0.0');
    await world.run(first, { type: 'fullRelease', ...bypass });
    const id = await makeCode({ query: 'from=poster' });
    const opened = { available: true, page: 'pages/index', query: 'from=poster' };
    const full = await scanAs(id, '?user=u1');
    expect(full.body).toEqual({ ...opened, version: '1.0.0', reason: 'NO_CANDIDATE' });
    expect(full.headers.get('cache-control')).toBe('no-store');

    const second = await approved('2.0.0');
    await world.run(second, { type: 'setPercentage', bp: 9_999, ...bypass });
    expect((await scanAs(id, '?user=u1')).body).toEqual({ ...opened, version: '2.0.0', reason: 'IN_GRAY' });
    for (const query of ['', '?user='])
      expect((await scan(id, query)).body).toEqual({ ...opened, version: '1.0.0', reason: 'UNASSIGNED' });

    await world.runOnTarget({ type: 'forceOffline', reason: 'fraud' });
    expect((await scanAs(id, '?user=u1')).body).toEqual({ available: false, reason: 'SUSPENDED' });
    await world.runOnTarget({ type: 'liftSuspension', reason: 'cleared' });
    expect((await scanAs(id, '?user=u1')).body).toEqual({ available: false, reason: 'NO_BASELINE' });

    await world.as('maker admin').post(`/v1/mini-programs/${world.miniProgram}/versions`, {
      number: '3.0.0',
      package: { url: 'https://packages.example/3.zip', sha256: 'a'.repeat(64) },
      pages: ['pages/index'],
    });
    await world.run(await approved('3.0.0'), { type: 'fullRelease', ...bypass });
    expect((await scanAs(id, '?user=u1')).body).toMatchObject({ available: true, version: '3.0.0' });
  });

  it('with a user key is answered for that user only with a decide token of the app', async () => {
    const id = await makeCode({});
    const names = '?user=u1';
    const [anonymous, named] = [await scan(id), await scan(id, names)];
    expect(named.status).toBe(200);
    expect(named.body).toEqual(anonymous.body);
    expect((await scan(id, names, await decideToken(`other-${world.mark}`))).status).toBe(403);
    const apiToken = await makeToken(databases.db, world.nameOf('host admin'));
    for (const authorization of ['Bearer unknown', 'Basic dTpw', 'Bearer ', `Bearer ${apiToken}`])
      expect((await scan(id, names, { authorization })).status).toBe(401);
    expect((await scan(id, '', { authorization: 'Bearer unknown' })).body).toEqual(anonymous.body);
  });

  it('of a revoked code is answered 410', async () => {
    const id = await makeCode({});
    await world.as('maker admin').delete(`/v1/qr-codes/${id}`);
    const gone = await scanAs(id, '?user=u1');
    expect(gone.status).toBe(410);
    expect(gone.body).toMatchObject({ code: 'GONE' });
    const page = await scan(id, '', browser);
    expect(page.status).toBe(410);
    expect(page.body).toContain('no longer in use');
  });

  it('of an expired code opens nothing', async () => {
    const id = await makeCode({ expiresAt: new Date(clockMs + aWeekMs).toISOString() });
    expect((await scan(id)).body).toMatchObject({ available: true });
    const beforeMs = clockMs;
    clockMs += aWeekMs;
    expect((await scan(id)).body).toEqual({ available: false, reason: 'EXPIRED' });
    expect((await scan(id, '', browser)).body).toContain('This code has expired');
    clockMs = beforeMs;
  });

  it('of a preview opens the pinned release for its testers until pilot testing ends', async () => {
    await world.as('host admin').patch(`/v1/target-apps/${world.targetApp}`, { pilotSupport: true });
    await world.as('maker admin').post(`/v1/mini-programs/${world.miniProgram}/versions`, {
      number: '4.0.0',
      package: { url: 'https://packages.example/4.zip', sha256: 'a'.repeat(64) },
      pages: ['pages/new'],
    });
    const pilot = await approved('4.0.0');
    const tester = { release: pilot, userKey: 'tina', wanted: true, actor: 'ann', atMs: clockMs };
    await inTransaction(databases.db.kysely, (trx) => setTester(trx, tester));
    const expiresAt = new Date(clockMs + aWeekMs).toISOString();
    const id = await makeCode({ kind: 'PREVIEW', releaseId: pilot.id, page: 'pages/new', expiresAt });
    const opened = { available: true, version: '4.0.0', page: 'pages/new', reason: 'TESTER' };
    expect((await scanAs(id, '?user=tina')).body).toEqual(opened);
    expect((await scan(id, '?user=tina')).body).toEqual((await scan(id, '?user=otto')).body);
    expect((await scanAs(id, '?user=otto')).body).toEqual({ available: false, reason: 'NOT_A_TESTER' });
    expect((await scan(id)).body).toEqual({ available: false, reason: 'NOT_A_TESTER' });
    await world.run(pilot, { type: 'completeTesting' });
    expect((await scanAs(id, '?user=tina')).body).toEqual({ available: false, reason: 'PILOT_ENDED' });
  });

  it('of an unknown code is answered 404, for a browser with a page', async () => {
    const unknown = await scan('01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10');
    expect(unknown.status).toBe(404);
    expect(unknown.body).toMatchObject({ code: 'NOT_FOUND' });
    const page = await scan('nothing', '', browser);
    expect(page.status).toBe(404);
    expect(page.body).toContain('We do not know this code');
  });

  it.each([`user=${'x'.repeat(4097)}`, 'user=a&user=b', 'colour=red', 'user=%00'])('refuses ?%s', async (query) => {
    const { status } = await scan('nothing', `?${query}`);
    expect([400, 422]).toContain(status);
  });

  describe('by a browser', () => {
    it('gets a page with the escaped program name and a policy that permits only its own style', async () => {
      const name = `<script>alert("1")</script> & 'Söhne'`;
      await world.as('maker admin').patch(`/v1/mini-programs/${world.miniProgram}`, { name });
      const page = await scan(await makeCode({}), '', browser);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const html = String(page.body);
      expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Söhne&#39;');
      expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
      const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? '';
      const digest = createHash('sha256').update(style).digest('base64');
      expect(page.headers.get('content-security-policy')).toBe(
        `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
      expect(page.headers.get('vary')).toContain('Accept');
    });

    it('gets a page with an explanation when nothing is available', async () => {
      const id = await makeCode({});
      await world.runOnTarget({ type: 'forceOffline', reason: 'fraud' });
      const page = await scan(id, '', browser);
      expect(page.status).toBe(200);
      expect(page.body).toContain('is not available right now');
    });

    it.each([
      ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN', '识别'],
      ['de, fr;q=0.5', 'en', 'We do not know this code'],
    ])('gets the page in its language: %s', async (requested, language, words) => {
      const { body } = await scan('nothing', '', { ...browser, 'accept-language': requested });
      expect(body).toContain(`<html lang="${language}">`);
      expect(body).toContain(words);
    });

    it('gets JSON when the request has a user key', async () => {
      const { body } = await scan('nothing', '?user=u1', browser);
      expect(body).toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});
