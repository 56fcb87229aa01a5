/** Some thousand rows in each table that grows; of workspaces and target apps a hundred. */
import { type Kysely, sql } from 'kysely';
import { searchColumns } from '../../../store/registry/search-grams.js';
import type { Schema } from '../../../store/database/schema.js';

export async function fillTables(db: Kysely<Schema>): Promise<void> {
  for (const statement of OWNERS) await sql.raw(statement).execute(db);
  await insertMiniPrograms(db);
  for (const statement of RELEASES_AND_MORE) await sql.raw(statement).execute(db);
}

async function insertMiniPrograms(db: Kysely<Schema>): Promise<void> {
  const made = { revision: 1, created_by: 'alice', created_at: new Date() };
  const rows = Array.from({ length: 3_000 }, (_, n) => {
    const id = `program-${n}`;
    const search = searchColumns(id, `name ${n} 天气${n % 50}`);
    return { id, name: id, workspace_id: `workspace-${n % 100}`, ...search, ...made };
  });
  for (let start = 0; start < rows.length; start += 500) {
    const some = rows.slice(start, start + 500);
    await db.insertInto('mini_program').values(some).execute();
  }
}

const AT = `'2025-01-01T00:00:00Z'::timestamptz`;

const OWNERS = [
  `insert into workspace select 'workspace-' || n, 'w', 'tenant', '{"developersMayStop": true}', 1, 'alice', ${AT}
    from generate_series(0, 99) n`,
  `insert into target_app select 'app-' || n, 'workspace-' || n, 'a', 'a', '{}', '["production"]', false, 'COMMIT', '{}',
    1, 'alice', ${AT} from generate_series(0, 99) n`,
];

/** Six thousand releases: two versions of each mini program. One in a hundred is under review, one in forty in gray. */
const RELEASES_AND_MORE = [
  `insert into version select 'program-' || n, v || '.0.0', v, 'u', 's', '[]', 'alice', ${AT}
    from generate_series(0, 2999) n, generate_series(1, 2) v`,
  `insert into target (mini_program_id, target_app_id, environment, workspace_id, app_workspace_id, body, updated_at)
    select 'program-' || n, 'app-' || n % 100, 'production', 'workspace-' || n % 100, 'workspace-' || n % 100,
      jsonb_build_object('miniProgram', 'program-' || n, 'targetApp', 'app-' || n % 100, 'environment', 'production',
        'revision', 1, 'everReleased', false, 'baseline', null, 'candidate', null, 'suspension', null,
        'pilots', jsonb_build_array()), ${AT}
    from generate_series(0, 2999) n`,
  `insert into release (id, kind, mini_program_id, version, target_app_id, environment, workspace_id, app_workspace_id,
      created_by, created_at, updated_at, body)
    select id, 'NORMAL', mp, version, app, 'production', 'workspace-' || n % 100, 'workspace-' || n % 100, 'alice',
      ${AT}, ${AT}, jsonb_build_object('id', id, 'kind', 'NORMAL', 'miniProgram', mp, 'version', version,
        'targetApp', app, 'environment', 'production', 'revision', 3, 'createdBy', 'alice', 'createdAtMs', 0,
        'lastChange', jsonb_build_object('atMs', changed_ms, 'by', 'user-' || n % 1000, 'type', 'PercentageSet'),
        'state', case when status = 'GRAYSCALE_RELEASE' then jsonb_build_object('status', status, 'phase',
          jsonb_build_object('name', phase, 'bp', 500, 'confirmedBp', 0, 'sinceMs', changed_ms))
          else jsonb_build_object('status', status) end)
    from (
      select n, 1735689600000 + n * 60000 as changed_ms,
        case when n % 100 = 5 then 'PAUSED' when n % 100 = 25 then 'APPLYING' else 'SERVING' end as phase, 'release-' || lpad((n + 3000 * (v - 1))::text, 6, '0') as id, 'program-' || n as mp,
        v || '.0.0' as version, 'app-' || n % 100 as app,
        case when v = 2 and n % 50 = 0 then 'UNDER_REVIEW' when v = 2 and n % 10 = 0 then 'CREATED'
          when v = 2 and n % 20 = 5 then 'GRAYSCALE_RELEASE' else 'CANCELED' end as status
      from generate_series(0, 2999) n, generate_series(1, 2) v
    ) made`,
  `insert into command (id, release_id, mini_program_id, target_app_id, environment, type, args, actor, received_at,
      outcome, decided_at, next_signal_at)
    select 'command-' || lpad(n::text, 6, '0'), 'release-' || lpad((n % 6000)::text, 6, '0'),
      'program-' || n % 3000, 'app-' || n % 3000 % 100, 'production', case when n % 2 = 0 then 'cancel' else 'apply' end,
      '{}', 'alice', ${AT}, case when n % 500 < 2 then 'RECEIVED' else 'NO_OP' end,
      case when n % 500 < 2 then null else ${AT} end, case when n % 500 < 2 then ${AT} end
    from generate_series(0, 9999) n`,
  `insert into member select 'workspace-' || n % 100, 'user-' || n / 10, 'reviewer', 'alice', ${AT}
    from generate_series(0, 9999) n`,
  `insert into mini_program_member select 'program-' || n, 'user-' || n % 1000, 'developer', 'alice', ${AT}
    from generate_series(0, 2999) n`,
  `insert into review (id, kind, state, release_id, workspace_id, app_workspace_id, cancel_active, requested_by,
      requested_at, expires_at, decided_by, decided_at)
    select 'review-' || lpad(n::text, 6, '0'), 'RELEASE', case when n % 50 = 0 then 'IN_REVIEW' else 'APPROVED' end,
      'release-' || lpad(n::text, 6, '0'), 'workspace-' || n % 100, 'workspace-' || n % 100, false, 'user-' || n % 1000,
      ${AT}, ${AT}, case when n % 50 = 0 then null else 'bob' end, case when n % 50 = 0 then null else ${AT} end
    from generate_series(0, 5999) n`,
  `insert into qr_code (id, mini_program_id, target_app_id, environment, page, kind, created_by, created_at)
    select 'code-' || lpad(n::text, 6, '0'), 'program-' || n % 3000, 'app-' || n % 3000 % 100, 'production', 'p', 'PROMO',
      'alice', ${AT}
    from generate_series(0, 5999) n`,
  `insert into event (aggregate_kind, aggregate_id, seq, id, mini_program_id, type, actor, at)
    select 'release', 'release-' || lpad((n % 6000)::text, 6, '0'), n / 6000 + 1, n::text, 'program-' || n % 3000,
      'Canceled', 'alice', ${AT}
    from generate_series(0, 17999) n`,
  `insert into api_token (id, hash, kind, parent_id, user_name, name, scopes, workspace_id, system_admin, created_by,
      created_at, revoked_at, target_apps)
    select 'token-' || lpad(n::text, 6, '0'), 'hash-' || n, kind, null, 'user-' || n % 1000, 't', '[]',
      'workspace-' || n % 100, false, 'user-' || n % 1000, ${AT}, case when n % 3 = 0 then ${AT} end,
      case when kind = 'DECIDE' then '["app-1"]'::jsonb else '[]' end
    from (select n, case when n % 100 = 1 then 'DECIDE' else 'API' end as kind from generate_series(0, 5999) n) made`,
  `insert into invitation (id, hash, workspace_id, user_name, role, scopes, created_by, created_with, created_at,
      expires_at, outcome, ended_at)
    select 'invitation-' || lpad(n::text, 6, '0'), 'hash-' || n, 'workspace-' || n % 100, 'user-' || n, 'operator', '[]',
      'user-' || n % 1000, 'token-000000', ${AT}, ${AT} + n * interval '1 minute', outcome,
      case when outcome is not null then ${AT} end
    from (
      select n, case when n % 20 = 0 then null when n % 20 = 1 then 'WITHDRAWN' else 'USED' end as outcome
      from generate_series(0, 5999) n
    ) made`,
  `insert into target_app_push (target_app_id, url, secret, set_by, set_at)
    select 'app-' || n, 'https://app.example', 's', 'alice', ${AT} from generate_series(0, 4) n`,
  `insert into push_delivery (mini_program_id, target_app_id, environment, next_signal_at)
    select 'program-' || n, 'app-' || n % 100, 'production', case when n % 100 = 0 then ${AT} end
    from generate_series(0, 2999) n`,
  `insert into push_attempt (id, mini_program_id, target_app_id, environment, release_id, revision, attempt, started_at,
      duration_ms, outcome)
    select 'attempt-' || lpad(n::text, 6, '0'), 'program-' || n % 3000, 'app-' || n % 100, 'production',
      'release-' || lpad((n % 6000)::text, 6, '0'), 1, 1, ${AT} + n * interval '1 minute', 5, 'confirmed'
    from generate_series(0, 17999) n`,
  `insert into push_unconfirmed (release_id, mini_program_id, target_app_id, environment, change, revision, since,
      confirmed_bp)
    select 'release-' || lpad(n::text, 6, '0'), 'program-' || n, 'app-' || n % 100, 'production',
      case when n % 100 = 0 then 'FALL' else 'RISE' end, 1, ${AT}, 0
    from generate_series(0, 2999) n`,
  `insert into exposure (mini_program_id, target_app_id, environment, minute, variant, release_id, decisions)
    select 'program-' || n % 3000, 'app-' || n % 3000 % 100, 'production', ${AT} + n / 3000 * interval '1 minute',
      'baseline', '', 1
    from generate_series(0, 17999) n`,
  `insert into idempotent_answer (actor, scope, key, body_digest, status, body, headers, created_at)
    select 'alice', 'workspaces', n::text, 'd', 200, '{}', '{}', ${AT} + n * interval '1 minute'
    from generate_series(0, 5999) n`,
  `insert into outbox (id, kind, release_id, payload, created_at, next_attempt_at, delivered_at)
    select n::text, 'START', 'release-' || lpad((n % 6000)::text, 6, '0'), '{}', ${AT}, ${AT},
      case when n % 100 = 0 then null else ${AT} end
    from generate_series(0, 5999) n`,
];
