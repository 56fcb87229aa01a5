/**
 * Copies one mini program with its full release many times over, straight in the embedded database of a stopped
 * program.
 */
import { join } from 'node:path';
import { sql } from 'kysely';

const batch = 500;

/** Programs `p-00001` and on, each with version 1.0.0 in full release on the same app. `full`: the release to copy. */
export async function fillWithPrograms({ dataDir, workspace, full, count }) {
  const { openDatabase } = await import('../../dist/store/open-database.js');
  const { searchColumns } = await import('../../dist/store/registry/search-grams.js');
  const database = await openDatabase({ dataDir: join(dataDir, 'database') });
  const db = database.kysely;
  for (let first = 1; first <= count; first += batch) {
    const ids = Array.from({ length: batch }, (_, index) => `p-${String(first + index).padStart(5, '0')}`);
    await db
      .insertInto('mini_program')
      .values(ids.map((id) => programRow(id, workspace, searchColumns)))
      .execute();
    for (const table of ['version', 'target', 'release']) await copyRows(db, table, ids, full);
  }
  await database.close();
}

function programRow(id, workspace, searchColumns) {
  const name = `Program ${id}`;
  return {
    id,
    workspace_id: workspace,
    name,
    ...searchColumns(id, name),
    revision: 1,
    created_by: 'admin',
    created_at: new Date(),
  };
}

/** Every text of the row that names the program or its release names the copy's instead. */
async function copyRows(db, table, ids, full) {
  const where = { version: sql`number = '1.0.0'`, target: sql`true`, release: sql`id = ${full}` }[table];
  const { rows } = await sql`select * from ${sql.table(table)} where mini_program_id = 'weather' and ${where}`.execute(
    db,
  );
  const derived = ['status', 'phase', 'bp', 'revision', 'is_final', 'baseline_release_id', 'candidate_release_id'];
  const unwanted = [...derived, 'candidate_bp', 'suspended', 'availability'];
  const own = Object.entries(rows[0]).filter(([name]) => !unwanted.includes(name));
  const values = ids.map((id) => Object.fromEntries(own.map(([name, value]) => [name, copied(value, id, full)])));
  await db.insertInto(table).values(values).execute();
}

function copied(value, id, full) {
  if (value instanceof Date || typeof value === 'number' || value === null) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text
    .replaceAll('weather', id)
    .replaceAll(full, `${full.slice(0, -12)}${id.slice(2).padStart(12, '0')}`)
    .replace(/"candidate":\{.*?\},/, '"candidate":null,');
}
