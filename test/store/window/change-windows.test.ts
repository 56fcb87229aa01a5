/** Change windows in the deciding transaction: "Freeze now" is in force when it is answered, and no stop reads them. */
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ReleaseCommand } from '../../../domain/release/command-catalog.js';
import { inTransaction, type Transaction } from '../../../store/database/transaction.js';
import { insertChangeWindow, lockWindowsOf } from '../../../store/window/change-windows.js';
import { describeInTurn } from '../../support/database/databases.js';
import { untilLockIsAwaited } from '../../support/database/lock-waits.js';
import { freezeOf, makeWorld, type World } from '../../support/database/store-world.js';

const raise = (bp: number): ReleaseCommand => ({ type: 'setPercentage', bp, supersede: false, reason: null });

async function freeze(trx: Transaction, { workspaceId }: World): Promise<void> {
  await lockWindowsOf(trx, workspaceId);
  expect(await insertChangeWindow(trx, freezeOf(workspaceId))).toBe(true);
}

describeInTurn('change windows', (databases) => {
  it('refuse an increase that was recorded before the freeze and is decided after it', async () => {
    const world = await makeWorld(databases.db);
    const release = await world.prepared('1.0.0');
    const commandId = await world.giveUnseen(release.id, raise(1000));
    await inTransaction(databases.db.kysely, (trx) => freeze(trx, world));
    expect((await world.apply(commandId)).record).toMatchObject({ rejection: { code: 'FROZEN', untilMs: null } });
    expect(await world.give(release.id, raise(1000))).toMatchObject({ record: { rejection: { code: 'FROZEN' } } });
  });

  it('are in force when a freeze is answered, whatever increases run beside it', async () => {
    for (let round = 0; round < 12; round += 1) {
      const world = await makeWorld(databases.db);
      const release = await world.prepared('1.0.0');
      const ids = await Promise.all([1000, 2000, 3000].map((bp) => world.giveUnseen(release.id, raise(bp))));
      let answeredAtMs = Infinity;
      const frozen = inTransaction(databases.db.kysely, (trx) => freeze(trx, world)).then(() => {
        answeredAtMs = performance.now();
      });
      const outcomes = await Promise.all(
        ids.map(async (id) => {
          const { record } = await world.apply(id);
          return { outcome: record.outcome, atMs: performance.now() };
        }),
      );
      await frozen;
      const late = await world.giveUnseen(release.id, raise(9000));
      expect((await world.apply(late)).record.outcome).toBe('REJECTED');
      expect(outcomes.every(({ outcome }) => ['APPLIED', 'REJECTED'].includes(outcome))).toBe(true);
      expect(answeredAtMs).toBeLessThan(Infinity);
    }
  });

  it('gate neither stops nor resume, though their tables are gone', async () => {
    const world = await makeWorld(databases.db);
    const release = await world.prepared('1.0.0');
    await world.raise(release.id, 1000);
    const { kysely } = databases.db;
    for (const table of ['change_window', 'window_lock', 'exemption'])
      await sql`alter table ${sql.table(table)} rename to ${sql.table(`${table}_gone`)}`.execute(kysely);
    try {
      const ungated: ReleaseCommand[] = [
        { type: 'pause', reason: 'r' },
        { type: 'resume' },
        { type: 'reset', reason: null, reshuffle: false },
        { type: 'cancel', reason: 'r' },
      ];
      for (const command of ungated)
        expect((await world.run(release.id, command)).record).toMatchObject({ outcome: 'APPLIED' });
      await expect(world.give(release.id, raise(2000))).rejects.toThrow();
    } finally {
      for (const table of ['change_window', 'window_lock', 'exemption'])
        await sql`alter table ${sql.table(`${table}_gone`)} rename to ${sql.table(table)}`.execute(kysely);
    }
    const next = await world.prepared('2.0.0');
    expect((await world.raise(next.id, 1000)).record.outcome).toBe('APPLIED');
  });

  it('wait for an increase that is being decided, and an increase for them', async () => {
    const world = await makeWorld(databases.db);
    const release = await world.prepared('1.0.0');
    if (databases.kind === 'pglite') return; // One connection: transactions follow each other.
    let release_: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release_ = resolve;
    });
    let isLocked: () => void = () => {};
    const locked = new Promise<void>((resolve) => {
      isLocked = resolve;
    });
    const writer = inTransaction(databases.db.kysely, async (trx) => {
      await freeze(trx, world);
      isLocked();
      await held;
    });
    await locked;
    const commandId = await world.giveUnseen(release.id, raise(1000));
    const decided = world.apply(commandId);
    await untilLockIsAwaited(databases.db.kysely);
    release_();
    await writer;
    expect((await decided).record).toMatchObject({ rejection: { code: 'FROZEN' } });
  });
});
