/** A release and the revision of its target, read at one moment: the snapshot for a workflow. */
import type { Kysely } from 'kysely';
import { type ReleaseSnapshot, snapshotOf } from '../../domain/release/snapshot.js';
import type { Schema } from '../database/schema.js';

/** Null when no release has this id. */
export async function readSnapshot(db: Kysely<Schema>, releaseId: string): Promise<ReleaseSnapshot | null> {
  const row = await db
    .selectFrom('release')
    .innerJoin('target', (join) =>
      join
        .onRef('target.mini_program_id', '=', 'release.mini_program_id')
        .onRef('target.target_app_id', '=', 'release.target_app_id')
        .onRef('target.environment', '=', 'release.environment'),
    )
    .select(['release.body as release', 'target.revision as targetRevision'])
    .where('release.id', '=', releaseId)
    .executeTakeFirst();
  return row === undefined ? null : snapshotOf(row.release, row.targetRevision);
}
