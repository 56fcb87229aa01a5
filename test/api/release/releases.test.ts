/** /v1/releases: creation, list, progress and trail. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { releaseCommandTypes } from '../../../domain/release/command-catalog.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

/** Any text. */
const remedy: unknown = expect.any(String);

interface ProgressBody {
  readonly id: string;
  readonly allowedActions: readonly { readonly type: string; readonly allowed: boolean; readonly rejection?: object }[];
}

describeInTurn('releases over HTTP', (databases) => {
  let world: RegistryWorld;
  beforeAll(async () => {
    const temporalUi = { url: 'http://temporal.test', namespace: 'default' };
    world = await makeRegistryWorld(databases.db, { temporalUi });
  });
  afterAll(() => world.close());

  const releasesOf = (version: string): string => `/v1/mini-programs/${world.miniProgram}/versions/${version}/releases`;
  const action = (body: unknown, type: string) =>
    (body as ProgressBody).allowedActions.find((allowed) => allowed.type === type);

  describe('creation', () => {
    it('answers 201 with the progress and a Location header', async () => {
      const body = { targetApp: world.targetApp, environment: 'production' };
      const made = await world.as('maker admin').post(releasesOf('1.0.0'), body);
      const { id } = made.body as ProgressBody;
      expect(made).toMatchObject({
        status: 201,
        body: {
          miniProgram: world.miniProgram,
          version: '1.0.0',
          ...body,
          kind: 'NORMAL',
          status: 'CREATED',
          label: 'New Version Created',
          phase: null,
          percentage: 0,
          revision: 1,
          createdBy: world.nameOf('maker admin'),
          target: { availability: 'NEVER_RELEASED', baseline: null, candidate: null },
          blockers: [{ code: 'NOT_APPLIED', clearedBy: { type: 'apply' } }],
          lastCommands: [],
          lastChange: {
            by: world.nameOf('maker admin'),
            type: 'ReleaseCreated',
            at: expect.any(String),
            reason: null,
            fromPercentage: 0,
            toPercentage: 0,
          },
          warnings: [],
        },
      });
      expect(made.headers.get('location')).toBe(`/v1/releases/${id}`);
      expect(made.headers.get('etag')).toBe('"1"');
      const workflowId = `release%2F${world.miniProgram}%2F1.0.0%2F${world.targetApp}%2Fproduction`;
      expect((made.body as { links: unknown }).links).toEqual({
        temporalUi: `http://temporal.test/namespaces/default/workflows/${workflowId}`,
      });
      const seen = await world.as('maker admin').get(`/v1/releases/${id}`);
      expect(seen).toMatchObject({ status: 200, body: made.body as object });
      expect(seen.headers.get('etag')).toBe('"1"');
    });

    it('answers the same key with the same answer, and 422 when the body differs', async () => {
      const key = { 'idempotency-key': `make-${world.mark}` };
      const body = { targetApp: world.targetApp, environment: 'test' };
      const first = await world.as('maker admin').post(releasesOf('1.0.0'), body, key);
      const again = await world.as('maker admin').post(releasesOf('1.0.0'), body, key);
      const other = await world.as('maker admin').post(releasesOf('1.0.0'), { ...body, environment: 'sandbox' }, key);
      expect(again).toMatchObject({ status: 201, body: first.body as object });
      expect(again.headers.get('location')).toBe(first.headers.get('location'));
      expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    });

    it('refuses a second release of a version on a target, with the id of the first', async () => {
      const earlier = await world.release('2.0.0', 'development');
      const body = { targetApp: world.targetApp, environment: 'development' };
      expect(await world.as('maker admin').post(releasesOf('2.0.0'), body)).toMatchObject({
        status: 409,
        body: { code: 'VERSION_ALREADY_RELEASED_TO_TARGET', facts: { releaseId: earlier.id }, remedy },
      });
    });

    it('answers 422 for an unknown target app, 400 for an unknown field, 404 for an unknown version', async () => {
      const maker = world.as('maker admin');
      const body = { targetApp: world.targetApp, environment: 'production' };
      expect(await maker.post(releasesOf('2.0.0'), { ...body, targetApp: 'nowhere' })).toMatchObject({
        status: 422,
        body: { errors: [{ path: '/targetApp', message: expect.any(String) }] },
      });
      expect((await maker.post(releasesOf('2.0.0'), { ...body, more: 1 })).status).toBe(400);
      expect((await maker.post(releasesOf('9.9.9'), body)).status).toBe(404);
      expect((await maker.post(releasesOf('2.0.0'), { ...body, environment: 'moon' })).status).toBe(422);
    });

    it('requires a go-live role: other makers get 403, strangers 404', async () => {
      const body = { targetApp: world.targetApp, environment: 'sandbox' };
      const statuses: Record<string, number> = {};
      for (const person of ['maker developer', 'program developer', 'stranger', 'system admin', 'anonymous'] as const)
        statuses[person] = (await world.as(person).post(releasesOf('2.0.0'), body)).status;
      expect(statuses).toEqual({
        'maker developer': 403,
        'program developer': 403,
        stranger: 404,
        'system admin': 404,
        anonymous: 401,
      });
      expect((await world.as('program admin').post(releasesOf('2.0.0'), body)).status).toBe(201);
    });
  });

  describe('progress', () => {
    it('has the allowed actions of each principal', async () => {
      const release = await world.release('2.0.0');
      const maker = await world.as('maker admin').get(`/v1/releases/${release.id}`);
      const reviewer = await world.as('host reviewer').get(`/v1/releases/${release.id}`);
      expect(action(maker.body, 'apply')).toEqual({ type: 'apply', allowed: true });
      expect(reviewer.body).toMatchObject({ allowedActions: [{ type: 'apply', allowed: false }] });
      expect(action(reviewer.body, 'apply')).toEqual({
        type: 'apply',
        allowed: false,
        rejection: {
          code: 'FORBIDDEN',
          facts: { permission: 'goLive', roles: ['workspace admin', 'mini program admin'] },
          remedy: 'Ask an admin of the workspace, or an admin of the mini program.',
        },
      });
      // The command itself gets the same rejection.
      const answer = await world.as('host reviewer').post(`/v1/releases/${release.id}/commands`, { type: 'apply' });
      const { rejection } = action(reviewer.body, 'apply') as { rejection: object };
      expect(answer).toMatchObject({ status: 403, body: rejection });
      const all = (await world.as('maker admin').get(`/v1/releases/${release.id}?actions=all`)).body as ProgressBody;
      expect(all.allowedActions.map(({ type }) => type)).toEqual(releaseCommandTypes);
      expect(action(all, 'cancel')).toMatchObject({
        allowed: false,
        rejection: { code: 'WRONG_STATUS', facts: { status: 'CREATED' }, remedy },
      });
    });

    it('is readable for members of both sides, and 404 for others', async () => {
      const { id } = await world.release('1.0.0', 'sandbox');
      for (const person of ['maker operator', 'program developer', 'host inspector'] as const)
        expect((await world.as(person).get(`/v1/releases/${id}`)).status).toBe(200);
      for (const person of ['stranger', 'system admin'] as const)
        expect((await world.as(person).get(`/v1/releases/${id}`)).status).toBe(404);
    });

    it('answers 503 to source=workflow when no workflow can answer', async () => {
      const { id } = await world.release('1.0.0', 'development');
      expect(await world.as('maker admin').get(`/v1/releases/${id}?source=workflow`)).toMatchObject({
        status: 503,
        body: { code: 'WORKFLOW_UNAVAILABLE' },
      });
    });
  });

  describe('the list', () => {
    it('has filters, search and pages, newest first', async () => {
      const maker = world.as('maker admin');
      const all = await maker.get(`/v1/releases?miniProgram=${world.miniProgram}`);
      const ids = (all.body as { items: ProgressBody[] }).items.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort().reverse());
      expect(all.body).toMatchObject({ items: ids.map(() => ({ lastChange: { type: 'ReleaseCreated' } })) });
      const first = await maker.get('/v1/releases?q=weath&limit=2');
      const { items, nextCursor } = first.body as { items: ProgressBody[]; nextCursor: string };
      const second = await maker.get(`/v1/releases?q=weath&limit=2&cursor=${nextCursor}`);
      expect(items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect((second.body as { items: ProgressBody[] }).items.map(({ id }) => id)).toEqual(ids.slice(2, 4));
      for (const [filter, count] of [
        ['environment=sandbox', 2],
        ['environment=sandbox&status=FULL_RELEASE', 0],
        [`workspace=${world.hosts}&environment=sandbox`, 2],
        ['q=nothing-of-that-name', 0],
      ] as const)
        expect((await maker.get(`/v1/releases?${filter}`)).body).toMatchObject({ items: { length: count } });
    });

    it('shows a user only releases that the user may read', async () => {
      expect(await world.as('stranger').get('/v1/releases')).toMatchObject({ status: 200, body: { items: [] } });
      expect((await world.as('host operator').get('/v1/releases')).body).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ targetApp: world.targetApp })]),
      });
    });

    it.each(['status=NO', 'limit=0', 'limit=201', 'limit=x', 'cursor=%00', 'cursor=bm9wZQ', 'q=%ED%A0%80x%00'])(
      'answers 422 to ?%s',
      async (query) => {
        expect((await world.as('maker admin').get(`/v1/releases?${query}`)).status).toBe(422);
      },
    );

    it.each(['unknown=1', 'limit=1&limit=2'])('answers 400 to ?%s', async (query) => {
      expect((await world.as('maker admin').get(`/v1/releases?${query}`)).status).toBe(400);
    });
  });

  it('have a trail in order of events', async () => {
    const { id } = await world.release('2.0.0', 'test');
    const trail = await world.as('host operator').get(`/v1/releases/${id}/events`);
    const created = { type: 'ReleaseCreated', actor: world.nameOf('maker admin'), commandId: null };
    expect(trail).toMatchObject({
      status: 200,
      body: { items: [{ seq: 1, ...created, before: null, after: { status: 'CREATED' }, reason: null }] },
    });
  });

  describe('in a world of their own', () => {
    let own: RegistryWorld;
    beforeAll(async () => {
      own = await makeRegistryWorld(databases.db);
    });
    afterAll(() => own.close());

    it('have a trail that can be read from its end, by types of events, in pages', async () => {
      const release = await own.release('1.0.0');
      for (const type of ['apply', 'withdraw', 'apply', 'withdraw'] as const) await own.run(release, { type });
      const read = (query: string) => own.as('host operator').get(`/v1/releases/${release.id}/events?${query}`);
      const page = async (query: string) => {
        const { items, nextCursor } = (await read(query)).body as { items: { seq: number }[]; nextCursor?: string };
        return { seqs: items.map(({ seq }) => seq), cursor: String(nextCursor) };
      };
      expect((await page('sort=-at')).seqs).toEqual([5, 4, 3, 2, 1]);
      const types = 'type=ReviewWithdrawn&type=ReleaseCreated';
      expect((await page(types)).seqs).toEqual([1, 3, 5]);
      const { seqs, cursor } = await page(`sort=-at&${types}&limit=2`);
      expect(seqs).toEqual([5, 3]);
      expect((await page(`sort=-at&${types}&limit=2&cursor=${cursor}`)).seqs).toEqual([1]);
      expect((await read('type=Unknown')).status).toBe(422);
    });

    it('say the names of their mini program, target app and workspace', async () => {
      const { id } = await own.release('2.0.0');
      const listed = await own.as('host operator').get(`/v1/releases?q=${id}`);
      const { miniProgramName, targetAppName, workspace } = (listed.body as { items: Record<string, unknown>[] })
        .items[0]!;
      expect(miniProgramName).toEqual(expect.any(String));
      const names = { miniProgramName, targetAppName, workspace };
      expect((await own.as('host operator').get(`/v1/releases/${id}`)).body).toMatchObject(names);
    });
  });
});
