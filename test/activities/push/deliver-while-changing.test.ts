/** Deliveries that meet a pause, or a change of the address, on their way. */
import { expect, it } from '@jest/globals';
import { describeInTurn } from '../../support/database/databases.js';
import { usePushWorlds } from '../../support/push/push-worlds.js';

describeInTurn('A delivery to a super app that meets a change', (databases) => {
  const push = usePushWorlds(databases);
  const { deliver, withPush, mine, progress, phase, raised } = push;

  it('sends a fall that came during a raise without the raise, while that is paused', async () => {
    const world = await withPush({ pilotSupport: true });
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    await world.run(first.id, { type: 'completeTesting' });
    await deliver(world);
    await world.raise(first.id, 1_000);
    await world.run(second.id, { type: 'completeTesting' });
    await world.run(first.id, { type: 'pause', reason: 'crashes' });
    expect(await deliver(world)).toBe(true);
    expect(mine(world).at(-1)).toMatchObject({ data: { candidate: null, pilots: [] } });
    expect(await phase(first, world)).toMatchObject({ name: 'PAUSED', confirmedBp: 0 });
  });

  it('sends again what the address of before accepted after it was changed', async () => {
    const world = await withPush();
    const release = await raised(world);
    const held = push.holdAnswers();
    const delivering = deliver(world);
    await held.arrived;
    await push.set(world, `${push.receiver.url}/new`);
    held.letGo();
    expect(await delivering).toBe(false);
    expect(await progress(release)).toMatchObject({ confirmedRevision: 0 });
    expect(await phase(release, world)).toMatchObject({ name: 'APPLYING' });
    expect(await deliver(world)).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING' });
    expect(mine(world).map(({ revision }) => revision)).toEqual([1, 1]);
    expect(await progress(release)).toMatchObject({ confirmedRevision: 1 });
  });

  it('counts no failure of the address of before for the present one', async () => {
    const world = await withPush();
    const release = await raised(world);
    const held = push.holdAnswers(undefined, 500);
    const delivering = deliver(world);
    await held.arrived;
    await push.set(world, `${push.receiver.url}/new`);
    held.letGo();
    expect(await delivering).toBe(false);
    expect(await progress(release)).toMatchObject({ tries: 0, lastError: null });
  });
});
