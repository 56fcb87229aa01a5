/** Snapshots for workflows: a release and the revision of its target, read at one moment. */
import type { Kysely } from 'kysely';
import { type ReleaseSnapshot, snapshotOf } from '../../domain/release/release.js';
import type { Schema } from '../database/schema.js';

const PAGE = 200;

/** Releases, each with the revision of its target. */
function selectSnapshots(db: Kysely<Schema>) {
  return db
    .selectFrom('release')
    .innerJoin('target', (join) =>
      join
        .onRef('target.mini_program_id', '=', 'release.mini_program_id')
        .onRef('target.target_app_id', '=', 'release.target_app_id')
        .onRef('target.environment', '=', 'release.environment'),
    )
    .select(['release.body as release', 'target.revision as targetRevision']);
}

/** Null when no release has this id. */
export async function readSnapshot(db: Kysely<Schema>, releaseId: string): Promise<ReleaseSnapshot | null> {
  const row = await selectSnapshots(db).where('release.id', '=', releaseId).executeTakeFirst();
  return row === undefined ? null : snapshotOf(row.release, row.targetRevision);
}

/**
 * Every release that is not final: each of them should have a running workflow. In order of creation, after the release
 * `afterId`. Each page is read on demand.
 */
export async function* openReleasePages(db: Kysely<Schema>, afterId = ''): AsyncGenerator<readonly ReleaseSnapshot[]> {
  for (let after = afterId; ; ) {
    const page = await readPage(db, after);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.release.id;
  }
}

async function readPage(db: Kysely<Schema>, after: string): Promise<ReleaseSnapshot[]> {
  const rows = await selectSnapshots(db)
    .where('release.is_final', '=', false)
    .where('release.id', '>', after)
    .orderBy('release.id')
    .limit(PAGE)
    .execute();
  return rows.map(({ release, targetRevision }) => snapshotOf(release, targetRevision));
}
