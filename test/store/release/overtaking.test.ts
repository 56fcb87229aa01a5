import { expect, it } from '@jest/globals';
import { findCommand } from '../../../store/release/ledger/find-command.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

const raiseTo = (bp: number) => ({ type: 'setPercentage', bp, supersede: false, reason: null }) as const;

describeInTurn('I11 a command that was received before a stop', (databases) => {
  const outcomeOf = async (id: string) => {
    const record = await findCommand(databases.db.kysely, id);
    return record?.rejection?.code ?? record?.outcome;
  };

  it('never takes effect after it: the stop settles what waits', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 100);
    const waiting = await world.giveUnseen(id, raiseTo(500));
    const { record } = await world.run(id, { type: 'pause', reason: 'crashes' }, { actor: 'bob' });
    expect((await findCommand(databases.db.kysely, waiting))?.rejection).toEqual({
      code: 'OVERTAKEN_BY_STOP',
      stop: 'pause',
      stopId: record.id,
      by: 'bob',
    });
    expect((await world.apply(waiting)).record.rejection?.code).toBe('OVERTAKEN_BY_STOP');
  });

  it('is overtaken even by a stop that changes nothing', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, raiseTo(500));
    const { record } = await world.run(id, { type: 'reset', reason: null, reshuffle: false });
    expect(record.outcome).toBe('NO_OP');
    expect(await outcomeOf(waiting)).toBe('OVERTAKEN_BY_STOP');
  });

  it('is overtaken even by a stop that is refused', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    const waiting = await world.giveUnseen(id, raiseTo(500));
    const { record } = await world.run(id, { type: 'pause', reason: 'now' });
    expect(record.rejection?.code).toBe('WRONG_STATUS');
    expect(await outcomeOf(waiting)).toBe('OVERTAKEN_BY_STOP');
  });

  it('is overtaken too when it became visible only after the stop was decided', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 100);
    const late = await world.giveUnseen(id, raiseTo(500));
    const stop = await world.giveUnseen(id, { type: 'pause', reason: 'crashes' });
    await overtakenBy(stop);
    expect((await world.apply(late)).record.rejection).toMatchObject({ code: 'OVERTAKEN_BY_STOP', stopId: stop });
  });

  it('stays when it is no go-live command, or came later', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 100);
    const harmless = await world.giveUnseen(id, { type: 'withdraw' });
    const stop = await world.giveUnseen(id, { type: 'pause', reason: 'crashes' });
    const later = await world.giveUnseen(id, { type: 'resume' });
    await world.apply(stop);
    expect(await outcomeOf(harmless)).toBe('RECEIVED');
    expect(await outcomeOf(later)).toBe('RECEIVED');
    expect((await world.apply(later)).record.outcome).toBe('APPLIED');
  });

  it('stays on other releases of the target, but not before a rollback or a force offline', async () => {
    const world = await makeWorld(databases.db);
    const first = await world.prepared('1.0.0');
    const second = await world.prepared('2.0.0');
    const third = await world.prepared('3.0.0');
    await world.run(first.id, { type: 'fullRelease', supersede: false, reason: null });
    await world.run(second.id, { type: 'fullRelease', supersede: false, reason: null });
    const waiting = await world.giveUnseen(third.id, raiseTo(100));
    await world.run(second.id, { type: 'pause', reason: 'no gray here' });
    expect(await outcomeOf(waiting)).toBe('RECEIVED');
    await world.run(second.id, { type: 'rollback', reason: 'bad', to: null });
    expect(await outcomeOf(waiting)).toBe('OVERTAKEN_BY_STOP');
    const again = await world.giveUnseen(third.id, raiseTo(100));
    await world.run(null, { type: 'forceOffline', reason: 'fraud' });
    expect(await outcomeOf(again)).toBe('OVERTAKEN_BY_STOP');
  });

  /** Decides a stop as if nothing else had been visible at that moment. */
  async function overtakenBy(stop: string): Promise<void> {
    await databases.db.kysely
      .updateTable('command')
      .set({ outcome: 'NO_OP', decided_at: new Date(), resulting_revision: 1 })
      .where('id', '=', stop)
      .execute();
  }
});
