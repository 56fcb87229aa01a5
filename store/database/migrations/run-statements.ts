/** Runs plain SQL, one statement at a time: the embedded database accepts only one per message. */
import { type Kysely, sql } from 'kysely';

export async function runStatements(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
