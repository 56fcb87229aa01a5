/** Number of commands without an outcome, for metrics and for workers that decide these commands first. */
import type { Kysely } from 'kysely';
import type { Schema } from '../../database/schema.js';

export async function countWaitingCommands(db: Kysely<Schema>): Promise<number> {
  const { waiting } = await db
    .selectFrom('command')
    .select((eb) => eb.fn.countAll<string | number>().as('waiting'))
    .where('outcome', '=', 'RECEIVED')
    .executeTakeFirstOrThrow();
  return Number(waiting);
}
