/**
 * 100,000 releases and a million events, written by SQL into a database at the schema before migration 015, so that
 * the migration is measured too. Sizes are skewed: few workspaces, programs and apps have most of the releases.
 * Triggers and foreign keys rest meanwhile. Every figure follows from the row's number, so that each run has the same.
 */
import { searchColumns } from '../../dist/store/registry/search-grams.js';

/** The moment of all reads. */
export const nowMs = Date.UTC(2026, 9, 1);
const yearsMs = 2 * 365 * 86_400_000;
const people = 400;

export const sizesOf = (releases) => ({
  releases,
  targets: Math.ceil(releases / 5),
  programs: Math.ceil(releases / 12),
  apps: 200,
  workspaces: 300,
});

export const workspaceId = (n) => `workspace-${String(n).padStart(3, '0')}`;

/** Into empty tables. */
export async function fill(client, sizes) {
  await client.query(`set session_replication_role = replica; create schema filling`);
  for (const statement of [...helpers, ...ownersOf(sizes)]) await client.query(statement);
  await fillNamed(client, 'mini_program', programRows(sizes));
  await fillNamed(client, 'target_app', appRows(sizes));
  for (const statement of [...chosen(sizes), ...rows]) await client.query(statement);
  await client.query('drop schema filling cascade; reset session_replication_role');
}

const spread = (n, power, count) =>
  Math.floor(count * (((n * 2_654_435_761) % 4_294_967_296) / 4_294_967_296) ** power);

function programRows({ programs, workspaces }) {
  return Array.from({ length: programs }, (_, n) => {
    const [id, name] = [`program-${n}`, `${['Weather', 'Market', 'Tickets', '天气'][n % 4]} ${n}`];
    return { id, name, workspace_id: workspaceId(spread(n, 2.5, workspaces)), ...searchColumns(id, name) };
  });
}

function appRows({ apps, workspaces }) {
  return Array.from({ length: apps }, (_, n) => {
    const [id, name] = [`app-${n}`, `Wallet ${n}`];
    return { id, name, workspace_id: workspaceId(spread(n + 7, 1.5, workspaces)), ...searchColumns(id, name) };
  });
}

const ofApps = `, '["production", "sandbox", "test"]'::jsonb as environments, true as pilot_support,
  'COMMIT' as confirmation, '{}'::jsonb as policy`;

async function fillNamed(client, table, all) {
  const more = table === 'target_app' ? ofApps : '';
  const columns = `id, name, workspace_id, search_text, search_grams, revision, created_by, created_at${
    more === '' ? '' : ', environments, pilot_support, confirmation, policy'
  }`;
  for (let from = 0; from < all.length; from += 1000)
    await client.query(
      `insert into ${table} (${columns})
       select id, name, workspace_id, search_text, search_grams, 1, 'person-0', now()${more}
       from jsonb_to_recordset($1::jsonb)
         as n (id text, name text, workspace_id text, search_text text, search_grams text[])`,
      [JSON.stringify(all.slice(from, from + 1000))],
    );
}

const helpers = [
  // From a row's number and the number of a choice to 0…1.
  `create function filling.u(n bigint, choice integer) returns float8 immutable language sql as
    'select (hashint8extended(n, choice) & 4294967295)::float8 / 4294967296'`,
  `create function filling.id(ms bigint, n bigint) returns text immutable language sql as $$
    select substr(lpad(to_hex(ms), 12, '0'), 1, 8) || '-' || substr(lpad(to_hex(ms), 12, '0'), 9, 4) || '-7' ||
      substr(md5(n::text), 1, 3) || '-a' || substr(md5(n::text), 4, 3) || '-' || substr(md5(n::text), 7, 12) $$`,
  `create function filling.person(n bigint, choice integer) returns text immutable language sql as
    $$select 'person-' || floor(${people} * power(filling.u(n, choice), 2))::int$$`,
  `create function filling.at(ms bigint) returns timestamptz immutable language sql as
    'select to_timestamp(ms / 1000.0)'`,
];

/** One reviewer with five workspaces of all sizes, one with all of them, and many others. */
const ownersOf = ({ workspaces }) => [
  `insert into workspace select 'workspace-' || lpad(n::text, 3, '0'), 'Workspace ' || n, 'tenant',
    '{"developersMayStop": true}', 1, 'person-0', now() from generate_series(0, ${workspaces - 1}) n`,
  `insert into member select 'workspace-' || lpad(n::text, 3, '0'), 'all-seer', 'reviewer', 'person-0', now()
    from generate_series(0, ${workspaces - 1}) n`,
  `insert into member select distinct on (w, p) 'workspace-' || lpad(w::text, 3, '0'), p, 'developer', 'person-0', now()
    from (select floor(${workspaces} * power(filling.u(n, 1), 2))::int as w, filling.person(n, 2) as p
      from generate_series(1, 4000) n) made`,
];

/** What each target and each release is, before it becomes a row. */
const chosen = ({ targets, programs, apps, releases }) => [
  `create unlogged table filling.target as
    select row_number() over (order by n)::int - 1 as t, made.* from (
      select distinct on (program, app, environment) * from (
        select n, 'program-' || floor(${programs} * power(filling.u(n, 1), 1.5))::int as program,
          'app-' || floor(${apps} * power(filling.u(n, 2), 2))::int as app,
          case when filling.u(n, 3) < .8 then 'production' when filling.u(n, 3) < .9 then 'sandbox' else 'test' end
            as environment
        from generate_series(1, ${targets * 2}) n
      ) all_of_them order by program, app, environment, n
    ) made order by n limit ${targets}`,
  `create unlogged table filling.release as
    with placed as (
      select n, floor(${targets} * power(filling.u(n, 11), 1.3))::int as t from generate_series(1, ${releases}) n
    ), numbered as (
      select *, row_number() over (partition by t order by n) as ordinal, count(*) over (partition by t) as of_target
      from placed
    ), dated as (
      select *, ${nowMs - yearsMs}::bigint + (${yearsMs}::float8 * (ordinal - 1 + filling.u(n, 12) * .9) / of_target)::bigint
        as created_ms, filling.u(n, 13) as chance
      from numbered
    ), stated as (
      select dated.*, g.program, g.app, g.environment, case
          when ordinal < of_target - 1 then case when chance < .7 then 'ARCHIVED' else 'CANCELED' end
          when ordinal = of_target - 1 then case when chance < .7 then 'FULL_RELEASE' else 'OFFLINE' end
          when chance < .07 and g.environment = 'production' then 'GRAYSCALE_RELEASE'
          when chance < .10 then 'UNDER_REVIEW' when chance < .12 then 'PILOT_TESTING'
          when chance < .15 then 'RELEASE_PREPARATION' when chance < .19 then 'CREATED' else 'CANCELED' end as status
      from dated join filling.target g using (t)
    )
    select *, filling.id(created_ms, n) as id, '1.' || ordinal / 10 || '.' || ordinal % 10 as version,
      case when status in ('CANCELED', 'ARCHIVED', 'OFFLINE', 'FULL_RELEASE')
        then least(created_ms + (14 * 86400000 * filling.u(n, 14))::bigint, ${nowMs - 1000}::bigint)
        else greatest(created_ms, ${nowMs - 1000}::bigint - (30 * 86400000::float8 * power(filling.u(n, 14), 3))::bigint)
      end as changed_ms,
      (array[100, 500, 1000, 2000, 5000])[1 + floor(5 * filling.u(n, 15))::int] as bp,
      (array['SERVING', 'SERVING', 'PAUSED', 'APPLYING', 'READY'])[1 + floor(5 * filling.u(n, 16))::int] as phase,
      4 + floor(13 * filling.u(n, 17))::int as events, filling.person(n, 18) as creator, filling.person(n, 19) as changer
    from stated`,
  `create unique index on filling.release (n)`,
  `analyze filling.target; analyze filling.release`,
];

const stateOf = `case status
  when 'GRAYSCALE_RELEASE' then jsonb_build_object('status', status, 'phase', case phase
    when 'READY' then jsonb_build_object('name', phase)
    when 'SERVING' then jsonb_build_object('name', phase, 'bp', bp)
    when 'APPLYING' then jsonb_build_object('name', phase, 'bp', bp, 'confirmedBp', 0, 'sinceMs', changed_ms)
    else jsonb_build_object('name', phase, 'bp', bp, 'confirmedBp', bp, 'sinceMs', changed_ms, 'by', changer,
      'reason', 'support calls') end)
  when 'UNDER_REVIEW' then jsonb_build_object('status', status, 'review', jsonb_build_object('id', 'review-' || n,
    'requestedBy', creator, 'requestedAtMs', changed_ms, 'expiresAtMs', changed_ms + 604800000, 'selfApproval', false))
  when 'FULL_RELEASE' then jsonb_build_object('status', status, 'offlineRequest', null)
  when 'CREATED' then jsonb_build_object('status', status, 'automatic', false)
  when 'PILOT_TESTING' then jsonb_build_object('status', status)
  when 'RELEASE_PREPARATION' then jsonb_build_object('status', status)
  else jsonb_build_object('status', status, 'ending', jsonb_build_object('reason', 'CANCELED', 'by', changer,
    'words', null, 'byRelease', null)) end`;

/** As the trail of a release shows it. \`at\` counts its events. */
const viewOf = (at) => `jsonb_build_object('status', case when ${at} < 4 then 'UNDER_REVIEW' when ${at} < events
    then 'GRAYSCALE_RELEASE' else status end, 'phase', case when ${at} between 4 and events - 1 then 'SERVING' end,
  'releaseType', 'GRAYSCALE', 'percentage', greatest(0, (${at} - 3) * 2), 'confirmedPercentage', greatest(0, (${at} - 4) * 2),
  'attempt', 1, 'review', null, 'ending', null, 'revision', ${at})`;

const rows = [
  `insert into version (mini_program_id, number, ordinal, package_url, package_sha256, pages, uploaded_by, uploaded_at,
      notes)
    select distinct on (program, ordinal) program, version, ordinal, 'https://packages.example/' || n || '.zip',
      md5(n::text) || md5(n::text), '["pages/index", "pages/today"]', creator, filling.at(created_ms), 'Fewer crashes'
    from filling.release order by program, ordinal, n`,

  `insert into target (mini_program_id, target_app_id, environment, workspace_id, app_workspace_id, body, updated_at)
    select g.program, g.app, g.environment, p.workspace_id, a.workspace_id, jsonb_build_object(
        'miniProgram', g.program, 'targetApp', g.app, 'environment', g.environment, 'revision', 7, 'everReleased', true,
        'baseline', case when f.id is not null then jsonb_build_object('releaseId', f.id, 'version', f.version) end,
        'candidate', case when c.id is not null then jsonb_build_object('releaseId', c.id, 'version', c.version,
          'bp', c.bp, 'salt', md5(c.id), 'hashVersion', 1, 'sinceMs', c.changed_ms, 'owner', c.creator) end,
        'retained', jsonb_build_array(), 'pilots', jsonb_build_array(),
        'suspension', case when filling.u(g.t, 21) < .005 then jsonb_build_object('by', 'person-0', 'reason', 'incident',
          'sinceMs', ${nowMs}::bigint - (90 * 86400000::float8 * filling.u(g.t, 22))::bigint) end), now()
    from filling.target g join mini_program p on p.id = g.program join target_app a on a.id = g.app
      left join filling.release f on f.t = g.t and f.status = 'FULL_RELEASE'
      left join filling.release c on c.t = g.t and c.status = 'GRAYSCALE_RELEASE' and c.phase <> 'READY'`,

  `insert into release (id, kind, mini_program_id, version, target_app_id, environment, workspace_id, app_workspace_id,
      created_by, created_at, updated_at, body)
    select r.id, 'NORMAL', program, version, app, r.environment, p.workspace_id, a.workspace_id, creator,
      filling.at(created_ms), filling.at(changed_ms), jsonb_build_object('id', r.id, 'kind', 'NORMAL',
        'miniProgram', program, 'version', version, 'targetApp', app, 'environment', r.environment,
        'createdBy', creator, 'createdAtMs', created_ms, 'salt', md5(r.id), 'hashVersion', 1, 'type', 'GRAYSCALE',
        'attempt', 1, 'revision', events, 'statusSinceMs', changed_ms, 'state', ${stateOf},
        'steps', (select coalesce(jsonb_agg(jsonb_build_object('fromBp', s * 200, 'toBp', s * 200 + 200, 'by', changer,
          'atMs', created_ms + s * 1000)), '[]') from generate_series(1, (events - 4) / 2) s),
        'lastChange', jsonb_build_object('atMs', changed_ms, 'by', changer, 'type', 'PercentageSet', 'fromBp', 0,
          'toBp', bp, 'reason', null))
    from filling.release r join mini_program p on p.id = program join target_app a on a.id = app order by r.id`,

  `insert into event (aggregate_kind, aggregate_id, seq, id, mini_program_id, type, actor, before, after, reason,
      command_id, at)
    select 'release', r.id, seq, filling.id(ms, n * 100 + seq), program, case seq when 1 then 'ReleaseCreated'
        when 2 then 'ReviewRequested' when 3 then 'ReviewApproved'
        else case when seq < events or status = 'GRAYSCALE_RELEASE'
          then (array['PercentageSet', 'StepConfirmed', 'PercentageSet', 'Paused', 'Resumed'])[1 + seq % 5]
        when status = 'FULL_RELEASE' then 'FullyReleased' when status = 'ARCHIVED' then 'Archived' else 'Canceled' end end,
      case when seq % 3 = 0 then changer else filling.person(n * 100 + seq, 20) end,
      case when seq > 1 then ${viewOf('seq - 1')} end, ${viewOf('seq')}, case when seq % 5 = 3 then 'support calls' end,
      'command-' || n || '-' || seq, filling.at(ms)
    from (
      select r.*, seq, created_ms + (changed_ms - created_ms) * (seq - 1) / (events - 1) as ms
      from filling.release r, generate_series(1, events) seq order by ms, n
    ) r`,
  `insert into event (aggregate_kind, aggregate_id, seq, id, mini_program_id, type, actor, before, after, at)
    select 'target', program || '/' || app || '/' || environment, seq, filling.id(ms, 900000000 + t * 10 + seq), program,
      case when seq = 2 and filling.u(t, 23) < .02 then 'Suspended' else 'CandidateSet' end, filling.person(t, 24),
      '{"availability": "ONLINE"}', '{"availability": "ONLINE"}', filling.at(ms)
    from (
      select *, ${nowMs - yearsMs}::bigint + (${yearsMs}::float8 * filling.u(t * 10 + seq, 25))::bigint as ms
      from filling.target, generate_series(1, 2) seq
    ) g order by ms`,

  `insert into review (id, kind, state, release_id, workspace_id, app_workspace_id, cancel_active, requested_by,
      requested_at, expires_at, decided_by, decided_at)
    select 'review-' || n, 'RELEASE', case when status = 'UNDER_REVIEW' then 'IN_REVIEW' else 'APPROVED' end, r.id,
      p.workspace_id, a.workspace_id, false, creator, filling.at(changed_ms), filling.at(changed_ms + 604800000),
      case when status <> 'UNDER_REVIEW' then changer end,
      case when status <> 'UNDER_REVIEW' then filling.at(changed_ms) end
    from filling.release r join mini_program p on p.id = program join target_app a on a.id = app
    where status = 'UNDER_REVIEW' or n % 2 = 0`,
  `insert into push_unconfirmed
    select id, program, app, environment, 'RISE', 7, filling.at(changed_ms), 0 from filling.release
    where (status = 'GRAYSCALE_RELEASE' and phase = 'APPLYING') or (status = 'FULL_RELEASE' and n % 100 = 0)`,
  `insert into command (id, release_id, mini_program_id, target_app_id, environment, type, args, actor, received_at,
      outcome, decided_at, expires_at)
    select 'command-' || n, id, program, app, environment, 'apply', '{}', creator,
      case when waits then filling.at(${nowMs} - (n % 80) * 60000) else filling.at(changed_ms) end,
      case when waits then 'RECEIVED' else 'APPLIED' end, case when not waits then filling.at(changed_ms) end,
      case when waits then filling.at(${nowMs} + 36000000) else filling.at(changed_ms + 86400000) end
    from (select *, n % 500 = 0 as waits from filling.release) r`,
];
