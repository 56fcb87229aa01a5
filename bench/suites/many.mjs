/** Reads of 100,000 releases and a million events, beside the same SQL by hand on the same server, in turns. */
import { isDeepStrictEqual } from 'node:util';
import { performance } from 'node:perf_hooks';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { startPostgres } from '../../scripts/postgres.mjs';
import { migrateToLatest } from '../../dist/store/database/migrate.js';
import { allMigrations } from '../../dist/store/database/migrations/all-migrations.js';
import { ServerDialect } from '../../dist/store/database/postgres-dialect.js';
import { openDatabase } from '../../dist/store/open-database.js';
import { casesOf, five } from '../many/cases.mjs';
import { fill, sizesOf, workspaceId } from '../many/fill.mjs';

/** A form that takes longer is not a good one. */
const longestByHandMs = 3_000;
const watched = new Set(['release', 'event']);

export async function measureMany({ releases, rounds, msEach }) {
  const postgres = await startPostgres({ isDurable: true });
  const database = await openDatabase({ databaseUrl: postgres.url, statementTimeoutMs: 0, maxConnections: 6 });
  // As the program sets its connections up, with the numbers of `bigint` as numbers.
  const pool = new pg.Pool({ connectionString: postgres.url, max: 6, types: { getTypeParser } });
  const byHand = new pg.Pool({ ...pool.options, statement_timeout: longestByHandMs });
  // `end` does not wait for the sockets, so the server may still end one with an error.
  for (const one of [pool, byHand]) one.on('error', () => undefined);
  try {
    const migration = await prepare(database.kysely, pool, sizesOf(releases));
    const cases = casesOf(await placesOf(pool, sizesOf(releases)));
    const results = {};
    for (const [name, one] of Object.entries(cases)) {
      results[name] = await compare({ ...one, name }, { db: database.kysely, pool: byHand, rounds, msEach });
      console.log(`  ${name}: ${JSON.stringify(results[name])}`);
    }
    return { ...migration, scanned: await scansOf(cases, postgres.url), results };
  } finally {
    await Promise.all([pool.end(), byHand.end()]);
    await database.close();
    await postgres.stop();
  }
}

function getTypeParser(oid, format) {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
}

/** Filled at the schema before migration 015, which is timed. */
async function prepare(kysely, pool, sizes) {
  const migrator = new Migrator({
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    provider: { getMigrations: () => Promise.resolve({ ...allMigrations }) },
    migrationTableName: 'schema_migration',
    migrationLockTableName: 'schema_migration_lock',
  });
  await reached(migrator, '014-version-notes');
  const client = await pool.connect();
  const filledAt = performance.now();
  await fill(client, sizes);
  await client.query('vacuum analyze');
  const { rows } = await client.query(`select (select count(*)::int from release) as releases,
    (select count(*)::int from event) as events`);
  client.release();
  console.log(`  filled in ${((performance.now() - filledAt) / 1000).toFixed(0)} s`);
  const startedAt = performance.now();
  await reached(migrator, '015-event-places');
  const migrationMs = performance.now() - startedAt;
  console.log(`  migration 015 in ${(migrationMs / 1000).toFixed(0)} s`);
  await migrateToLatest(kysely);
  await pool.query('vacuum analyze');
  return { ...rows[0], migrationMs };
}

async function reached(migrator, name) {
  const { error } = await migrator.migrateTo(name);
  if (error !== undefined) throw error;
}

/** Whose rows are many, and where a late page begins. */
async function placesOf(pool, { workspaces }) {
  const first = async (text) => (await pool.query(text, [five])).rows[0];
  const inFive = '(workspace_id = any($1) or app_workspace_id = any($1))';
  const most = (column) =>
    first(`select ${column} as most from release where ${inFive}
    group by 1 order by count(*) desc limit 1`);
  const page = `offset (select least(9950, count(*) / 2) from release where ${inFive}) limit 1`;
  return {
    all: Array.from({ length: workspaces }, (_, n) => workspaceId(n)),
    busy: {
      app: (await most('target_app_id')).most,
      program: (await most('mini_program_id')).most,
      changer: (await most('last_change_by')).most,
      creator: 'person-300',
      id: (await first(`select id from release where ${inFive} order by revision desc, id limit 1`)).id,
    },
    deepId: (await first(`select id from release where ${inFive} order by id desc ${page}`)).id,
    deepChange: await first(`select last_change_ms as ms, id from release where ${inFive}
      order by last_change_ms desc, id desc ${page}`),
    deepEvent: await first(`select at, id from event where ${inFive} order by at desc, id desc ${page}`),
  };
}

/** Every form by hand must give the same rows; the fastest of them counts. One that is far slower is not run again. */
async function compare({ name, ours, rowsOf, sameOf, forms }, { db, pool, rounds, msEach }) {
  const expected = plain(rowsOf(await ours(db)));
  const tried = [];
  for (const [form, statements] of Object.entries(forms)) {
    const run = async () => (await Promise.all(statements.map((one) => pool.query(one)))).map(({ rows }) => rows);
    const startedAt = performance.now();
    const found = await run().catch(unlessTooLong);
    if (found === null) continue;
    const rows = plain(sameOf(found));
    tried.push({ form, run, ms: performance.now() - startedAt });
    if (!isDeepStrictEqual(rows, expected)) throw new Error(`${name}, ${form}: other rows than ours`);
  }
  if (tried.length === 0) return beyondByHand(await inTurns({ ours: () => ours(db) }, { rounds, msEach }));
  const quickest = Math.min(...tried.map(({ ms }) => ms));
  const near = tried.filter(({ ms }) => ms <= 5 * quickest + 5);
  const sides = { ours: () => ours(db), ...Object.fromEntries(near.map(({ form, run }) => [form, run])) };
  const figures = await inTurns(sides, { rounds, msEach });
  const [form, bare] = Object.entries(figures)
    .filter(([side]) => side !== 'ours')
    .sort(([, a], [, b]) => a.p50 - b.p50)[0];
  return { ours: figures.ours, bare, form };
}

/** Every form by hand was canceled: theirs is at least the time-out. */
function beyondByHand({ ours }) {
  return { ours, bare: { p50: longestByHandMs, p95: longestByHandMs }, form: 'none within the time-out' };
}

function unlessTooLong(error) {
  if (error.code === '57014') return null; // Canceled by the time-out.
  throw error;
}

const plain = (value) => JSON.parse(JSON.stringify(value));

/** The best round of each side. A form that takes three times as long as the best takes no part in later rounds. */
async function inTurns(sides, { rounds, msEach }) {
  const best = {};
  let racing = Object.entries(sides);
  for (let round = 0; round <= rounds; round++) {
    const ms = Object.fromEntries(racing.map(([side]) => [side, []]));
    const until = performance.now() + msEach * racing.length;
    for (let n = 0; n < 5 || (performance.now() < until && n < 300); n++)
      for (const [side, run] of racing) {
        const startedAt = performance.now();
        await run().catch(unlessTooLong);
        ms[side].push(performance.now() - startedAt);
      }
    const now = Object.fromEntries(Object.entries(ms).map(([side, all]) => [side, figuresOf(all)]));
    if (round > 0)
      for (const [side, { p50, p95 }] of Object.entries(now))
        best[side] = {
          p50: Math.min(p50, best[side]?.p50 ?? Infinity),
          p95: Math.min(p95, best[side]?.p95 ?? Infinity),
        };
    const quickest = Math.min(...racing.filter(([side]) => side !== 'ours').map(([side]) => now[side].p50));
    racing = racing.filter(([side]) => side === 'ours' || now[side].p50 <= 3 * quickest);
  }
  return best;
}

function figuresOf(ms) {
  const sorted = ms.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.floor(sorted.length * 0.95)] };
}

/** By case, the tables of releases and events that a statement of ours reads from first to last row. */
async function scansOf(cases, databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
  pool.on('error', () => undefined);
  const recorded = [];
  const log = ({ query }) => void recorded.push(query);
  const db = new Kysely({ dialect: new ServerDialect({ pool, lockTimeoutMs: 1000 }), log });
  const scanned = {};
  for (const [name, { ours }] of Object.entries(cases)) {
    recorded.length = 0;
    await ours(db);
    for (const { sql, parameters } of recorded.splice(0)) {
      const { rows } = await pool.query(`explain (analyze, format json) ${sql}`, [...parameters]);
      for (const table of tablesRead(rows[0]['QUERY PLAN'])) (scanned[name] ??= []).push(table);
    }
  }
  await db.destroy();
  return scanned;
}

function tablesRead(plan) {
  if (typeof plan !== 'object' || plan === null) return [];
  const own = plan['Node Type'] === 'Seq Scan' && watched.has(plan['Relation Name']) ? [plan['Relation Name']] : [];
  return [...own, ...Object.values(plan).flatMap(tablesRead)];
}
