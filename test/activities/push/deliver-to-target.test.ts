/** One delivery attempt to a super app, without Temporal: the request, the effects of an answer and of a failure. */
import { expect, it } from '@jest/globals';
import { inTransaction } from '../../../store/database/transaction.js';
import { setTester } from '../../../store/target/testers.js';
import { describeInTurn } from '../../support/database/databases.js';
import { usePushWorlds } from '../../support/push/push-worlds.js';

describeInTurn('A delivery to a super app', (databases) => {
  const push = usePushWorlds(databases);
  const { deliver, withPush, mine, progress, due, phase, raised } = push;

  it('confirms a step when the answer arrives, and not before', async () => {
    const world = await withPush();
    const release = await raised(world);
    expect(await phase(release, world)).toMatchObject({ name: 'APPLYING', bp: 1_000, confirmedBp: 0 });
    expect(await deliver(world)).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING', bp: 1_000 });
    expect(mine(world)).toMatchObject([
      { revision: 1, isGenuine: true, data: { candidate: { releaseId: release.id, bp: 1_000 }, baseline: null } },
    ]);
    expect(await deliver(world)).toBe(true);
    expect(mine(world)).toHaveLength(1);
    expect(await due(world)).toBe(false);
  });

  it('pauses a raise with the cause after the last failed try, and sends it again after resume', async () => {
    const world = await withPush();
    const release = await raised(world);
    push.receiver.answer = 503;
    await expect(deliver(world)).rejects.toMatchObject({ type: 'PushFailed', nonRetryable: false });
    expect(await phase(release, world)).toMatchObject({ name: 'APPLYING' });
    await expect(deliver(world)).rejects.toThrow('answered 503');
    expect(await phase(release, world)).toMatchObject({
      name: 'PAUSED',
      by: 'system:push',
      bp: 1_000,
      confirmedBp: 0,
      reason: 'The super app did not take it 2 times: answered 503',
    });
    expect(await deliver(world)).toBe(true);
    expect(mine(world)).toHaveLength(2);
    expect(await due(world)).toBe(false);

    await world.run(release.id, { type: 'resume' });
    expect(await due(world)).toBe(true);
    await expect(deliver(world)).rejects.toThrow('(try 1)');
    push.receiver.answer = 204;
    expect(await deliver(world)).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING', bp: 1_000 });
  });

  it('pauses again when a resumed step fails again', async () => {
    const world = await withPush();
    const release = await world.prepared('1.0.0');
    push.receiver.answer = 500;
    await world.raise(release.id, 1_000);
    for (let round = 1; round <= 2; round += 1) {
      await expect(deliver(world)).rejects.toThrow();
      await expect(deliver(world)).rejects.toThrow();
      expect(await phase(release, world)).toMatchObject({ name: 'PAUSED', by: 'system:push' });
      await world.run(release.id, { type: 'resume' });
    }
  });

  it('retries a fall without limit, and progress shows draining until it is confirmed', async () => {
    const world = await withPush();
    const release = await raised(world);
    await deliver(world);
    await world.run(release.id, { type: 'cancel', reason: 'crashes' });
    push.receiver.answer = 500;
    for (let tries = 1; tries <= 5; tries += 1) {
      await expect(deliver(world)).rejects.toThrow();
      expect(await progress(release)).toMatchObject({
        tries,
        lastError: 'answered 500',
        confirmedRevision: 1,
        unconfirmed: { change: 'FALL', confirmedBp: 1_000 },
      });
    }
    expect(await due(world)).toBe(true);
    push.receiver.answer = 200;
    expect(await deliver(world)).toBe(true);
    expect(await progress(release)).toMatchObject({
      tries: 0,
      lastError: null,
      confirmedRevision: 2,
      unconfirmed: null,
    });
    expect(push.receiver.applied.get(`${world.target.miniProgram}/${world.target.targetApp}/production`)).toMatchObject(
      {
        data: { candidate: null },
      },
    );
  });

  it('accepts a cancel while a step is in delivery, and ignores the late confirmation of the step', async () => {
    const world = await withPush();
    const release = await raised(world);
    const held = push.holdAnswers();
    const delivering = deliver(world);
    await held.arrived;
    await world.run(release.id, { type: 'cancel', reason: 'crashes' });
    expect(await world.release(release.id)).toMatchObject({ state: { status: 'CANCELED' } });
    push.receiver.answer = 200;
    held.letGo();
    expect(await delivering).toBe(false);
    expect(await progress(release)).toMatchObject({ unconfirmed: { change: 'FALL' }, confirmedRevision: 1 });
    expect(await due(world)).toBe(true);
    expect(await deliver(world)).toBe(true);
    expect(mine(world).map(({ revision }) => revision)).toEqual([1, 2]);
    expect(await progress(release)).toMatchObject({ unconfirmed: null, confirmedRevision: 2 });
    expect(await world.release(release.id)).toMatchObject({ state: { status: 'CANCELED' } });
  });

  it('never confirms an older revision after a newer one', async () => {
    const world = await withPush();
    const release = await raised(world);
    const held = push.holdAnswers(({ revision }) => revision === 1);
    const slow = deliver(world);
    await held.arrived;
    await world.run(release.id, { type: 'cancel', reason: 'crashes' });
    expect(await deliver(world)).toBe(true);
    expect(await progress(release)).toMatchObject({ unconfirmed: null, confirmedRevision: 2 });
    held.letGo();
    expect(await slow).toBe(true);
    expect(await progress(release)).toMatchObject({ unconfirmed: null, confirmedRevision: 2 });
    expect(await due(world)).toBe(false);
    const name = `${world.target.miniProgram}/${world.target.targetApp}/production`;
    expect(push.receiver.applied.get(name)).toMatchObject({ revision: 2 });
  });

  it('delivers the fall below a paused raise, and the raise after resume', async () => {
    const world = await withPush();
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    await world.raise(first.id, 1_000);
    await deliver(world);
    push.receiver.answer = 500;
    await world.run(first.id, { type: 'cancel', reason: 'crashes' });
    await world.raise(second.id, 500);
    await expect(deliver(world)).rejects.toThrow();
    await expect(deliver(world)).rejects.toThrow();
    expect(await phase(second, world)).toMatchObject({ name: 'PAUSED', by: 'system:push' });
    await expect(deliver(world)).rejects.toThrow();
    push.receiver.answer = 200;
    expect(await deliver(world)).toBe(true);
    expect(mine(world).at(-1)).toMatchObject({ revision: 2, data: { candidate: null } });
    expect(await progress(first)).toMatchObject({ unconfirmed: null });
    expect(await due(world)).toBe(false);

    await world.run(second.id, { type: 'resume' });
    expect(await deliver(world)).toBe(true);
    expect(mine(world).at(-1)).toMatchObject({ revision: 3, data: { candidate: { releaseId: second.id, bp: 500 } } });
    expect(await phase(second, world)).toMatchObject({ name: 'SERVING' });
  });

  it('keeps a raise paused that was paused during its delivery, and records its confirmation', async () => {
    const world = await withPush();
    const release = await raised(world);
    const held = push.holdAnswers();
    const delivering = deliver(world);
    await held.arrived;
    await world.run(release.id, { type: 'pause', reason: 'wait' });
    held.letGo();
    expect(await delivering).toBe(true);
    expect(await phase(release, world)).toMatchObject({ name: 'PAUSED', bp: 1_000, confirmedBp: 1_000 });
    await world.run(release.id, { type: 'resume' });
    expect(await phase(release, world)).toMatchObject({ name: 'SERVING' });
  });

  it('shows the share confirmed before a full release while the full release is unconfirmed', async () => {
    const world = await withPush();
    const [first, second] = [await world.prepared('1.0.0'), await world.prepared('2.0.0')];
    await world.run(first.id, { type: 'fullRelease', supersede: false, reason: null });
    await deliver(world);
    await world.raise(second.id, 2_000);
    await deliver(world);
    await world.run(second.id, { type: 'fullRelease', supersede: false, reason: null });
    expect(await progress(second)).toMatchObject({ unconfirmed: { change: 'RISE', confirmedBp: 2_000 } });
    expect(await progress(first)).toMatchObject({ unconfirmed: { change: 'FALL', confirmedBp: 10_000 } });
    await deliver(world);
    expect(await progress(second)).toMatchObject({ unconfirmed: null });
    expect(await progress(first)).toMatchObject({ unconfirmed: null });
  });

  it('sends the testers of a release in pilot testing, and sends again when a tester is removed', async () => {
    const world = await withPush({ pilotSupport: true });
    const release = await world.prepared('1.0.0');
    const tester = (wanted: boolean) =>
      inTransaction(databases.db.kysely, (trx) => setTester(trx, { release, userKey: 'eve', wanted, actor: 'alice' }));
    await tester(true);
    expect(await due(world)).toBe(true);
    await deliver(world);
    expect(mine(world).at(-1)?.data).toMatchObject({ pilots: [{ releaseId: release.id, users: ['eve'] }] });
    await tester(false);
    await deliver(world);
    expect(mine(world).at(-1)?.data).toMatchObject({ pilots: [{ users: [] }] });
  });
});
