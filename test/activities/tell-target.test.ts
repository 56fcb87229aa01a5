/** One try to tell a super app, without Temporal: what is sent, what an answer brings about, what a failure does not. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { PushFailure, tellTarget } from '../../activities/tell-target.js';
import { confirmedBpOf, type Release } from '../../domain/release/release.js';
import { createSecretBox } from '../../platform/secret-box.js';
import { silentLogger } from '../../platform/logger.js';
import { claimDuePushes, markUntold } from '../../store/push/claim-push.js';
import {
  findPushAddress,
  removePushAddress,
  rotatePushSecret,
  setPushAddress,
} from '../../store/push/push-addresses.js';
import { readPushProgress } from '../../store/push/push-progress.js';
import { inTransaction } from '../../store/transaction.js';
import { setTester } from '../../store/testers.js';
import { describeOnEachDatabase } from '../support/databases.js';
import { latch } from '../support/latch.js';
import { loopbackPush, openPushReceiver, type PushReceiver } from '../support/push-receiver.js';
import { makeWorld, type World, type WorldOptions } from '../support/store-world.js';

const secretOf = (text: string): string => `whsec_${Buffer.from(text.padEnd(32, '.')).toString('base64')}`;

describeOnEachDatabase('Telling a super app', (databases) => {
  let receiver: PushReceiver;
  beforeAll(async () => {
    receiver = await openPushReceiver();
  });
  beforeEach(() => {
    receiver.answer = 200;
    receiver.secrets = [secretOf('one')];
  });
  afterAll(() => receiver.close());

  const needs = () => ({ database: databases.db, logger: silentLogger(), ...loopbackPush() });
  const tell = (world: World): Promise<boolean> => tellTarget(needs(), world.target);
  const set = (world: World, url = `${receiver.url}/a?b=c`, sealedSecret = `clear:${secretOf('one')}`) =>
    inTransaction(databases.db.kysely, (trx) =>
      setPushAddress(trx, { targetApp: world.target.targetApp, actor: 'host', atMs: Date.now(), url, sealedSecret }),
    );
  const withPush = async (options?: WorldOptions): Promise<World> => {
    const world = await makeWorld(databases.db, options);
    await set(world);
    return world;
  };
  const mine = (world: World) =>
    receiver.received.filter(({ data }) => data['miniProgram'] === world.target.miniProgram);
  const progress = async (release: Release) => readPushProgress(databases.db.kysely, release);
  const due = async (world: World): Promise<boolean> => {
    const claimed = await claimDuePushes(databases.db.kysely, { nowMs: Date.now() + 1, limit: 1_000, leaseMs: 0 });
    return claimed.some(({ target }) => target.miniProgram === world.target.miniProgram);
  };
  const phase = async ({ id }: Release, world: World) => {
    const { state } = await world.release(id);
    return state.status === 'GRAYSCALE_RELEASE' ? state.phase : null;
  };

  it('confirms a step by the answer, and not before', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    expect(await phase(release, world)).toMatchObject({ name: 'APPLYING', bp: 1_000, confirmedBp: 0 });
    expect(await tell(world)).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING', bp: 1_000 });
    expect(mine(world)).toMatchObject([
      { revision: 1, isGenuine: true, data: { candidate: { releaseId: release.id, bp: 1_000 }, baseline: null } },
    ]);
    expect(await tell(world)).toBe(true);
    expect(mine(world)).toHaveLength(1);
    expect(await due(world)).toBe(false);
  });

  it('pauses a raise that was not taken often enough, with the cause; resumed, it is sent again', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    receiver.answer = 503;
    await expect(tell(world)).rejects.toThrow(PushFailure);
    expect(await phase(release, world)).toMatchObject({ name: 'APPLYING' });
    await expect(tell(world)).rejects.toThrow('answered 503');
    expect(await phase(release, world)).toMatchObject({
      ...{ name: 'PAUSED', by: 'system:push', bp: 1_000, confirmedBp: 0 },
      reason: 'The super app did not take it 2 times: answered 503',
    });
    expect(await tell(world)).toBe(true);
    expect(mine(world)).toHaveLength(2);
    expect(await due(world)).toBe(false);

    await world.run(release.id, { type: 'resume' });
    expect(await due(world)).toBe(true);
    await expect(tell(world)).rejects.toThrow('(try 1)');
    receiver.answer = 204;
    expect(await tell(world)).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING', bp: 1_000 });
  });

  it('fails a second time when a step that was resumed fails again', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    receiver.answer = 500;
    await world.raise(release.id, 1_000);
    for (let round = 1; round <= 2; round += 1) {
      await expect(tell(world)).rejects.toThrow();
      await expect(tell(world)).rejects.toThrow();
      expect(await phase(release, world)).toMatchObject({ name: 'PAUSED', by: 'system:push' });
      await world.run(release.id, { type: 'resume' });
    }
  });

  it('tells a fall for ever, and shows that it drains until it is confirmed', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    await tell(world);
    await world.run(release.id, { type: 'cancel', reason: 'crashes' });
    receiver.answer = 500;
    for (let tries = 1; tries <= 5; tries += 1) {
      await expect(tell(world)).rejects.toThrow();
      expect(await progress(release)).toMatchObject({
        ...{ tries, lastError: 'answered 500', confirmedRevision: 1 },
        unconfirmed: { change: 'FALL', confirmedBp: 1_000 },
      });
    }
    expect(await due(world)).toBe(true);
    receiver.answer = 200;
    expect(await tell(world)).toBe(true);
    expect(await progress(release)).toMatchObject({
      tries: 0,
      lastError: null,
      confirmedRevision: 2,
      unconfirmed: null,
    });
    expect(receiver.applied.get(`${world.target.miniProgram}/${world.target.targetApp}/production`)).toMatchObject({
      data: { candidate: null },
    });
  });

  it('takes a cancel while a step is applied: the late confirmation of the step changes nothing', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    const [arrived, answered] = [latch(), latch()];
    receiver.answer = async () => {
      arrived.open();
      await answered.opened;
      return 200;
    };
    const telling = tell(world);
    await arrived.opened;
    await world.run(release.id, { type: 'cancel', reason: 'crashes' });
    expect(await world.release(release.id)).toMatchObject({ state: { status: 'CANCELED' } });
    receiver.answer = 200;
    answered.open();
    expect(await telling).toBe(false);
    expect(await progress(release)).toMatchObject({ unconfirmed: { change: 'FALL' }, confirmedRevision: 1 });
    expect(await due(world)).toBe(true);
    expect(await tell(world)).toBe(true);
    expect(mine(world).map(({ revision }) => revision)).toEqual([1, 2]);
    expect(await progress(release)).toMatchObject({ unconfirmed: null, confirmedRevision: 2 });
    expect(await world.release(release.id)).toMatchObject({ state: { status: 'CANCELED' } });
  });

  it('never confirms an older revision after a newer one', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    const [arrived, answered] = [latch(), latch()];
    receiver.answer = async ({ revision }) => {
      if (revision > 1) return 200;
      arrived.open();
      await answered.opened;
      return 200;
    };
    const slow = tell(world);
    await arrived.opened;
    await world.run(release.id, { type: 'cancel', reason: 'crashes' });
    expect(await tell(world)).toBe(true);
    expect(await progress(release)).toMatchObject({ unconfirmed: null, confirmedRevision: 2 });
    answered.open();
    expect(await slow).toBe(true);
    expect(await progress(release)).toMatchObject({ unconfirmed: null, confirmedRevision: 2 });
    expect(await due(world)).toBe(false);
    const name = `${world.target.miniProgram}/${world.target.targetApp}/production`;
    expect(receiver.applied.get(name)).toMatchObject({ revision: 2 });
  });

  it('sends the fall below a raise that is held, and the raise when it is resumed', async () => {
    const world = await withPush();
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    await world.raise(first.id, 1_000);
    await tell(world);
    receiver.answer = 500;
    await world.run(first.id, { type: 'cancel', reason: 'crashes' });
    await world.raise(second.id, 500);
    await expect(tell(world)).rejects.toThrow();
    await expect(tell(world)).rejects.toThrow();
    expect(await phase(second, world)).toMatchObject({ name: 'PAUSED', by: 'system:push' });
    await expect(tell(world)).rejects.toThrow();
    receiver.answer = 200;
    expect(await tell(world)).toBe(true);
    expect(mine(world).at(-1)).toMatchObject({ revision: 2, data: { candidate: null } });
    expect(await progress(first)).toMatchObject({ unconfirmed: null });
    expect(await due(world)).toBe(false);

    await world.run(second.id, { type: 'resume' });
    expect(await tell(world)).toBe(true);
    expect(mine(world).at(-1)).toMatchObject({ revision: 3, data: { candidate: { releaseId: second.id, bp: 500 } } });
    expect(await phase(second, world)).toMatchObject({ name: 'SERVING' });
  });

  it('holds a raise that was paused before it was confirmed, and takes a confirmation that comes all the same', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    const [arrived, answered] = [latch(), latch()];
    receiver.answer = async () => {
      arrived.open();
      await answered.opened;
      return 200;
    };
    const telling = tell(world);
    await arrived.opened;
    await world.run(release.id, { type: 'pause', reason: 'wait' });
    answered.open();
    expect(await telling).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'PAUSED', bp: 1_000, confirmedBp: 1_000 });
    await world.run(release.id, { type: 'resume' });
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING' });
  });

  it('shows what was confirmed before a full release that is not confirmed yet', async () => {
    const world = await withPush();
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    await world.run(first.id, { type: 'fullRelease', supersede: false, reason: null });
    await tell(world);
    await world.raise(second.id, 2_000);
    await tell(world);
    await world.run(second.id, { type: 'fullRelease', supersede: false, reason: null });
    expect(await progress(second)).toMatchObject({ unconfirmed: { change: 'RISE', confirmedBp: 2_000 } });
    expect(await progress(first)).toMatchObject({ unconfirmed: { change: 'FALL', confirmedBp: 10_000 } });
    await tell(world);
    expect(await progress(second)).toMatchObject({ unconfirmed: null });
    expect(await progress(first)).toMatchObject({ unconfirmed: null });
  });

  it('tells who tests a release in pilot testing, and when one no longer does', async () => {
    const world = await withPush({ pilotSupport: true });
    const release = await world.prepared('1.0.0');
    const tester = (wanted: boolean) =>
      inTransaction(databases.db.kysely, (trx) =>
        setTester(trx, { release, userKey: 'eve', wanted, actor: 'alice', atMs: Date.now() }),
      );
    await tester(true);
    expect(await due(world)).toBe(true);
    await tell(world);
    expect(mine(world).at(-1)?.data).toMatchObject({ pilots: [{ releaseId: release.id, users: ['eve'] }] });
    await tester(false);
    await tell(world);
    expect(mine(world).at(-1)?.data).toMatchObject({ pilots: [{ users: [] }] });
  });

  it('signs with the new secret and, for a while, with the one before it', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    const rotate = (previousUntilMs: number, secret: string) =>
      inTransaction(databases.db.kysely, (trx) =>
        rotatePushSecret(trx, {
          ...{ targetApp: world.target.targetApp, actor: 'host', atMs: Date.now() },
          ...{ sealedSecret: `clear:${secretOf(secret)}`, previousUntilMs },
        }),
      );
    const raiseSeenBy = async (bp: number, secret: string): Promise<boolean | undefined> => {
      receiver.secrets = [secretOf(secret)];
      await world.raise(release.id, bp);
      await tell(world);
      return mine(world).at(-1)?.isGenuine;
    };
    await rotate(Date.now() + 60_000, 'two');
    expect(await raiseSeenBy(100, 'one')).toBe(true);
    expect(await raiseSeenBy(200, 'two')).toBe(true);
    await rotate(Date.now() - 1, 'three');
    expect(await raiseSeenBy(300, 'two')).toBe(false);
    expect(await raiseSeenBy(400, 'three')).toBe(true);
    expect(await raiseSeenBy(500, 'forged')).toBe(false);
  });

  it('fails in words when the secret cannot be opened, and sends nothing', async () => {
    const world = await makeWorld(databases.db);
    await set(
      world,
      receiver.url,
      createSecretBox([Buffer.alloc(32, 1)]).seal(secretOf('one'), world.target.targetApp),
    );
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    await expect(tell(world)).rejects.toThrow('The key of a sealed secret is missing');
    expect(mine(world)).toEqual([]);
  });

  it('does not reach into private networks that the configuration does not open', async () => {
    const world = await makeWorld(databases.db);
    await set(world, 'http://10.0.0.1/');
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    await expect(tell(world)).rejects.toThrow('10.0.0.1 may not be reached');
  });

  it('tells an app everything when its address is set, and again when it is another one', async () => {
    const world = await makeWorld(databases.db);
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    expect(await due(world)).toBe(false);
    expect(await set(world)).toBe(true);
    expect(await due(world)).toBe(true);
    await tell(world);
    expect(mine(world)).toMatchObject([{ revision: 1, data: { candidate: { bp: 1_000 } } }]);
    expect(await set(world)).toBe(false);
    expect(await due(world)).toBe(false);
    expect(await set(world, `${receiver.url}/elsewhere`)).toBe(false);
    await tell(world);
    expect(mine(world)).toMatchObject([{ revision: 1 }, { revision: 1, isGenuine: true }]);
    expect(await findPushAddress(databases.db.kysely, world.target.targetApp, Date.now())).toMatchObject({
      ...{ setBy: 'host', unconfirmedTargets: 0, unconfirmedSinceMs: null },
    });
  });

  it('confirms by the commit what waited when the address is removed', async () => {
    const world = await withPush();
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    receiver.answer = 500;
    await world.raise(first.id, 1_000);
    await world.run(first.id, { type: 'cancel', reason: 'crashes' });
    await world.raise(second.id, 1_000);
    const change = { targetApp: world.target.targetApp, actor: 'host', atMs: Date.now() };
    expect(await inTransaction(databases.db.kysely, (trx) => removePushAddress(trx, change))).toBe(true);
    expect(await inTransaction(databases.db.kysely, (trx) => removePushAddress(trx, change))).toBe(false);
    expect(await progress(first)).toMatchObject({ unconfirmed: null });
    expect(await due(world)).toBe(true);
    expect(await tell(world)).toBe(true);
    expect(await phase(second, world)).toMatchObject({ name: 'SERVING' });
    expect(await progress(second)).toBeNull();
    await world.raise(second.id, 2_000);
    expect(confirmedBpOf(await world.release(second.id))).toBe(2_000);
    expect(await due(world)).toBe(false);
  });

  it('finds what an app was never told, because it was decided while its address was being set', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1_000);
    await databases.db.kysely
      .deleteFrom('push_delivery')
      .where('mini_program_id', '=', world.target.miniProgram)
      .execute();
    expect(await due(world)).toBe(false);
    expect(await markUntold(databases.db.kysely, null, Date.now())).toBeGreaterThanOrEqual(1);
    expect(await due(world)).toBe(true);
    expect(await tell(world)).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING' });
  });
});
