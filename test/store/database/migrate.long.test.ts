import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { checkSchemaVersion, migrateToLatest } from '../../../store/database/migrate.js';
import { listMiniPrograms } from '../../../store/registry/list-mini-programs.js';
import { eventPlaces } from '../../../store/database/migrations/015-event-places.js';
import { listFeed } from '../../../store/release/event-feed.js';
import { makeWorld } from '../../support/database/store-world.js';
import { tokenKindsAndSearch } from '../../../store/database/migrations/009-token-kinds-and-search.js';
import { allMigrations } from '../../../store/database/migrations/all-migrations.js';
import { describeOnEachDatabase } from '../../support/database/databases.js';

const everyMigration = Object.keys(allMigrations);

describeOnEachDatabase('migrating', (databases) => {
  it('brings an empty database to the latest schema and then has nothing to do', async () => {
    const { kysely } = await databases.makeEmpty();
    expect(await checkSchemaVersion(kysely)).toEqual({ outcome: 'behind', missing: everyMigration });
    expect(await migrateToLatest(kysely)).toEqual({ outcome: 'migrated', applied: everyMigration });
    expect(await checkSchemaVersion(kysely)).toEqual({ outcome: 'current' });
    expect(await migrateToLatest(kysely)).toEqual({ outcome: 'migrated', applied: [] });
  });

  it('happens once when several processes start at the same moment', async () => {
    const { kysely } = await databases.makeEmpty();
    const results = await Promise.all([1, 2, 3].map(() => migrateToLatest(kysely)));
    const applied = results.map((result) => (result.outcome === 'migrated' ? result.applied.length : -1));
    expect(applied.sort()).toEqual([0, 0, everyMigration.length]);
  });

  it('leaves a database alone that a newer program has migrated, and names what it does not know', async () => {
    const { kysely } = await databases.makeEmpty();
    await migrateToLatest(kysely);
    await sql`insert into schema_migration (name, timestamp) values ('999-future', '2100-01-01T00:00:00Z')`.execute(
      kysely,
    );
    expect(await checkSchemaVersion(kysely)).toEqual({ outcome: 'ahead', unknown: ['999-future'] });
    expect(await migrateToLatest(kysely)).toEqual({ outcome: 'ahead', unknown: ['999-future'] });
  });

  it('computes the search columns of older rows again, however many there are', async () => {
    const { kysely } = await databases.makeEmpty();
    await migrateToLatest(kysely);
    const policy = JSON.stringify({ developersMayStop: true });
    await sql`insert into workspace (id, name, kind, policy, revision, created_by, created_at)
      values ('makers', 'Makers', 'tenant', ${policy}, 1, 'ann', now())`.execute(kysely);
    await sql`insert into mini_program
        (id, workspace_id, name, search_text, search_grams, revision, created_by, created_at)
      select 'old-' || n, 'makers', 'Météo ' || n, 'météo', array['mét'], 1, 'ann', now()
      from generate_series(1, 1203) as n`.execute(kysely);
    await sql`alter table api_token drop column decide_kind`.execute(kysely);
    await tokenKindsAndSearch.up(kysely);
    const found = await listMiniPrograms(kysely, { workspaceId: 'makers', q: 'METEO' }, { limit: 2000 });
    expect(found.items).toHaveLength(1203);
  });

  it('finds the places of older events, and keeps them unchangeable', async () => {
    const { kysely } = databases.db;
    const world = await makeWorld(databases.db);
    const { id } = await world.prepared('1.0.0');
    await sql`drop trigger event_place on event`.execute(kysely);
    await sql`drop function fill_event_place`.execute(kysely);
    for (const column of ['workspace_id', 'app_workspace_id', 'target_app_id', 'environment'])
      await sql`alter table event drop column ${sql.ref(column)}`.execute(kysely);
    await sql`drop index version_by_number`.execute(kysely);
    await eventPlaces.up(kysely);
    const { workspace_id } = await kysely
      .selectFrom('release')
      .select('workspace_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const feed = await listFeed(kysely, { workspaceIds: [workspace_id], releaseId: id }, { limit: 50 });
    expect(feed.items.map(({ type }) => type)).toEqual(['ReviewApproved', 'ReviewRequested', 'ReleaseCreated']);
    expect(feed.items).toMatchObject(Array.from({ length: 3 }, () => ({ target: { environment: 'production' } })));
    await expect(sql`update event set actor = 'mallory' where aggregate_id = ${id}`.execute(kysely)).rejects.toThrow(
      'append only',
    );
  });
});
