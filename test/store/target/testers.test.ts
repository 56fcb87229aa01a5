import { expect, it } from '@jest/globals';
import { isTester, listTesters, setTester } from '../../../store/target/testers.js';
import { inTransaction } from '../../../store/database/transaction.js';
import type { Release } from '../../../domain/release/release.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

describeInTurn('testers', (databases) => {
  const set = (release: Release, userKey: string, wanted: boolean) =>
    inTransaction(databases.db.kysely, (trx) => setTester(trx, { release, userKey, wanted, actor: 'alice' }));
  const list = async (release: Release) => (await listTesters(databases.db.kysely, release, { limit: 200 })).items;
  const targetRevision = async (release: Release) =>
    (
      await databases.db.kysely
        .selectFrom('target')
        .select('revision')
        .where('mini_program_id', '=', release.miniProgram)
        .executeTakeFirstOrThrow()
    ).revision;

  it('come and go, each change a revision and an event of the target', async () => {
    const world = await makeWorld(databases.db, { pilotSupport: true });
    const release = await world.create('1.0.0');
    expect(await set(release, 'tina', true)).toEqual({ outcome: 'done', changed: true });
    expect(await set(release, 'böb', true)).toEqual({ outcome: 'done', changed: true });
    expect(await list(release)).toEqual(['böb', 'tina']);
    expect(await isTester(databases.db.kysely, release, 'tina')).toBe(true);
    expect(await set(release, 'tina', false)).toEqual({ outcome: 'done', changed: true });
    expect(await isTester(databases.db.kysely, release, 'tina')).toBe(false);
    expect(await targetRevision(release)).toBe(3);
    const events = await databases.db.kysely
      .selectFrom('event')
      .select(['seq', 'type'])
      .where('aggregate_kind', '=', 'target')
      .where('mini_program_id', '=', release.miniProgram)
      .orderBy('seq')
      .execute();
    expect(events).toEqual([1, 2, 3].map((seq) => ({ seq, type: 'TestersChanged' })));
  });

  it('change nothing when they are what they are to be', async () => {
    const world = await makeWorld(databases.db, { pilotSupport: true });
    const release = await world.create('1.0.0');
    await set(release, 'tina', true);
    expect(await set(release, 'tina', true)).toEqual({ outcome: 'done', changed: false });
    expect(await set(release, 'stranger', false)).toEqual({ outcome: 'done', changed: false });
    expect(await targetRevision(release)).toBe(1);
  });

  it('are all there when many are added at once', async () => {
    const world = await makeWorld(databases.db, { pilotSupport: true });
    const release = await world.create('1.0.0');
    const users = Array.from({ length: 12 }, (_, n) => `user-${String(n).padStart(2, '0')}`);
    await Promise.all(users.map((user) => set(release, user, true)));
    expect(await list(release)).toEqual(users);
    const page = await listTesters(databases.db.kysely, release, { limit: 5 });
    const rest = await listTesters(databases.db.kysely, release, { limit: 50, cursor: page.nextCursor ?? '' });
    expect([...page.items, ...rest.items]).toEqual(users);
  });

  it('belong to one release each and end with its testing', async () => {
    const world = await makeWorld(databases.db, { pilotSupport: true });
    const first = await world.prepared('1.0.0');
    const second = await world.prepared('2.0.0');
    await set(first, 'tina', true);
    await set(second, 'tom', true);
    await world.run(first.id, { type: 'cancel', reason: 'wrong' });
    expect(await list(first)).toEqual([]);
    expect(await list(second)).toEqual(['tom']);
    expect(await set(first, 'tina', true)).toMatchObject({ outcome: 'REJECTED', rejection: { code: 'ALREADY_FINAL' } });
  });
});
