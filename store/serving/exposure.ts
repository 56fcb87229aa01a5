/**
 * Counts of decisions by minute, target and served release. Several processes add to the same rows. A failed call
 * loses its counts.
 */
import { type Kysely, sql } from 'kysely';
import type { Release } from '../../domain/release/release.js';
import { type ExposureCount, exposureMinuteOf } from '../../domain/serving/exposure-count.js';
import type { Schema } from '../database/schema.js';
import { targetKeyColumns } from '../target/targets.js';

/** Rows per statement: some hundred kilobytes at most. */
const rowsAtOnce = 1_000;

/** `atMs`: when the decisions were counted, to the minute. */
export async function addExposure(db: Kysely<Schema>, counts: readonly ExposureCount[], atMs: number): Promise<void> {
  for (let from = 0; from < counts.length; from += rowsAtOnce)
    await addRows(db, counts.slice(from, from + rowsAtOnce), new Date(exposureMinuteOf(atMs)));
}

/** All processes use the same order. Otherwise two of them could deadlock. */
async function addRows(db: Kysely<Schema>, rows: readonly ExposureCount[], minute: Date): Promise<void> {
  const column = <T>(read: (row: ExposureCount) => T): T[] => rows.map(read);
  await sql`
    insert into exposure
      (mini_program_id, target_app_id, environment, minute, variant, release_id, decisions)
    select mini_program_id, target_app_id, environment, ${minute}::timestamptz, variant, release_id, sum(decisions)
    from unnest(
      ${column(({ miniProgram }) => miniProgram)}::text[], ${column(({ targetApp }) => targetApp)}::text[],
      ${column(({ environment }) => environment)}::text[], ${column(({ variant }) => variant)}::text[],
      ${column(({ releaseId }) => releaseId ?? '')}::text[], ${column(({ decisions }) => decisions)}::float8[]
    ) as counted (mini_program_id, target_app_id, environment, variant, release_id, decisions)
    group by mini_program_id, target_app_id, environment, variant, release_id
    order by mini_program_id, target_app_id, environment, variant, release_id
    on conflict (mini_program_id, target_app_id, environment, minute, variant, release_id)
    do update set decisions = exposure.decisions + excluded.decisions
  `.execute(db);
}

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
