/** Waits until a statement on a Postgres server waits for a lock, so that a test goes on in just this situation. */
import { expect } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../store/database/schema.js';
import { eventually } from '../eventually.js';

export async function untilLockIsAwaited(kysely: Kysely<Schema>): Promise<void> {
  await eventually(async () => {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(kysely);
    expect(rows.length).toBeGreaterThan(0);
  });
}
