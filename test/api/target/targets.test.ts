/** Targets over HTTP: served releases, explanations, and emergency commands, which need no worker or Temporal. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Release } from '../../../domain/release/release.js';
import type { Answered } from '../../support/http/client.js';
import { describeInTurn } from '../../support/database/databases.js';
import { type CommandBody, releaseAtTen } from '../../support/api/gray-releases.js';
import { makeRegistryWorld, type RegistryWorld } from '../../support/api/registry-world.js';

const reason = 'crashes';

describeInTurn('a target without a worker', (databases) => {
  let world: RegistryWorld;
  let path: string;
  let release: Release;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    path = `/v1/targets/${world.miniProgram}/${world.targetApp}/production`;
    ({ release } = await releaseAtTen(world));
  });
  afterAll(() => world.close());

  const get = (): Promise<Answered> => world.as('host inspector').get(path);

  it('shows its baseline, its candidate and the percentage', async () => {
    const served = { releaseId: release.id, version: '1.0.0' };
    expect(await get()).toMatchObject({
      status: 200,
      body: {
        miniProgram: world.miniProgram,
        workspaces: { miniProgram: world.makers, targetApp: world.hosts },
        environment: 'production',
        availability: 'NEVER_RELEASED',
        baseline: null,
        candidate: { ...served, owner: world.nameOf('maker admin') },
        percentage: 10,
        revision: 1,
        retained: [],
        suspension: null,
        allowedActions: [{ type: 'forceOffline', allowed: true }],
      },
    });
    expect((await get()).headers.get('etag')).toBe('"1"');
    expect((await world.as('maker operator').get(`/v1/targets?miniProgram=${world.miniProgram}`)).body).toMatchObject({
      items: [{ percentage: 10 }],
    });
    const found = (words: string) => world.as('maker operator').get(`/v1/targets?q=${encodeURIComponent(words)}`);
    expect((await found(`${world.miniProgram.slice(1)} ${world.targetApp}`)).body).toMatchObject({
      items: [
        { miniProgram: world.miniProgram, miniProgramName: expect.any(String), targetAppName: expect.any(String) },
      ],
    });
    expect((await found(`${world.miniProgram} nothing-is-called-so`)).body).toEqual({ items: [] });
    expect((await world.as('stranger').get('/v1/targets')).body).toEqual({ items: [] });
    expect((await world.as('stranger').get(path)).status).toBe(404);
  });

  it('explains the decision for one user', async () => {
    const explain = async (query: string): Promise<unknown> =>
      (await world.as('maker developer').get(`${path}/explain${query}`)).body;
    const one = (await explain('?user=user-1')) as { position: number; threshold: number };
    expect(one).toMatchObject({
      verdict: one.position < one.threshold ? 'candidate' : 'unavailable',
      userHash: expect.any(Number),
      threshold: 429_496_730,
      percentage: 10,
      entersAtPercentage: expect.any(Number),
      saltFingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(await explain('')).toMatchObject({ verdict: 'unavailable', userHash: null, position: null });
  });

  it('is forced offline only by the emergency roles of the target app', async () => {
    const body = { type: 'forceOffline', reason };
    expect((await world.as('maker admin').post(`${path}/commands`, body)).status).toBe(403);
    expect((await world.as('host reviewer').post(`${path}/commands`, body)).status).toBe(403);
    expect((await world.as('host admin').post(`${path}/commands`, { type: 'forceOffline' })).status).toBe(400);
    expect((await world.as('host admin').post(`${path}/commands`, body, { 'if-match': '"0"' })).status).toBe(412);
  });

  it('is forced offline without Temporal, once per idempotency key, and the suspension can be lifted', async () => {
    const inspector = world.as('host inspector');
    const key = { 'idempotency-key': 'now' };
    const offline = await inspector.post(`${path}/commands`, { type: 'forceOffline', reason }, key);
    const again = await inspector.post(`${path}/commands`, { type: 'forceOffline', reason }, key);
    expect(offline).toMatchObject({
      status: 200,
      body: {
        command: { type: 'forceOffline', outcome: 'APPLIED', revision: 2, role: 'target app inspector' },
        target: { availability: 'SUSPENDED_BY_OPERATOR', candidate: null, percentage: 0, suspension: { reason } },
      },
    });
    expect(again).toMatchObject({ status: 200, body: { command: (offline.body as CommandBody).command } });
    expect(await world.as('maker admin').get(`/v1/releases/${release.id}`)).toMatchObject({
      body: { status: 'CANCELED', terminalReason: 'TARGET_FORCED_OFFLINE' },
    });
    expect(await inspector.post(`${path}/commands`, { type: 'forceOffline', reason })).toMatchObject({
      body: { command: { outcome: 'NO_OP' } },
    });
    expect(await inspector.post(`${path}/commands`, { type: 'liftSuspension', reason: 'fixed' })).toMatchObject({
      status: 200,
      body: { command: { outcome: 'APPLIED' }, target: { availability: 'NEVER_RELEASED', suspension: null } },
    });
    const { command } = offline.body as CommandBody;
    expect(await inspector.get(`/v1/commands/${command.id}`)).toMatchObject({
      status: 200,
      body: { command: { outcome: 'APPLIED' }, target: { suspension: null } },
    });
    expect((await inspector.get(`${path}/commands`)).body).toMatchObject({
      items: [
        { type: 'liftSuspension' },
        { type: 'forceOffline' },
        { type: 'forceOffline' },
        { code: 'STALE_REVISION' },
      ],
    });
    expect((await inspector.get(`${path}/events`)).body).toMatchObject({
      items: [
        { type: 'CandidateSet', seq: 1 },
        { type: 'Suspended', seq: 2 },
        { type: 'SuspensionLifted', seq: 3 },
      ],
    });
    const newest = (await inspector.get(`${path}/events?sort=-at&limit=2`)).body as { nextCursor: string };
    expect(newest).toMatchObject({ items: [{ seq: 3 }, { seq: 2 }] });
    expect((await inspector.get(`${path}/events?sort=-at&limit=2&cursor=${newest.nextCursor}`)).body).toMatchObject({
      items: [{ seq: 1 }],
    });
  });

  it('exists without any release, and is 404 for an environment that the app does not have', async () => {
    expect(await world.as('host operator').get(path.replace('production', 'sandbox'))).toMatchObject({
      status: 200,
      body: { availability: 'NEVER_RELEASED', revision: 0 },
    });
    expect((await world.as('host operator').get(path.replace('production', 'moon'))).status).toBe(404);
    expect((await world.as('host operator').get(`${path}%00`)).status).toBe(404);
  });
});
