/**
 * Deletes rows that are no longer needed, in batches. Each batch is a short transaction, skips rows that another
 * process deletes, and finds its rows by an index. Retention times are documented in docs/operations.md.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { pauseFor } from '../../platform/process/background-loop.js';
import { clock } from '../database/clock.js';
import type { Schema } from '../database/schema.js';
import { dayMs, hourMs } from '../../domain/values/time-units.js';

const batchRows = 500;
/** Pause between two batches, so that other work can use the database. */
const batchPauseMs = 20;

interface OldRows {
  readonly table: 'outbox' | 'idempotent_answer' | 'exposure' | 'api_token' | 'invitation' | 'push_attempt';
  readonly keptMs: number;
  /** `before`: rows older than this are deleted. */
  readonly where: (before: RawBuilder<Date>) => RawBuilder<boolean>;
}

const oldRows: readonly OldRows[] = [
  // Delivered messages are kept for the analysis of incidents.
  { table: 'outbox', keptMs: 7 * dayMs, where: (before) => sql`delivered_at < ${before}` },
  // A client that repeats a write later than this writes again.
  { table: 'idempotent_answer', keptMs: 30 * dayMs, where: (before) => sql`created_at < ${before}` },
  // The console shows an hour. A thousand busy targets write some three thousand rows a minute.
  { table: 'exposure', keptMs: 2 * hourMs, where: (before) => sql`minute < ${before}` },
  // Each target keeps its newest 200 (`store/push/attempts.ts`), for this long.
  { table: 'push_attempt', keptMs: 30 * dayMs, where: (before) => sql`started_at < ${before}` },
  // Used invitations stay: they show which tokens came from one.
  {
    table: 'invitation',
    keptMs: 30 * dayMs,
    where: (before) => sql`outcome is distinct from 'USED' and expires_at < ${before}`,
  },
  // Sessions and one-time codes. API and decide tokens stay: the trail and the lineage of tokens name them.
  {
    table: 'api_token',
    keptMs: 30 * dayMs,
    where: (before) =>
      sql`kind in ('SESSION', 'LOGIN_CODE') and least(expires_at, revoked_at) < ${before}
        and not exists (select 1 from command c where c.credential_id = api_token.id and c.outcome = 'RECEIVED')`,
  },
];

/**
 * Deleted rows by table. A table that fails does not stop the others. `nowMs`: default the database's clock.
 *
 * @throws the first failure.
 */
export async function deleteOldRows(
  db: Kysely<Schema>,
  signal: AbortSignal,
  nowMs?: number,
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  const failures: unknown[] = [];
  for (const { table, keptMs, where } of oldRows) {
    const before = sql<Date>`(${clock(nowMs)} - ${keptMs}::bigint * interval '1 millisecond')`;
    try {
      const count = await deleteInBatches(db, { table, isOld: where(before) }, signal);
      if (count > 0) deleted[table] = count;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return deleted;
}

interface Batches {
  readonly table: OldRows['table'];
  readonly isOld: RawBuilder<boolean>;
}

async function deleteInBatches(db: Kysely<Schema>, { table, isOld }: Batches, signal: AbortSignal): Promise<number> {
  let deleted = 0;
  while (!signal.aborted) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where ctid = any(array(
        select ctid from ${sql.table(table)} where ${isOld} limit ${batchRows} for update skip locked
      ))`.execute(db);
    deleted += Number(numAffectedRows);
    if (numAffectedRows < batchRows || !(await pauseFor(batchPauseMs, signal))) break;
  }
  return deleted;
}
