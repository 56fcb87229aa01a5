/**
 * The SQL that one would write by hand for one list and no other, in each form that a good hand would try. The fastest
 * of them counts. $1 is the scope, $2 the number of rows; further values follow.
 */

const inScope = (of) => `(${of}.workspace_id = any($1) or ${of}.app_workspace_id = any($1))`;

const listed = `r.body as release,
  (select name from mini_program where id = r.mini_program_id) as "miniProgramName",
  (select name from target_app where id = r.target_app_id) as "targetAppName",
  (select jsonb_build_object('id', id, 'name', name) from workspace where id = r.workspace_id) as workspace,
  (select body->'baseline' from target t where (t.mini_program_id, t.target_app_id, t.environment)
    = (r.mini_program_id, r.target_app_id, r.environment)) as baseline`;

/** `where` on `release r`; `order` of its columns. `with` goes before all. */
export function releasePages({ where = 'true', order = 'r.id desc', with: given = '' }) {
  const start = given === '' ? 'with' : `with ${given},`;
  const columns = order.replaceAll(' desc', '');
  const side = (name) => `select found.* from unnest($1::text[]) as readable (id) cross join lateral (
      select ${columns} from release r where r.${name} = readable.id and ${where} order by ${order} limit $2) found`;
  return {
    'as asked': `${given === '' ? '' : `with ${given}`} select ${listed} from release r
      where ${inScope('r')} and ${where} order by ${order} limit $2`,
    'each workspace by itself': `${start} chosen as (${side('workspace_id')} union ${side('app_workspace_id')})
      select ${listed} from (select id from chosen r order by ${order} limit $2) c join release r using (id)
      order by ${order}`,
    'the filter first': `${start} few as materialized (select r.* from release r where ${where})
      select ${listed} from few r where ${inScope('r')} order by ${order} limit $2`,
    'the scope first': `${start} few as materialized (select r.* from release r where ${inScope('r')})
      select ${listed} from few r where ${where} order by ${order} limit $2`,
  };
}

export const releaseTotals = (where) => ({
  'as asked': `select count(*)::int as count from (select from release r where ${inScope('r')} and ${where} limit $2) c`,
  'the filter first': `with few as materialized (select r.workspace_id, r.app_workspace_id from release r where ${where})
    select count(*)::int as count from (select from few r where ${inScope('r')} limit $2) c`,
});

/** `with` for a search by words: the releases that each word finds, from its own indexes. $3 and on: the words. */
export function wordsBy(words) {
  const gramsOf = (word) =>
    word.length <= 3 ? [word] : Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3));
  const one = (n) => {
    const [word, grams] = [`$${3 + 2 * n}::text`, `$${4 + 2 * n}::text[]`];
    const named = (table) => `array(select id from ${table} where search_grams @> ${grams}
      and position(${word} in search_text) > 0)`;
    const starts = (column) => `${column} >= ${word} and ${column} < ${word} || U&'\\+10FFFF'`;
    return `word${n} as materialized (
      select id from release where mini_program_id = any(${named('mini_program')})
      union select id from release where target_app_id = any(${named('target_app')})
      union select id from release where ${starts('version')} union select id from release where ${starts('id')}
      union select id from release where ${starts('lower(created_by)')}
      union select id from release where ${starts('lower(last_change_by)')})`;
  };
  return {
    with: words.map((_, n) => one(n)).join(', '),
    where: words.map((_, n) => `r.id in (select id from word${n})`).join(' and '),
    values: words.flatMap((word) => [word, gramsOf(word)]),
  };
}

/** $2: the user, $3: now. In the environment production. */
export const overviewCounts = {
  'each set once': `with gray as materialized (
      select r.id, r.bp, r.phase from release r
      where r.status = 'GRAYSCALE_RELEASE' and r.environment = 'production' and ${inScope('r')})
    select (select count(*) from gray where bp > 0)::int as "rollingOut",
      (select count(*) from release r where r.last_change_ms >= $3::bigint - 3600000 and r.environment = 'production'
        and ${inScope('r')})::int as "changedInLastHour",
      (select count(*) from gray where phase = 'PAUSED')::int as paused,
      (select count(*) from review v join release r on r.id = v.release_id
        where v.state = 'IN_REVIEW' and v.app_workspace_id = any($1) and (v.requested_by <> $2 or v.self_approval)
        and r.environment = 'production')::int as "waitingForMyReview",
      (select count(*) from (select id from gray where phase = 'APPLYING'
        union select u.release_id from push_unconfirmed u join release r on r.id = u.release_id
          where r.environment = 'production' and ${inScope('r')}) u)::int as "notConfirmed"`,
};
overviewCounts['each by its index'] = overviewCounts['each set once'].replace(
  'gray as materialized',
  'gray as not materialized',
);

const sinceOf = (column) => `(extract(epoch from ${column}) * 1000)::bigint`;
const names = `(select name from mini_program where id = k.mini_program_id) as "miniProgramName",
  (select name from target_app where id = k.target_app_id) as "targetAppName",
  (select jsonb_build_object('id', w.id, 'name', w.name) from mini_program p join workspace w on w.id = p.workspace_id
    where p.id = k.mini_program_id) as workspace`;

/** $2: the user, $3: now as a time. The keys of all items with what only their table knows, then the oldest fifty. */
const attention = (kept) => `with needs as (
    select 'paused' as kind, (r.body->'state'->'phase'->>'sinceMs')::bigint as since, r.id as release_id, null as about,
        r.mini_program_id, r.target_app_id, r.environment
      from release r
      where r.status = 'GRAYSCALE_RELEASE' and r.phase = 'PAUSED' and r.environment = 'production' and ${inScope('r')}
    union all
    select 'notConfirmed', min(u.since), r.id, null, r.mini_program_id, r.target_app_id, r.environment
      from (
        select id, (body->'state'->'phase'->>'sinceMs')::bigint as since from release
          where status = 'GRAYSCALE_RELEASE' and phase = 'APPLYING'
        union all select release_id, ${sinceOf('since')} from push_unconfirmed
      ) u join release r using (id)
      where r.environment = 'production' and ${inScope('r')} group by r.id
    union all
    select case when v.mine then 'review' else 'reviewExpires' end, ${sinceOf('v.requested_at')}, v.release_id, v.id,
        r.mini_program_id, r.target_app_id, r.environment
      from (
        select *, app_workspace_id = any($1) and (requested_by <> $2 or self_approval) as mine from review
        where state = 'IN_REVIEW' and (workspace_id = any($1) or app_workspace_id = any($1))
      ) v join release r on r.id = v.release_id
      where (v.mine or v.expires_at < $3::timestamptz + interval '1 day') and r.environment = 'production'
    union all
    select 'commandWaits', ${sinceOf('c.received_at')}, c.release_id, c.id, c.mini_program_id, c.target_app_id,
        c.environment
      from command c join target t using (mini_program_id, target_app_id, environment)
      where c.outcome = 'RECEIVED' and c.expires_at < $3::timestamptz + interval '1 day'
        and c.received_at < $3::timestamptz - interval '1 minute' and c.environment = 'production' and ${inScope('t')}
    union all
    select 'suspended', (t.body->'suspension'->>'sinceMs')::bigint, null, null, t.mini_program_id, t.target_app_id,
        t.environment
      from target t where t.suspended and t.environment = 'production' and ${inScope('t')}
  ), k as ${kept} (select *, count(*) over ()::int as total from needs order by since, kind, release_id, about limit 50)
  select k.kind, k.since as "sinceMs", k.total, ${names}, k.mini_program_id, k.target_app_id, k.environment,
    (select body from release where id = k.release_id) as release,
    (select confirmed_bp from push_unconfirmed u where u.release_id = k.release_id) as confirmed_bp,
    (select jsonb_build_object('id', id, 'kind', kind, 'requestedBy', requested_by,
      'expiresAtMs', ${sinceOf('expires_at')}) from review where id = k.about) as review,
    (select jsonb_build_object('id', id, 'type', type, 'actor', actor, 'expiresAtMs', ${sinceOf('expires_at')})
      from command where id = k.about) as command,
    (select body->'suspension' from target t where (t.mini_program_id, t.target_app_id, t.environment)
      = (k.mini_program_id, k.target_app_id, k.environment)) as suspension
  from k order by since, kind, release_id, about`;

export const needsAttention = { 'all kinds, then the oldest': attention(''), 'kept apart': attention('materialized') };

const isListed = `(e.aggregate_kind = 'release' or e.type in ('Suspended', 'SuspensionLifted'))`;
const shown = `e.id, ${sinceOf('e.at')} as "atMs", e.actor as by, e.type,
  case when e.aggregate_kind = 'release' then e.aggregate_id end as "releaseId",
  (select version from release where id = e.aggregate_id and e.aggregate_kind = 'release') as version,
  e.after->>'status' as status,
  case when e.aggregate_kind = 'release' then coalesce(e.before->'percentage', '0') end as "fromPercentage",
  case when e.aggregate_kind = 'release' then coalesce(e.after->'percentage', '0') end as "toPercentage", e.reason,
  jsonb_build_object('miniProgram', e.mini_program_id, 'targetApp', e.target_app_id, 'environment', e.environment) as target,
  (select name from mini_program where id = e.mini_program_id) as "miniProgramName",
  (select name from target_app where id = e.target_app_id) as "targetAppName",
  (select jsonb_build_object('id', id, 'name', name) from workspace where id = e.workspace_id) as workspace,
  e.command_id as "commandId", null as command, null as code`;

/** `where` on `event e`. */
export function eventPages(where = 'true') {
  const newest = `order by e.at desc, e.id desc limit $2`;
  const keys = 'e.at, e.id, e.aggregate_kind, e.aggregate_id, e.seq';
  const side = (
    name,
    but,
    columns = 'e.*',
  ) => `select found.* from unnest($1::text[]) as readable (id) cross join lateral (
    select ${columns} from event e where e.${name} = readable.id and ${isListed} and ${where} ${but} ${newest}) found`;
  return {
    'as asked': `select ${shown} from event e where ${inScope('e')} and ${isListed} and ${where} ${newest}`,
    'each workspace by itself': `select ${shown} from (${side('workspace_id', '')}
      union all ${side('app_workspace_id', 'and e.workspace_id <> all($1)')}) e ${newest}`,
    'each workspace by itself, keys first': `with newest as (select * from (${side('workspace_id', '', keys)}
        union all ${side('app_workspace_id', 'and e.workspace_id <> all($1)', keys)}) e ${newest})
      select ${shown} from newest join event e using (aggregate_kind, aggregate_id, seq) order by e.at desc, e.id desc`,
    'the filter first': `with few as materialized (select e.* from event e where ${isListed} and ${where})
      select ${shown} from few e where ${inScope('e')} ${newest}`,
  };
}
