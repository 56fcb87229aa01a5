/** One stop command for several releases: outcomes, permissions, repetition and the scope `stop`. Without a worker. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultCommandTimeouts } from '../../../api/release/commands/signal-and-wait.js';
import { sql } from 'kysely';
import type { Release } from '../../../domain/release/release.js';
import { makeToken } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const reason = 'crash rate above normal';
const path = '/v1/release-commands';
const raise = { type: 'setPercentage', bp: 1_000, supersede: false, reason: null } as const;

describeInTurn('a stop command for several releases', (databases) => {
  let world: RegistryWorld;
  let other: RegistryWorld;
  let gray: Release;
  let elsewhere: Release;
  let full: Release;
  const shareOf = async (place: RegistryWorld, { id }: Release) =>
    ((await place.as('maker admin').get(`/v1/releases/${id}`)).body as { phase: string | null }).phase;

  beforeAll(async () => {
    const commandTimeouts = { ...defaultCommandTimeouts, stopMs: 50 };
    world = await makeRegistryWorld(databases.db, { commandTimeouts });
    other = await makeRegistryWorld(databases.db);
    full = await world.prepared('1.0.0');
    await world.run(full, { type: 'fullRelease', supersede: false, reason: null });
    gray = await world.prepared('2.0.0');
    await world.run(gray, raise);
    elsewhere = await other.prepared('2.0.0');
    await other.run(elsewhere, raise);
  });
  afterAll(async () => {
    await world.close();
    await other.close();
  });

  it('has an outcome for each release, and one failure hides no other', async () => {
    const missing = randomUUID();
    const releases = [gray.id, full.id, elsewhere.id, missing];
    const answer = await world.as('maker developer').post(path, { type: 'pause', reason, releases });
    expect(answer).toMatchObject({
      status: 207,
      body: {
        applied: 1,
        unchanged: 0,
        failed: 3,
        items: [
          {
            release: gray.id,
            status: 200,
            command: { type: 'pause', outcome: 'APPLIED', role: 'workspace developer', reason },
          },
          {
            release: full.id,
            status: 409,
            command: { outcome: 'REJECTED', code: 'WRONG_STATUS' },
            problem: { code: 'WRONG_STATUS', remedy: expect.any(String) },
          },
          { release: elsewhere.id, status: 404, problem: { code: 'NOT_FOUND' } },
          { release: missing, status: 404, problem: { code: 'NOT_FOUND' } },
        ],
      },
    });
    expect([await shareOf(world, gray), await shareOf(other, elsewhere)]).toEqual(['PAUSED', 'SERVING']);
  });

  it('is refused for each release by its own roles', async () => {
    const releases = [gray.id];
    const answer = await world.as('host developer').post(path, { type: 'reset', reason, releases });
    expect(answer).toMatchObject({
      status: 207,
      body: {
        failed: 1,
        items: [{ status: 403, problem: { code: 'FORBIDDEN', facts: { roles: expect.any(Array) } } }],
      },
    });
  });

  it('repeated with the same key gives the recorded outcomes, and does nothing twice', async () => {
    const key = randomUUID();
    const send = () =>
      other
        .as('host inspector')
        .post(path, { type: 'pause', reason, releases: [elsewhere.id] }, { 'Idempotency-Key': key });
    const [first, second] = [await send(), await send()];
    expect(first).toMatchObject({ status: 207, body: { applied: 1 } });
    expect(second.body).toEqual(first.body);
  });

  describe('a token with the scope stop', () => {
    const withScopes = async (...scopes: string[]) =>
      world.with(await makeToken(databases.db, world.nameOf('maker admin'), { scopes }));

    it('stops, alone and in a batch', async () => {
      const alert = await withScopes('stop');
      const single = await alert.post(`/v1/releases/${gray.id}/commands`, { type: 'pause', reason });
      const batch = await alert.post(path, { type: 'pause', reason, releases: [gray.id] });
      expect([single.status, batch.status, batch.body]).toEqual([200, 207, expect.objectContaining({ unchanged: 1 })]);
    });

    it('raises nothing and reads no list', async () => {
      const alert = await withScopes('stop');
      const raised = await alert.post(`/v1/releases/${gray.id}/commands`, { type: 'setPercentage', percentage: 20 });
      const listed = await alert.get('/v1/releases');
      expect([raised, listed]).toMatchObject([
        { status: 403, body: { facts: { scope: 'operate' } } },
        { status: 403, body: { facts: { scope: 'read' } } },
      ]);
    });

    it('is needed: a token that only reads stops nothing', async () => {
      const reader = await withScopes('read');
      const refused = await reader.post(path, { type: 'pause', reason, releases: [gray.id] });
      expect(refused).toMatchObject({ status: 403, body: { facts: { scope: 'stop' } } });
    });
  });

  describe('by a filter', () => {
    const stop = async (filter: object, person: 'maker admin' | 'stranger' = 'maker admin') => {
      const answer = await world.as(person).post(path, { type: 'pause', reason, filter });
      expect(answer.status).toBe(207);
      return (answer.body as { items: { release: string; status: number }[] }).items;
    };

    it('stops the gray releases that fit and that one may read, and no others', async () => {
      await world.run(gray, { type: 'resume' });
      await other.run(elsewhere, { type: 'resume' });
      expect(await stop({ miniProgram: world.miniProgram, minPercentage: 10.01 })).toEqual([]);
      expect(await stop({ miniProgram: other.miniProgram })).toEqual([]);
      expect(await stop({ miniProgram: world.miniProgram, version: '9' })).toEqual([]);
      expect(await stop({ q: 'weather' }, 'stranger')).toEqual([]);
      expect(await shareOf(world, gray)).toBe('SERVING');
      const items = await stop({ q: 'weather', changedSince: 'PT1H', minPercentage: 10, notConfirmed: false });
      expect(items).toMatchObject([{ release: gray.id, status: 200 }]);
      expect([await shareOf(world, gray), await shareOf(other, elsewhere)]).toEqual(['PAUSED', 'SERVING']);
    });

    it('refuses more releases than a request may name, and does nothing', async () => {
      await world.run(gray, { type: 'resume' });
      const { kysely } = databases.db;
      const of = { miniProgram: world.miniProgram, targetApp: world.targetApp };
      await sql`insert into version select ${of.miniProgram}, '9.0.' || n, 9000 + n, 'u', 's', '[]', 'ann', now()
        from generate_series(1, 500) n`.execute(kysely);
      // At 0 %, because one release on a target can have a share.
      await sql`insert into release (id, kind, mini_program_id, version, target_app_id, environment, workspace_id,
          app_workspace_id, created_by, created_at, updated_at, body)
        select id, 'NORMAL', mini_program_id, version, target_app_id, environment, workspace_id, app_workspace_id,
          created_by, created_at, updated_at, body || jsonb_build_object('id', id, 'version', version, 'state',
            jsonb_build_object('status', 'GRAYSCALE_RELEASE', 'phase', jsonb_build_object('name', 'READY')))
        from (
          select ${world.mark} || '-' || n as id, mini_program_id, '9.0.' || n as version, target_app_id, environment,
            workspace_id, app_workspace_id, created_by, created_at, updated_at, body
          from release, generate_series(1, 500) n where release.id = ${gray.id}
        ) more`.execute(kysely);
      const answer = await world.as('maker admin').post(path, { type: 'pause', reason, filter: of });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: '/filter' }] } });
      expect(await shareOf(world, gray)).toBe('SERVING');
      expect(await stop({ ...of, minPercentage: 1 })).toMatchObject([{ release: gray.id, status: 200 }]);
    });
  });

  it.each([
    ['an empty filter', { type: 'pause', filter: {}, reason }],
    ['an unknown filter', { type: 'pause', filter: { status: 'CREATED' }, reason }],
    ['a filter and releases', { type: 'pause', filter: { q: 'a' }, releases: ['x'], reason }],
    ['neither', { type: 'pause', reason }],
    ['a raise', { type: 'setPercentage', releases: ['x'], reason }],
    ['no reason', { type: 'pause', releases: ['x'] }],
    ['no release', { type: 'pause', releases: [], reason }],
    ['a release twice', { type: 'pause', releases: ['x', 'x'], reason }],
  ])('with %s is refused', async (_, body) => {
    expect((await world.as('maker admin').post(path, body)).status).toBeGreaterThanOrEqual(400);
  });
});
