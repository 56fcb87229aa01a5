/**
 * Decide tokens get a kind, and search columns are computed again: they now fold case and marks in all scripts. An
 * earlier token has no kind and keeps its rights, because both pages and back ends may hold it.
 */
import { type Kysely, type Migration, sql } from 'kysely';
import { searchColumns } from '../../registry/search-grams.js';
import { runStatements } from './run-statements.js';

const statements = [
  `alter table api_token add column decide_kind text
    check (decide_kind in ('page', 'server')) check (decide_kind is null or kind = 'DECIDE')`,
];

const rowsAtOnce = 500;

export const tokenKindsAndSearch: Migration = {
  up: async (db) => {
    await runStatements(db, statements);
    for (const table of ['mini_program', 'target_app'] as const) await foldAgain(db, table);
  },
};

async function foldAgain(db: Kysely<unknown>, table: string): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from ${sql.table(table)} where id > ${after} order by id limit ${rowsAtOnce}
    `.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    const folded = JSON.stringify(rows.map(({ id, name }) => ({ id, ...searchColumns(id, name) })));
    await sql`
      update ${sql.table(table)} as stored
      set search_text = folded.search_text, search_grams = folded.search_grams
      from jsonb_to_recordset(${folded}::jsonb) as folded (id text, search_text text, search_grams text[])
      where stored.id = folded.id
    `.execute(db);
    after = last.id;
  }
}
