/** Signals that the relay has to send, or to repeat. */
import { expect, it } from '@jest/globals';
import { claimDueSignals, markSignalled, signalAgain } from '../../../store/outbox/relay-queue.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

const minute = 60_000;

describeInTurn('signals that are due', (databases) => {
  const claim = (nowMs: number) => claimDueSignals(databases.db.kysely, { nowMs, limit: 10, leaseMs: 5_000 });

  it('are those without an acknowledgement in time, in order of arrival', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const receivedAtMs = Date.now();
    const ids = [
      await world.giveUnseen(id, { type: 'cancel', reason: '1' }, { receivedAtMs }),
      await world.giveUnseen(id, { type: 'cancel', reason: '2' }, { receivedAtMs }),
    ];
    expect(await claim(receivedAtMs + 1_999)).toEqual([]);
    expect((await claim(receivedAtMs + 2_001)).map(({ record }) => record.id)).toEqual(ids);
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

  it('are unanswered after two acknowledgements, and no longer so for a new run', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const commandId = await world.giveUnseen(id, { type: 'cancel', reason: '1' });
    const nowMs = Date.now() + 60 * minute;
    const seen: boolean[] = [];
    const look = async (): Promise<void> => {
      const [due] = await claimDueSignals(kysely, { nowMs, limit: 10, leaseMs: 0 });
      seen.push(due?.isUnanswered ?? false);
    };
    await look();
    for (let n = 0; n < 3; n += 1) {
      await markSignalled(kysely, commandId);
      await look();
    }
    await signalAgain(kysely, id);
    await look();
    expect(seen).toEqual([false, false, true, true, false]);
    await world.apply(commandId);
  });

  it('are only those that Temporal never acknowledged if reminders are off', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.create('1.0.0');
    const unacknowledged = await world.giveUnseen(id, { type: 'cancel', reason: '1' });
    const acknowledged = await world.giveUnseen(id, { type: 'cancel', reason: '2' });
    await markSignalled(kysely, acknowledged);
    const nowMs = Date.now() + 60 * minute;
    const due = (reminders: boolean) => claimDueSignals(kysely, { nowMs, limit: 10, leaseMs: 0, reminders });
    expect((await due(false)).map(({ record }) => record.id)).toEqual([unacknowledged]);
    expect((await due(true)).map(({ record }) => record.id)).toEqual([unacknowledged, acknowledged]);
    for (const commandId of [unacknowledged, acknowledged]) await world.apply(commandId);
  });

  it('do not exist for commands to a target: the database alone decides those', async () => {
    const world = await makeWorld(databases.db);
    await world.give(null, { type: 'forceOffline', reason: 'fraud' });
    expect(await claim(Date.now() + 60 * minute)).toEqual([]);
  });
});
