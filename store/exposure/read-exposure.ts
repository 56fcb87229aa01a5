/** Decisions on a target by minute, and the number of those that served one release. */
import { type Kysely, sql } from 'kysely';
import type { Release } from '../../domain/release/release.js';
import { targetKeyColumns } from '../target/target-key.js';
import type { Schema } from '../database/schema.js';

export interface ExposureMinute {
  readonly atMs: number;
  /** All decisions on the target. */
  readonly decisions: number;
  /** Decisions that served the release. */
  readonly ofRelease: number;
}

/** From `fromMs` on, the oldest first. Minutes without decisions are left out. */
export async function readExposure(db: Kysely<Schema>, release: Release, fromMs: number): Promise<ExposureMinute[]> {
  const rows = await db
    .selectFrom('exposure')
    .select([
      'minute',
      sql<number>`sum(decisions)::float8`.as('decisions'),
      sql<number>`coalesce(sum(decisions) filter (where release_id = ${release.id}), 0)::float8`.as('ofRelease'),
    ])
    .where((eb) => eb.and(targetKeyColumns(release)))
    .where('minute', '>=', new Date(fromMs))
    .groupBy('minute')
    .orderBy('minute')
    .execute();
  return rows.map(({ minute, decisions, ofRelease }) => ({ atMs: minute.getTime(), decisions, ofRelease }));
}
