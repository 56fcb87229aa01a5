/**
 * Commands over HTTP with Temporal away and no worker at all: stop commands are applied, the others wait in the
 * ledger and nothing is lost.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type StopSweep, startStopSweep } from '../../api/commands/sweep-stops.js';
import type { Release } from '../../domain/release/release.js';
import { silentLogger } from '../../platform/logger.js';
import { applyCommand } from '../../store/apply-command.js';
import { recordCommand } from '../../store/record-command.js';
import type { Answered } from '../support/client.js';
import { apiDeps } from '../support/api-deps.js';
import { describeOnEachDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { makeRegistryWorld, type RegistryWorld } from '../support/registry-world.js';

interface CommandBody {
  readonly command: { readonly id: string; readonly outcome: string };
  readonly release: { readonly revision: number };
}

const reason = 'crashes';

describeOnEachDatabase('without a worker', (databases) => {
  const open: RegistryWorld[] = [];
  const newWorld = async (): Promise<RegistryWorld> => {
    const world = await makeRegistryWorld(databases.db);
    open.push(world);
    return world;
  };
  afterEach(async () => {
    for (const world of open.splice(0)) await world.close();
  });

  /** A world with a release that serves 10 %. */
  const gray = async (): Promise<{ world: RegistryWorld; release: Release; path: string }> => {
    const world = await newWorld();
    const release = await world.release('1.0.0');
    await world.run(release, { type: 'apply' });
    await world.run(release, { type: 'approve' }, 'host reviewer');
    await world.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
    return { world, release, path: `/v1/releases/${release.id}/commands` };
  };

  describe('a stop command', () => {
    it.each([
      ['pause', { status: 'GRAYSCALE_RELEASE', phase: 'PAUSED', percentage: 10 }],
      ['reset', { status: 'RELEASE_PREPARATION', percentage: 0 }],
      ['cancel', { status: 'CANCELED', percentage: 0, target: { candidate: null } }],
    ])('%s is applied', async (type, after) => {
      const { world, path } = await gray();
      const answer = await world.as('maker developer').post(path, { type, reason });
      expect(answer).toMatchObject({
        status: 200,
        body: {
          command: {
            type,
            outcome: 'APPLIED',
            actor: world.nameOf('maker developer'),
            role: 'workspace developer',
            reason,
            revision: 5,
          },
          release: { ...after, revision: 5, lastCommands: [{ type, outcome: 'APPLIED' }, {}, {}, {}] },
        },
      });
      expect(answer.headers.get('etag')).toBe('"5"');
    });

    it('rollback is applied, and names the release it made', async () => {
      const { world, release } = await gray();
      await world.run(release, { type: 'fullRelease', supersede: false, reason: null });
      const next = await world.release('2.0.0');
      await world.run(next, { type: 'apply' });
      await world.run(next, { type: 'approve' }, 'host reviewer');
      await world.run(next, { type: 'fullRelease', supersede: false, reason: null });
      const answer = await world
        .as('maker admin')
        .post(`/v1/releases/${next.id}/commands`, { type: 'rollback', reason });
      expect(answer).toMatchObject({
        status: 200,
        body: {
          release: { status: 'ARCHIVED', terminalReason: 'ROLLED_BACK' },
          createdRelease: { id: expect.any(String), version: '1.0.0' },
        },
      });
      const { createdRelease } = answer.body as { createdRelease: { id: string } };
      expect((await world.as('maker admin').get(`/v1/releases/${createdRelease.id}`)).body).toMatchObject({
        kind: 'ROLLBACK',
        status: 'FULL_RELEASE',
      });
    });

    it('overtakes what waits', async () => {
      const { world, path } = await gray();
      const raise = await world.as('maker admin').post(path, { type: 'setPercentage', percentage: 50 });
      const stop = await world.as('host inspector').post(path, { type: 'pause', reason });
      const { command } = raise.body as CommandBody;
      const later = await world.as('maker admin').get(`/v1/commands/${command.id}`);
      expect([raise.status, stop.status]).toEqual([202, 200]);
      expect(later).toMatchObject({
        status: 200,
        body: {
          command: {
            outcome: 'REJECTED',
            code: 'OVERTAKEN_BY_STOP',
            facts: { stop: 'pause' },
            remedy: expect.any(String),
          },
          release: { phase: 'PAUSED', percentage: 10 },
        },
      });
    });

    it('is refused where it does not fit, and stands in the ledger so', async () => {
      const world = await newWorld();
      const { id } = await world.release('1.0.0');
      const path = `/v1/releases/${id}/commands`;
      const answer = await world.as('maker admin').post(path, { type: 'cancel', reason });
      const { command } = answer.body as CommandBody;
      expect(answer).toMatchObject({
        status: 409,
        body: {
          type: 'urn:halftone:problem:WRONG_STATUS',
          title: expect.any(String),
          status: 409,
          instance: path,
          code: 'WRONG_STATUS',
          facts: { command: 'cancel', status: 'CREATED' },
          remedy: 'Nothing is served: leave it as it is.',
          command: { outcome: 'REJECTED', code: 'WRONG_STATUS' },
          release: { status: 'CREATED' },
        },
      });
      expect((await world.as('maker admin').get(path)).body).toMatchObject({
        items: [{ id: command.id, outcome: 'REJECTED', code: 'WRONG_STATUS' }],
      });
    });

    it('to a release that has ended is answered at once', async () => {
      const { world, release, path } = await gray();
      await world.run(release, { type: 'cancel', reason });
      expect(await world.as('maker admin').post(path, { type: 'pause', reason })).toMatchObject({
        status: 409,
        body: { code: 'ALREADY_FINAL', facts: { status: 'CANCELED' } },
      });
    });

    it('that a dead process left is applied by another one', async () => {
      const { world, release, path } = await gray();
      const id = await leave(world, release);
      const sweep = startSweep();
      await eventually(async () => {
        const answer = await world.as('maker admin').get(`/v1/commands/${id}`);
        expect(answer.body).toMatchObject({ command: { outcome: 'APPLIED' }, release: { phase: 'PAUSED' } });
      });
      await sweep.stop();
      expect((await world.as('maker admin').get(path)).body).toMatchObject({ items: { length: 4 } });
    });

    const startSweep = (): StopSweep => {
      const { metrics } = apiDeps(databases.db);
      return startStopSweep({ database: databases.db, logger: silentLogger(), metrics, now: Date.now });
    };

    const leave = async (world: RegistryWorld, release: Release): Promise<string> => {
      const id = randomUUID();
      const { miniProgram, targetApp, environment } = release;
      await recordCommand(databases.db.kysely, {
        id,
        place: { releaseId: release.id, target: { miniProgram, targetApp, environment } },
        command: { type: 'pause', reason },
        actor: world.nameOf('maker admin'),
        role: 'workspace admin',
        idempotency: { key: id, bodyDigest: id },
        expectedRevision: null,
        receivedAtMs: Date.now(),
      });
      return id;
    };
  });

  describe('another command', () => {
    it('waits: 202 and where to ask; then its outcome is found there', async () => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, { type: 'setPercentage', percentage: 12.34 });
      const { command } = answer.body as CommandBody;
      expect(answer).toMatchObject({
        status: 202,
        body: {
          command: { type: 'setPercentage', args: { percentage: 12.34 }, outcome: 'RECEIVED' },
          release: { percentage: 10, revision: 4, lastCommands: [{ outcome: 'RECEIVED' }, {}, {}, {}] },
        },
      });
      expect(answer.headers.get('location')).toBe(`/v1/commands/${command.id}`);
      await applyCommand(databases.db.kysely, { commandId: command.id, through: 'relay' });
      expect(await world.as('host operator').get(`/v1/commands/${command.id}`)).toMatchObject({
        status: 200,
        body: { command: { outcome: 'APPLIED', revision: 5 }, release: { percentage: 12.34 } },
      });
    });

    it('that the preview refuses is refused at once', async () => {
      const { world, path } = await gray();
      expect(await world.as('maker admin').post(path, { type: 'setPercentage', percentage: 5 })).toMatchObject({
        status: 409,
        body: {
          code: 'PERCENTAGE_MUST_INCREASE',
          facts: { current: 10, asked: 5 },
          remedy: expect.stringContaining('reset'),
          release: { percentage: 10 },
        },
      });
    });
  });

  describe('the ledger', () => {
    it('gives the same key the recorded answer, once applied too', async () => {
      const { world, path } = await gray();
      const key = { 'idempotency-key': 'pause-once' };
      const first = await world.as('maker admin').post(path, { type: 'pause', reason }, key);
      const again = await world.as('maker admin').post(path, { type: 'pause', reason }, key);
      expect(again).toMatchObject({ status: 200, body: { command: (first.body as CommandBody).command } });
      expect((again.body as CommandBody).release.revision).toBe(5);
      expect(again.headers.get('idempotency-key')).toBe('pause-once');
    });

    it('gives the same key the recorded answer while it waits, and does not add another command', async () => {
      const { world, path } = await gray();
      const key = { 'idempotency-key': 'raise-once' };
      const body = { type: 'setPercentage', percentage: 20 };
      const [one, two] = await Promise.all([
        world.as('maker admin').post(path, body, key),
        world.as('maker admin').post(path, body, key),
      ]);
      expect([one.status, two.status]).toEqual([202, 202]);
      expect((two.body as CommandBody).command.id).toBe((one.body as CommandBody).command.id);
      expect((await world.as('maker admin').get(path)).body).toMatchObject({ items: { length: 4 } });
    });

    it('answers 422 to the same key with another body, and keeps keys of two people apart', async () => {
      const { world, path } = await gray();
      const key = { 'idempotency-key': 'mine' };
      await world.as('maker admin').post(path, { type: 'pause', reason }, key);
      expect(await world.as('maker admin').post(path, { type: 'pause', reason: 'other' }, key)).toMatchObject({
        status: 422,
        body: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
      expect(await world.as('program admin').post(path, { type: 'pause', reason: 'other' }, key)).toMatchObject({
        status: 200,
        body: { command: { outcome: 'NO_OP' } },
      });
    });

    it('pages, newest first', async () => {
      const { world, path } = await gray();
      const first = await world.as('host operator').get(`${path}?limit=2`);
      expect(first.body).toMatchObject({ items: [{ type: 'setPercentage' }, { type: 'approve' }] });
      const { nextCursor } = first.body as { nextCursor: string };
      const second = await world.as('host operator').get(`${path}?limit=2&cursor=${nextCursor}`);
      expect(second.body).toEqual({ items: [expect.objectContaining({ type: 'apply', args: {} })] });
    });
  });

  describe('If-Match', () => {
    it('lets a current revision pass', async () => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, { type: 'pause', reason }, { 'if-match': '"4"' });
      expect(answer.status).toBe(200);
    });

    it.each([
      ['a stop command', { type: 'cancel', reason }],
      ['another command', { type: 'setPercentage', percentage: 20 }],
    ])('answers 412 with the current state to %s for an older one', async (_kind, body) => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, body, { 'if-match': 'W/"3"' });
      expect(answer).toMatchObject({
        status: 412,
        body: {
          code: 'STALE_REVISION',
          facts: { expected: 3, current: 4 },
          command: { outcome: 'REJECTED', code: 'STALE_REVISION' },
          release: { revision: 4, percentage: 10 },
        },
      });
      expect(answer.headers.get('etag')).toBe('"4"');
    });

    it.each(['4', '"x"', '"-1"', '*'])('is 422 when it is %s', async (tag) => {
      const { world, path } = await gray();
      const answer = await world.as('maker admin').post(path, { type: 'pause', reason }, { 'if-match': tag });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'header/if-match' }] } });
    });
  });

  describe('bad input', () => {
    it.each([
      [400, { type: 'setPercentage', percentage: '10' }],
      [400, { type: 'setPercentage' }],
      [400, { type: 'pause', reason: 7 }],
      [400, { type: 'pause', reason, more: true }],
      [400, { type: 3 }],
      [400, {}],
      [400, []],
      [400, 'pause'],
      [400, null],
      [422, { type: 'fly' }],
      [422, { type: 'setPercentage', percentage: 0 }],
      [422, { type: 'setPercentage', percentage: -1 }],
      [422, { type: 'setPercentage', percentage: 100.01 }],
      [422, { type: 'setPercentage', percentage: 12.345 }],
      [422, { type: 'setPercentage', percentage: 20, supersede: true }],
      [422, { type: 'chooseType', releaseType: 'FULL' }],
      [422, { type: 'pause', reason: '' }],
      [422, { type: 'pause', reason: '  ' }],
      [422, { type: 'pause', reason: 'x'.repeat(501) }],
      [422, { type: 'pause', reason: 'a\u0000b' }],
      [422, { type: 'rollback', reason, to: 'a\u0000b' }],
    ])('answers %d to %j and writes nothing', async (status, body) => {
      const answer = await shared.world.as('maker admin').post(shared.path, body);
      expect(answer).toMatchObject({ status, body: { errors: expect.any(Array) } });
      expect((await shared.world.as('maker admin').get(shared.path)).body).toEqual({ items: [] });
    });

    const shared = {} as { world: RegistryWorld; path: string };
    beforeAll(async () => {
      shared.world = await makeRegistryWorld(databases.db);
      shared.path = `/v1/releases/${(await shared.world.release('1.0.0')).id}/commands`;
    });
    afterAll(() => shared.world.close());
  });

  it('is 403 for a command that the role does not grant, and enters no ledger', async () => {
    const { world, path } = await gray();
    const statuses = await Promise.all([
      world.as('maker developer').post(path, { type: 'setPercentage', percentage: 20 }),
      world.as('host inspector').post(path, { type: 'reset' }),
      world.as('maker inspector').post(path, { type: 'reset' }),
      world.as('maker admin').post(path, { type: 'approve' }),
      world.as('host operator').post(path, { type: 'pause', reason }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await world.as('maker admin').get(path)).body).toMatchObject({ items: { length: 3 } });
  });
});

describeOnEachDatabase('targets without a worker', (databases) => {
  let world: RegistryWorld;
  let path: string;
  let release: Release;
  beforeAll(async () => {
    world = await makeRegistryWorld(databases.db);
    path = `/v1/targets/${world.miniProgram}/${world.targetApp}/production`;
    release = await world.release('1.0.0');
    await world.run(release, { type: 'apply' });
    await world.run(release, { type: 'approve' }, 'host reviewer');
    await world.run(release, { type: 'setPercentage', bp: 1_000, supersede: false, reason: null });
  });
  afterAll(() => world.close());

  const get = (): Promise<Answered> => world.as('host inspector').get(path);

  it('shows who gets what', async () => {
    const served = { releaseId: release.id, version: '1.0.0' };
    expect(await get()).toMatchObject({
      status: 200,
      body: {
        miniProgram: world.miniProgram,
        environment: 'production',
        availability: 'NEVER_RELEASED',
        baseline: null,
        candidate: { ...served, owner: world.nameOf('maker admin') },
        percentage: 10,
        revision: 1,
        retained: [],
        suspension: null,
        allowedActions: [
          { type: 'forceOffline', allowed: true },
          { type: 'liftSuspension', allowed: false },
        ],
      },
    });
    expect((await get()).headers.get('etag')).toBe('"1"');
    expect((await world.as('maker operator').get(`/v1/targets?miniProgram=${world.miniProgram}`)).body).toMatchObject({
      items: [{ percentage: 10 }],
    });
    expect((await world.as('stranger').get('/v1/targets')).body).toEqual({ items: [] });
    expect((await world.as('stranger').get(path)).status).toBe(404);
  });

  it('explains why one user gets what they get', async () => {
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

  it('force offline is for the emergency roles of the target app', async () => {
    const body = { type: 'forceOffline', reason };
    expect((await world.as('maker admin').post(`${path}/commands`, body)).status).toBe(403);
    expect((await world.as('host reviewer').post(`${path}/commands`, body)).status).toBe(403);
    expect((await world.as('host admin').post(`${path}/commands`, { type: 'forceOffline' })).status).toBe(400);
    expect((await world.as('host admin').post(`${path}/commands`, body, { 'if-match': '"0"' })).status).toBe(412);
  });

  it('force offline works with Temporal gone, once per key, and can be lifted', async () => {
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
  });

  it('shows a target that nothing was released to, and none that the app does not offer', async () => {
    expect(await world.as('host operator').get(path.replace('production', 'sandbox'))).toMatchObject({
      status: 200,
      body: { availability: 'NEVER_RELEASED', revision: 0 },
    });
    expect((await world.as('host operator').get(path.replace('production', 'moon'))).status).toBe(404);
    expect((await world.as('host operator').get(`${path}%00`)).status).toBe(404);
  });
});
