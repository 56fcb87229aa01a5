/** Adds to the counts of decisions by minute. Several processes add to the same rows; a lost call loses its counts. */
import { type Kysely, sql } from 'kysely';
import type { Variant } from '../../domain/assignment/assign.js';
import type { TargetKey } from '../../domain/target/target.js';
import type { Schema } from '../schema.js';

/** What one process answered for one target since it last said so. */
export interface ExposureCount extends TargetKey {
  readonly variant: Variant;
  /** The release that was given; null where nothing was. */
  readonly releaseId: string | null;
  readonly decisions: number;
}

/** Rows in one statement: some hundred kilobytes at most. */
const rowsAtOnce = 1_000;

/** `atMs`: when they were counted, to the minute. */
export async function addExposure(db: Kysely<Schema>, counts: readonly ExposureCount[], atMs: number): Promise<void> {
  // In one order in all processes, or two of them could wait for each other's rows.
  const sorted = [...counts].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (let from = 0; from < sorted.length; from += rowsAtOnce)
    await addRows(db, sorted.slice(from, from + rowsAtOnce), new Date(minuteOf(atMs)));
}

async function addRows(db: Kysely<Schema>, rows: readonly ExposureCount[], minute: Date): Promise<void> {
  const column = <T>(read: (row: ExposureCount) => T): T[] => rows.map(read);
  await sql`
    insert into exposure
      (mini_program_id, target_app_id, environment, minute, variant, release_id, decisions)
    select mini_program_id, target_app_id, environment, ${minute}::timestamptz, variant, release_id, decisions
    from unnest(
      ${column(({ miniProgram }) => miniProgram)}::text[], ${column(({ targetApp }) => targetApp)}::text[],
      ${column(({ environment }) => environment)}::text[], ${column(({ variant }) => variant)}::text[],
      ${column(({ releaseId }) => releaseId ?? '')}::text[], ${column(({ decisions }) => decisions)}::float8[]
    ) as counted (mini_program_id, target_app_id, environment, variant, release_id, decisions)
    on conflict (mini_program_id, target_app_id, environment, minute, variant, release_id)
    do update set decisions = exposure.decisions + excluded.decisions
  `.execute(db);
}

function keyOf({ miniProgram, targetApp, environment, variant, releaseId }: ExposureCount): string {
  return [miniProgram, targetApp, environment, variant, releaseId].join('/');
}

function minuteOf(atMs: number): number {
  return Math.floor(atMs / 60_000) * 60_000;
}

/** Forgets minutes before a date. */
export async function forgetExposure(db: Kysely<Schema>, beforeMs: number): Promise<void> {
  await db.deleteFrom('exposure').where('minute', '<', new Date(beforeMs)).execute();
}
