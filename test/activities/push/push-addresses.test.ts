/** Push addresses and signing secrets of a target app: set, changed, removed. */
import { expect, it } from '@jest/globals';
import { confirmedBpOf } from '../../../domain/release/release.js';
import { createSecretBox } from '../../../platform/process/secret-box.js';
import { markUndelivered } from '../../../store/push/deliveries.js';
import { findPushAddress, removePushAddress, rotatePushSecret } from '../../../store/push/push-addresses.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';
import { secretOf, usePushWorlds } from '../../support/push/push-worlds.js';

describeInTurn('Delivery to a push address', (databases) => {
  const push = usePushWorlds(databases);
  const { deliver, set, withPush, mine, progress, due, phase, raised } = push;

  it('is signed with the new secret and, during the overlap, also with the previous one', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    const rotate = (previousUntilMs: number, secret: string) =>
      inTransaction(databases.db.kysely, (trx) =>
        rotatePushSecret(trx, {
          targetApp: world.target.targetApp,
          actor: 'host',
          atMs: Date.now(),
          sealedSecret: `clear:${secretOf(secret)}`,
          previousUntilMs,
        }),
      );
    const raiseSeenBy = async (bp: number, secret: string): Promise<boolean | undefined> => {
      push.receiver.secrets = [secretOf(secret)];
      await world.raise(release.id, bp);
      await deliver(world);
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

  it('fails with a clear message and sends nothing when the secret cannot be decrypted', async () => {
    const world = await makeWorld(databases.db);
    await set(
      world,
      push.receiver.url,
      createSecretBox([Buffer.alloc(32, 1)]).seal(secretOf('one'), world.target.targetApp),
    );
    await raised(world);
    await expect(deliver(world)).rejects.toThrow('The key of a sealed secret is missing');
    expect(mine(world)).toEqual([]);
  });

  it('does not connect to private networks that the configuration does not allow', async () => {
    const world = await makeWorld(databases.db);
    await set(world, 'http://10.0.0.1/');
    await raised(world);
    await expect(deliver(world)).rejects.toThrow('10.0.0.1 may not be reached');
  });

  it('delivers every target of the app when the address is set, and again when it changes', async () => {
    const world = await makeWorld(databases.db);
    await raised(world);
    expect(await due(world)).toBe(false);
    expect(await set(world)).toBe(true);
    expect(await due(world)).toBe(true);
    await deliver(world);
    expect(mine(world)).toMatchObject([{ revision: 1, data: { candidate: { bp: 1_000 } } }]);
    expect(await set(world)).toBe(false);
    expect(await due(world)).toBe(false);
    expect(await set(world, `${push.receiver.url}/elsewhere`)).toBe(false);
    await deliver(world);
    expect(mine(world)).toMatchObject([{ revision: 1 }, { revision: 1, isGenuine: true }]);
    expect(await findPushAddress(databases.db.kysely, world.target.targetApp, Date.now())).toMatchObject({
      setBy: 'host',
      unconfirmedTargets: 0,
      unconfirmedSinceMs: null,
    });
  });

  it('confirms waiting changes by the commit, without delivery, when the address is removed', async () => {
    const world = await withPush();
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    push.receiver.answer = 500;
    await world.raise(first.id, 1_000);
    await world.run(first.id, { type: 'cancel', reason: 'crashes' });
    await world.raise(second.id, 1_000);
    const change = { targetApp: world.target.targetApp, actor: 'host', atMs: Date.now() };
    expect(await inTransaction(databases.db.kysely, (trx) => removePushAddress(trx, change))).toBe(true);
    expect(await inTransaction(databases.db.kysely, (trx) => removePushAddress(trx, change))).toBe(false);
    expect(await progress(first)).toMatchObject({ unconfirmed: null });
    expect(await due(world)).toBe(true);
    expect(await deliver(world)).toBe(true);
    expect(await phase(second, world)).toMatchObject({ name: 'SERVING' });
    expect(await progress(second)).toBeNull();
    await world.raise(second.id, 2_000);
    expect(confirmedBpOf(await world.release(second.id))).toBe(2_000);
    expect(await due(world)).toBe(false);
  });

  it('marks a change as undelivered when it was decided while the address was being set', async () => {
    const world = await withPush();
    const release = await raised(world);
    await databases.db.kysely
      .deleteFrom('push_delivery')
      .where('mini_program_id', '=', world.target.miniProgram)
      .execute();
    expect(await due(world)).toBe(false);
    expect(await markUndelivered(databases.db.kysely, null, Date.now())).toBeGreaterThanOrEqual(1);
    expect(await due(world)).toBe(true);
    expect(await deliver(world)).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING' });
  });
});
