/** The last change of releases in the database: what a decision writes, and what the migration finds in the trail. */
import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { migrateToLatest } from '../../../store/database/migrate.js';
import { lastChange } from '../../../store/database/migrations/013-last-change.js';
import { applyCommand } from '../../../store/release/apply-command.js';
import type { Database } from '../../../store/database/database.js';
import { describeInTurn } from '../../support/database/databases.js';
import { makeWorld } from '../../support/database/store-world.js';

const made = ['release_by_creator', 'release_by_version_number', 'review_open_by_expiry', 'target_suspended'];

/** One release each that is archived, rolled back to, canceled, and raised with the confirmation of the super app. */
async function liveThrough(database: Database): Promise<void> {
  const world = await makeWorld(database, { versions: ['1.0.0', '2.0.0', '3.0.0', '4.0.0'] });
  const [first, second, third, fourth] = [
    await world.prepared('1.0.0'),
    await world.prepared('2.0.0'),
    await world.prepared('3.0.0'),
    await world.prepared('4.0.0'),
  ];
  const all = { type: 'fullRelease', supersede: false, reason: null } as const;
  await world.run(first.id, all);
  await world.run(second.id, all);
  await world.run(second.id, { type: 'rollback', reason: 'crashes', to: null });
  await world.raise(third.id, 1);
  await world.run(third.id, { type: 'cancel', reason: 'broken' });
  await database.kysely.updateTable('target_app').set({ confirmation: 'PUSH' }).execute();
  await world.raise(fourth.id, 1234);
  const command = { type: 'confirmStep', attempt: 1, bp: 1234 } as const;
  const ifAbsent = { is: 'taken', actor: 'system:push', command } as const;
  const confirmed = { commandId: 'confirmed', releaseId: fourth.id, ifAbsent, isFromWorkflow: false } as const;
  expect((await applyCommand(database.kysely, confirmed))?.record.outcome).toBe('APPLIED');
}

describeInTurn('the last change of a release', (databases) => {
  it('is kept with the release and in columns', async () => {
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await world.raise(id, 2000);
    await world.run(id, { type: 'setPercentage', bp: 6000, supersede: false, reason: 'fine' }, { actor: 'bob' });
    const row = await databases.db.kysely
      .selectFrom('release')
      .select(['body', 'last_change_ms', 'last_change_by'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const change = { by: 'bob', type: 'PercentageSet', fromBp: 2000, toBp: 6000, reason: 'fine' };
    expect(row.body.lastChange).toMatchObject(change);
    expect(row).toMatchObject({ last_change_ms: row.body.lastChange?.atMs, last_change_by: 'bob' });
  });

  it('is found by the migration in the trail as decisions have written it', async () => {
    const database = await databases.makeEmpty();
    const { kysely } = database;
    await migrateToLatest(kysely);
    await liveThrough(database);
    const bodies = () => kysely.selectFrom('release').select('body').orderBy('id').execute();
    const written = await bodies();
    expect(new Set(written.map(({ body }) => body.lastChange?.type))).toEqual(
      new Set(['Archived', 'Canceled', 'RollbackReleased', 'PercentageSet']),
    );
    await sql`update release set body = body - 'lastChange'`.execute(kysely);
    await sql`alter table release drop column last_change_ms, drop column last_change_by`.execute(kysely);
    for (const index of [...made, 'push_unconfirmed_by_age']) await sql`drop index ${sql.table(index)}`.execute(kysely);
    await lastChange.up(kysely);
    expect(await bodies()).toEqual(written);
  });

  it('counts as the creation on a release that an older program has created', async () => {
    const world = await makeWorld(databases.db);
    const { id, createdAtMs } = await world.create('1.0.0');
    const { kysely } = databases.db;
    await sql`update release set body = body - 'lastChange' where id = ${id}`.execute(kysely);
    const columns = kysely.selectFrom('release').select(['last_change_ms', 'last_change_by']).where('id', '=', id);
    expect(await columns.executeTakeFirst()).toEqual({ last_change_ms: createdAtMs, last_change_by: 'alice' });
    await world.run(id, { type: 'apply' });
    expect((await world.release(id)).lastChange).toMatchObject({ type: 'ReviewRequested', by: 'alice' });
  });
});
