/** When the other signals of a new worker begin: after the commands that wait, or when nothing decides these. */
import { expect, it } from '@jest/globals';
import { createCommandsFirst } from '../../../worker/release/commands-first.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

const raise = { type: 'setPercentage', bp: 100, supersede: false, reason: null } as const;

describeInTurn('commands go first', (databases) => {
  it('until each has its outcome', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const commandIds = [await world.giveUnseen(id, raise), await world.giveUnseen(id, { ...raise, bp: 200 })];
    const first = createCommandsFirst(databases.db, { lookAgainMs: 1, stallMs: 600_000 });
    let isOver = false;
    const waiting = first.wait(new AbortController().signal).then(() => (isOver = true));
    for (const commandId of commandIds) {
      expect([isOver, first.isOver]).toEqual([false, false]);
      await world.apply(commandId);
    }
    await waiting;
    expect(first.isOver).toBe(true);
  });

  it('as long as their number falls, and no longer', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const commandId = await world.giveUnseen(id, raise);
    const first = createCommandsFirst(databases.db, { lookAgainMs: 1, stallMs: 20 });
    await first.wait(new AbortController().signal);
    expect(first.isOver).toBe(true);
    await world.apply(commandId);
  });

  it('until the worker is stopped', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const commandId = await world.giveUnseen(id, raise);
    const first = createCommandsFirst(databases.db, { lookAgainMs: 600_000, stallMs: 600_000 });
    const stopping = new AbortController();
    const waiting = first.wait(stopping.signal);
    stopping.abort();
    await waiting;
    expect(first.isOver).toBe(false);
    await world.apply(commandId);
  });
});
