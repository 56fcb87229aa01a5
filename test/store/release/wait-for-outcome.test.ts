import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { hourMs } from '../../../domain/values/time-units.js';
import { findCommand, waitingHere } from '../../../store/release/ledger/find-command.js';
import { waitForOutcome } from '../../../store/release/wait-for-outcome.js';
import { describeInTurn, describeOnPostgres } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

/** Who still waits then has missed what happened, and says so. */
const forever = 60_000;

describeInTurn('waiting for an outcome', (databases) => {
  it('ends as soon as the command is decided', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const command = await world.giveUnseen(id, { type: 'cancel', reason: 'x' });
    const waiting = waitForOutcome(databases.db, command, forever);
    await sleep(20);
    await world.apply(command);
    expect(await waiting).toBe(true);
  });

  it('ends at once when the command was decided before', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const { record } = await world.run(id, { type: 'cancel', reason: 'x' });
    expect(await waitForOutcome(databases.db, record.id, forever)).toBe(true);
  });

  it('ends at its time limit when the command is not decided', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const command = await world.giveUnseen(id, { type: 'cancel', reason: 'x' });
    expect(await waitForOutcome(databases.db, command, 50)).toBe(false);
  });

  it('ends for a command that a stop has overtaken', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const raise = await world.giveUnseen(id, { type: 'setPercentage', bp: 1, supersede: false, reason: null });
    const waiting = waitForOutcome(databases.db, raise, forever, { isNew: true });
    await world.run(id, { type: 'cancel', reason: 'x' });
    expect(await waiting).toBe(true);
    expect((await findCommand(databases.db.kysely, raise))?.rejection?.code).toBe('OVERTAKEN_BY_STOP');
  });
});

describeInTurn('stops that wait', (databases) => {
  it('are found when they are old enough, and only stops', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const receivedAtMs = Date.now() - hourMs;
    await world.giveUnseen(id, { type: 'withdraw' }, { receivedAtMs });
    const stop = await world.giveUnseen(id, { type: 'cancel', reason: 'x' }, { receivedAtMs });
    expect(await overdue(2 * hourMs)).not.toContain(stop);
    expect(await overdue(hourMs / 2)).toEqual([stop]);
    await world.apply(stop, { isFromWorkflow: false });
    expect(await overdue(hourMs / 2)).toEqual([]);
  });

  it('are found at once when the clock of their receiver is an hour ahead', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const receivedAtMs = Date.now() + hourMs;
    const stop = await world.giveUnseen(id, { type: 'cancel', reason: 'x' }, { receivedAtMs });
    expect(await overdue(1_000)).toEqual([stop]);
    await world.apply(stop, { isFromWorkflow: false });
  });

  const overdue = async (overdueMs: number): Promise<string[]> =>
    (await waitingHere(databases.db.kysely, { overdueMs, limit: 10 })).map((record) => record.id);
});

describeOnPostgres('waiting for an outcome while the listening connection is lost', (databases) => {
  it('reads after the reconnect what was notified before it', async () => {
    const { db } = databases;
    const world = await makeWorld(db);
    const { id } = await world.prepared('1.0.0');
    const command = await world.giveUnseen(id, { type: 'cancel', reason: 'x' });
    const waiting = waitForOutcome(db, command, forever, { isNew: true });
    await sleep(50);
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %'
    `.execute(db.kysely);
    await world.apply(command);
    expect(await waiting).toBe(true);
  });
});
