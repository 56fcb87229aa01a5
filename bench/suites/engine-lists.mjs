/** Lists and search over a large installation, beside the same SQL by hand on the same server, in turns. */
import { performance } from 'node:perf_hooks';
import { openDatabase } from '../../dist/store/open-database.js';
import { listMiniPrograms } from '../../dist/store/registry/list-mini-programs.js';
import { searchColumns } from '../../dist/store/registry/search-grams.js';
import { listReleases } from '../../dist/store/release/list-releases.js';
import { figuresOf, lowest } from '../engine/figures.mjs';
import { openInstallation } from '../engine/installation.mjs';
import { grayTemplate, makeOwners, multiply } from '../engine/release-world.mjs';

const limit = 50;
const programs = 10_000;

export async function measureLists({ rounds, versionsEach }) {
  const installation = await openInstallation();
  const { pool, databaseUrl } = installation;
  try {
    const halftone = await installation.startHalftone();
    const owners = await makeOwners(halftone);
    const template = await grayTemplate(owners, 'gray');
    owners.admin.close();
    await halftone.end();
    await multiply(pool, template, programs);
    await manyReleases(pool, versionsEach);
    await nameApart(pool);
    await pool.query('analyze');
    const database = await openDatabase({ databaseUrl });
    const results = await compare(casesOf(database.kysely, pool, owners.workspace, await lateKey(pool)), rounds);
    const { rows } = await pool.query('select count(*)::int as n from release');
    await database.close();
    return { ...results, releases: rows[0].n, programs };
  } finally {
    await installation.close();
  }
}

/** Earlier versions of each program on the same target, all ended. */
async function manyReleases(pool, versionsEach) {
  const versions = `generate_series(1, ${versionsEach - 1}) v`;
  await pool.query(`insert into version select mini_program_id, '0.0.' || v, ordinal + v, package_url, package_sha256,
    pages, uploaded_by, uploaded_at from version, ${versions} where mini_program_id like 'gray-%'`);
  await pool.query(`insert into release (id, kind, mini_program_id, version, target_app_id, environment, workspace_id,
      app_workspace_id, created_by, created_at, updated_at, body)
    select id || '.' || v, kind, mini_program_id, '0.0.' || v, target_app_id, environment, workspace_id,
      app_workspace_id, created_by, created_at, updated_at,
      body || jsonb_build_object('id', id || '.' || v, 'version', '0.0.' || v, 'state', jsonb_build_object('status',
        'CANCELED', 'ending', jsonb_build_object('reason', 'CANCELED', 'by', 'admin', 'words', null, 'byRelease', null)))
    from release, ${versions} where mini_program_id like 'gray-%'`);
}

/** Names that differ, with the columns that the search reads as the program itself makes them. */
async function nameApart(pool) {
  const { rows } = await pool.query(`select id from mini_program where id like 'gray-%'`);
  const named = rows.map(({ id }, n) => ({ id, name: `Weather ${n} 天气`, ...searchColumns(id, `Weather ${n} 天气`) }));
  for (let from = 0; from < named.length; from += 1000)
    await pool.query(
      `update mini_program p set name = n.name, search_text = n.search_text,
        search_grams = array(select jsonb_array_elements_text(n.search_grams))
       from jsonb_to_recordset($1::jsonb) as n (id text, name text, search_text text, search_grams jsonb)
       where p.id = n.id`,
      [JSON.stringify(named.slice(from, from + 1000))],
    );
}

/** The last id of page 499. */
async function lateKey(pool) {
  const { rows } = await pool.query('select id from release order by id desc offset $1 limit 1', [499 * limit - 1]);
  return rows[0].id;
}

function casesOf(kysely, pool, workspace, key) {
  const everything = { readableFrom: null };
  const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
  return {
    first: {
      ours: () => listReleases(kysely, everything, { limit }),
      bare: () => pool.query('select body from release order by id desc limit $1', [limit + 1]),
    },
    late: {
      ours: () => listReleases(kysely, everything, { limit, cursor }),
      bare: () => pool.query('select body from release where id < $1 order by id desc limit $2', [key, limit + 1]),
    },
    search: {
      ours: () => listMiniPrograms(kysely, { workspaceId: workspace, q: 'weather 77' }, { limit }),
      bare: () =>
        pool.query(
          `select * from mini_program where workspace_id = $1 and search_grams @> $2 and search_text like $3
           order by id limit $4`,
          [workspace, gramsOf('weather 77'), '%weather 77%', limit + 1],
        ),
    },
  };
}

function gramsOf(text) {
  return Array.from({ length: text.length - 2 }, (_, at) => text.slice(at, at + 3));
}

async function timeBoth(sides) {
  const ms = { ours: [], bare: [] };
  for (let n = 0; n < 200; n++)
    for (const side of ['ours', 'bare']) {
      const startedAt = performance.now();
      await sides[side]();
      ms[side].push(performance.now() - startedAt);
    }
  return ms;
}

async function compare(cases, rounds) {
  const results = {};
  for (const [name, sides] of Object.entries(cases)) {
    const figures = { ours: [], bare: [] };
    for (let round = 0; round <= rounds; round++) {
      const ms = await timeBoth(sides);
      if (round === 0) continue; // Warm now.
      for (const side of ['ours', 'bare']) figures[side].push(figuresOf(ms[side]));
    }
    results[name] = {
      ours: { p50: lowest(figures.ours, 'p50'), p99: lowest(figures.ours, 'p99') },
      bare: { p50: lowest(figures.bare, 'p50'), p99: lowest(figures.bare, 'p99') },
    };
  }
  return results;
}
