import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { explainDecision } from '../../../domain/serving/explain.js';
import { readServingViewAt } from '../../../store/serving/read-serving-view.js';
import { setTester } from '../../../store/target/testers.js';
import { inTransaction } from '../../../store/database/transaction.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

/** A moment between two commands: their times have milliseconds. */
async function moment(): Promise<number> {
  await sleep(3);
  const nowMs = Date.now();
  await sleep(3);
  return nowMs;
}

describeInTurn('the proof of what a user got in the past', (databases) => {
  it('follows a gray release through its steps, for every user', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const first = await world.prepared('1.0.0');
    const beforeAll = await moment();
    await world.raise(first.id, 10_000);
    const second = await world.prepared('2.0.0');
    const atBaseline = await moment();
    await world.raise(second.id, 1000);
    const at10 = await moment();
    await world.raise(second.id, 5000);
    const at50 = await moment();
    await world.run(second.id, { type: 'cancel', reason: 'a bad feeling' });
    const afterCancel = await moment();
    const versionAt = async (atMs: number, user: string) => {
      const past = await readServingViewAt(kysely, world.target, atMs);
      expect(past.doubts).toEqual([]);
      return explainDecision(past.view, user).version;
    };
    const users = Array.from({ length: 60 }, (_, i) => `user-${i}`);
    const seen = new Set<string | null>();
    const { view: tenPercent } = await readServingViewAt(kysely, world.target, at10);
    for (const user of users) {
      const entersAtBp = explainDecision(tenPercent, user).entersAtBp ?? 0;
      expect(await versionAt(beforeAll, user)).toBeNull();
      expect(await versionAt(atBaseline, user)).toBe('1.0.0');
      expect(await versionAt(at10, user)).toBe(entersAtBp <= 1000 ? '2.0.0' : '1.0.0');
      expect(await versionAt(at50, user)).toBe(entersAtBp <= 5000 ? '2.0.0' : '1.0.0');
      expect(await versionAt(afterCancel, user)).toBe('1.0.0');
      seen.add(await versionAt(at50, user));
    }
    expect(seen).toEqual(new Set(['1.0.0', '2.0.0']));
  });

  it('doubts who was in gray before a reset that drew a new salt, and nothing after it', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 1000);
    const before = await moment();
    await world.run(id, { type: 'reset', reshuffle: true, reason: null });
    await world.raise(id, 1000);
    const after = await moment();
    expect((await readServingViewAt(kysely, world.target, before)).doubts).toEqual(['RESHUFFLED']);
    expect((await readServingViewAt(kysely, world.target, after)).doubts).toEqual([]);
  });

  it('doubts who tested a pilot once its testers have changed', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db, { pilotSupport: true });
    const { id } = await world.create('1.0.0');
    await world.run(id, { type: 'apply' });
    await world.run(id, { type: 'approve' }, { actor: 'reviewer' });
    const change = (wanted: boolean) =>
      inTransaction(kysely, (trx) =>
        setTester(trx, { release: { id, ...world.target }, userKey: 'tess', wanted, actor: 'alice' }),
      );
    await change(true);
    const testing = await moment();
    const now = await readServingViewAt(kysely, world.target, testing);
    expect(now.doubts).toEqual([]);
    expect(explainDecision(now.view, 'tess').version).toBe('1.0.0');
    await change(false);
    expect((await readServingViewAt(kysely, world.target, testing)).doubts).toEqual(['TESTERS_CHANGED']);
  });
});
