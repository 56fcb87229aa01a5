import { expect, it } from '@jest/globals';
import { applyCommand } from '../../store/apply-command.js';
import {
  claimDueSignals,
  claimOutbox,
  forgetDelivered,
  markDelivered,
  markSignalled,
} from '../../store/relay-queue.js';
import { describeOnEachDatabase } from '../support/databases.js';
import { makeWorld } from '../support/store-world.js';

const minute = 60_000;

describeOnEachDatabase('the outbox', (databases) => {
  /** Everything that other tests left in it. */
  const empty = async (): Promise<void> => {
    const { kysely } = databases.db;
    for (const { id } of await claimOutbox(kysely, { nowMs: Date.now() + 60 * minute, limit: 1_000, leaseMs: 1 }))
      await markDelivered(kysely, id, Date.now());
  };

  it('gives a message to one claimer until its lease is over, then again, until it is delivered', async () => {
    const { kysely } = databases.db;
    await empty();
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const nowMs = Date.now() + 1;
    const claim = (atMs: number) => claimOutbox(kysely, { nowMs: atMs, limit: 10, leaseMs: 5_000 });
    const [message, ...others] = await claim(nowMs);
    expect(others).toEqual([]);
    expect(message).toMatchObject({ kind: 'START', releaseId: id, attempts: 1 });
    expect(await claim(nowMs + 4_999)).toEqual([]);
    const [again] = await claim(nowMs + 5_001);
    expect(again).toMatchObject({ id: message?.id, attempts: 2 });
    await markDelivered(kysely, message?.id ?? '', nowMs);
    expect(await claim(nowMs + 60 * minute)).toEqual([]);
  });

  it('waits longer after each failure, a minute at most', async () => {
    const { kysely } = databases.db;
    await empty();
    const world = await makeWorld(databases.db);
    await world.create('1.0.0');
    let nowMs = Date.now() + 1;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect(await claimOutbox(kysely, { nowMs, limit: 1, leaseMs: 5_000 })).toHaveLength(1);
      const row = await kysely
        .selectFrom('outbox')
        .select('next_attempt_at')
        .where('delivered_at', 'is', null)
        .executeTakeFirstOrThrow();
      pauses.push(row.next_attempt_at.getTime() - nowMs);
      nowMs = row.next_attempt_at.getTime();
    }
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('gives at once what a process wrote whose clock is an hour ahead', async () => {
    const { kysely } = databases.db;
    await empty();
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await empty();
    const commandId = await world.giveUnseen(id, { type: 'cancel', reason: 'x' });
    await applyCommand(kysely, { commandId, through: 'api' }, { now: () => Date.now() + 60 * minute });
    expect(await claimOutbox(kysely, { limit: 10, leaseMs: 5_000 })).toMatchObject([
      { kind: 'CHANGED', releaseId: id },
    ]);
  });

  it('never gives one message to two claimers at once', async () => {
    const { kysely } = databases.db;
    await empty();
    for (let n = 0; n < 6; n += 1) await (await makeWorld(databases.db, { versions: ['1.0.0'] })).create('1.0.0');
    const nowMs = Date.now() + 1;
    const claims = await Promise.all(
      Array.from({ length: 4 }, () => claimOutbox(kysely, { nowMs, limit: 3, leaseMs: 5_000 })),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids).toHaveLength(6);
  });

  it('carries the snapshot that a release is to adopt', async () => {
    const { kysely } = databases.db;
    await empty();
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await empty();
    await world.apply(await world.giveUnseen(id, { type: 'cancel', reason: 'x' }), 'api');
    const messages = await claimOutbox(kysely, { nowMs: Date.now() + 1, limit: 10, leaseMs: 1 });
    expect(messages).toMatchObject([
      { kind: 'CHANGED', releaseId: id, snapshot: { release: await world.release(id), targetRevision: 0 } },
    ]);
  });

  it('forgets what was delivered long ago and nothing else', async () => {
    const { kysely } = databases.db;
    await empty();
    const world = await makeWorld(databases.db);
    await world.create('1.0.0');
    await forgetDelivered(kysely, Date.now() + minute);
    const left = await kysely.selectFrom('outbox').select('delivered_at').execute();
    expect(left).toEqual([{ delivered_at: null }]);
  });
});

describeOnEachDatabase('signals that are due', (databases) => {
  const claim = (nowMs: number) => claimDueSignals(databases.db.kysely, { nowMs, limit: 10, leaseMs: 5_000 });

  it('are due after the grace also when the clock of who received the command is an hour ahead', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const receivedAtMs = Date.now() + 60 * minute;
    const command = await world.giveUnseen(id, { type: 'cancel', reason: 'x' }, { receivedAtMs });
    const due = await claimDueSignals(kysely, { nowMs: Date.now() + 2_500, limit: 1_000, leaseMs: 1 });
    expect(due.map((record) => record.id)).toEqual([command]);
    await world.apply(command);
  });

  it('are those that nobody acknowledged in time, in the order they came', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const receivedAtMs = Date.now();
    const ids = [
      await world.giveUnseen(id, { type: 'cancel', reason: '1' }, { receivedAtMs }),
      await world.giveUnseen(id, { type: 'cancel', reason: '2' }, { receivedAtMs }),
    ];
    expect(await claim(receivedAtMs + 1_999)).toEqual([]);
    expect((await claim(receivedAtMs + 2_001)).map((record) => record.id)).toEqual(ids);
    expect(await claim(receivedAtMs + 2_002)).toEqual([]);
    for (const commandId of ids) await world.apply(commandId);
    expect(await claim(receivedAtMs + 60 * minute)).toEqual([]);
  });

  it('pause after each acknowledgement, ever longer up to ten minutes', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const commandId = await world.giveUnseen(id, { type: 'cancel', reason: '1' });
    const pauses: number[] = [];
    const nowMs = Date.now();
    for (let n = 0; n < 8; n += 1) {
      await markSignalled(kysely, commandId, nowMs);
      const row = await kysely
        .selectFrom('command')
        .select('next_signal_at')
        .where('id', '=', commandId)
        .executeTakeFirstOrThrow();
      pauses.push(((row.next_signal_at?.getTime() ?? 0) - nowMs) / 1_000);
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 600, 600]);
    await world.apply(commandId);
  });

  it('are only those that Temporal never acknowledged for who has just come and reminds nobody', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const unheard = await world.giveUnseen(id, { type: 'cancel', reason: '1' });
    const heard = await world.giveUnseen(id, { type: 'cancel', reason: '2' });
    await markSignalled(kysely, heard);
    const nowMs = Date.now() + 60 * minute;
    const due = (reminders: boolean) => claimDueSignals(kysely, { nowMs, limit: 10, leaseMs: 0, reminders });
    expect((await due(false)).map((record) => record.id)).toEqual([unheard]);
    expect((await due(true)).map((record) => record.id)).toEqual([unheard, heard]);
    for (const commandId of [unheard, heard]) await world.apply(commandId);
  });

  it('do not exist for commands to a target: the database alone decides those', async () => {
    const world = await makeWorld(databases.db);
    await world.give(null, { type: 'forceOffline', reason: 'fraud' });
    expect(await claim(Date.now() + 60 * minute)).toEqual([]);
  });
});
