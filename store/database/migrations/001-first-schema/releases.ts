/**
 * Targets and releases. `body` is the complete domain object. Columns for indexes, filters and constraints are
 * generated from it, so the two cannot differ.
 */
import { KEY } from './registry.js';

const environment = `text not null check (environment in ('development', 'test', 'sandbox', 'production'))`;

export const releaseTables = [
  // workspace_id owns the mini program, app_workspace_id the target app. Neither ever changes. testers: release id to
  // user keys. They are outside the body, because a decision needs their number only.
  `create table target (
    mini_program_id ${KEY} not null references mini_program (id),
    target_app_id ${KEY} not null references target_app (id),
    environment ${environment},
    workspace_id ${KEY} not null references workspace (id),
    app_workspace_id ${KEY} not null references workspace (id),
    body jsonb not null,
    testers jsonb not null default '{}',
    updated_at timestamptz not null,
    revision integer not null generated always as ((body->>'revision')::integer) stored,
    baseline_release_id ${KEY} generated always as (body->'baseline'->>'releaseId') stored,
    candidate_release_id ${KEY} generated always as (body->'candidate'->>'releaseId') stored,
    candidate_bp integer generated always as ((body->'candidate'->>'bp')::integer) stored,
    suspended boolean not null generated always as (body->'suspension'->>'by' is not null) stored,
    availability text not null generated always as (
      case
        when body->'suspension'->>'by' is not null then 'SUSPENDED_BY_OPERATOR'
        when body->'baseline'->>'releaseId' is not null then 'ONLINE'
        when (body->>'everReleased')::boolean then 'OFFLINE_BY_OWNER'
        else 'NEVER_RELEASED'
      end
    ) stored,
    primary key (mini_program_id, target_app_id, environment),
    constraint target_revision_counts check (revision >= 0),
    constraint target_candidate_bp_is_gray check (candidate_bp between 1 and 9999),
    constraint target_candidate_has_bp check ((candidate_release_id is null) = (candidate_bp is null)),
    constraint target_candidate_is_not_baseline check (candidate_release_id <> baseline_release_id),
    constraint target_body_is_its_own check (
      body->>'miniProgram' = mini_program_id and body->>'targetApp' = target_app_id
      and body->>'environment' = environment
    )
  )`,
  'create index target_by_app on target (target_app_id, environment, mini_program_id)',
  'create index target_by_workspace on target (workspace_id, mini_program_id, target_app_id, environment)',
  'create index target_by_app_workspace on target (app_workspace_id, mini_program_id, target_app_id, environment)',

  `create table release (
    id ${KEY} primary key,
    kind text not null check (kind in ('NORMAL', 'ROLLBACK')),
    mini_program_id ${KEY} not null,
    version ${KEY} not null,
    target_app_id ${KEY} not null,
    environment ${environment},
    workspace_id ${KEY} not null references workspace (id),
    app_workspace_id ${KEY} not null references workspace (id),
    created_by ${KEY} not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    body jsonb not null,
    status text not null generated always as (body->'state'->>'status') stored,
    phase text generated always as (body->'state'->'phase'->>'name') stored,
    bp integer not null generated always as (
      case when body->'state'->>'status' = 'FULL_RELEASE' then 10000
        else coalesce((body->'state'->'phase'->>'bp')::integer, 0) end
    ) stored,
    revision integer not null generated always as ((body->>'revision')::integer) stored,
    is_final boolean not null generated always as (
      body->'state'->>'status' in ('CANCELED', 'ARCHIVED', 'OFFLINE')
    ) stored,
    foreign key (mini_program_id, version) references version (mini_program_id, number),
    foreign key (mini_program_id, target_app_id, environment)
      references target (mini_program_id, target_app_id, environment),
    constraint release_revision_counts check (revision > 0),
    constraint release_bp_is_a_share check (bp between 0 and 10000),
    constraint release_gray_in_production_only check (status <> 'GRAYSCALE_RELEASE' or environment = 'production'),
    constraint release_body_is_its_own check (
      body->>'id' = id and body->>'kind' = kind and body->>'miniProgram' = mini_program_id
      and body->>'version' = version and body->>'targetApp' = target_app_id and body->>'environment' = environment
    )
  )`,
  // A version is released to a target once, for ever.
  `create unique index release_once_per_target on release (mini_program_id, version, target_app_id, environment)
    where kind = 'NORMAL'`,
  // At most one release serves all users, and at most one is in gray.
  `create unique index release_one_full_per_target on release (mini_program_id, target_app_id, environment)
    where status = 'FULL_RELEASE'`,
  `create unique index release_one_gray_per_target on release (mini_program_id, target_app_id, environment)
    where status = 'GRAYSCALE_RELEASE' and bp > 0`,
  'create index release_open_by_target on release (mini_program_id, target_app_id, environment) where not is_final',
  'create index release_open on release (id) where not is_final',
  'create index release_by_mini_program on release (mini_program_id, id)',
  'create index release_by_version on release (mini_program_id, version, id)',
  'create index release_by_target_app on release (target_app_id, environment, id)',
  'create index release_by_status on release (status, id)',
  'create index release_by_workspace on release (workspace_id, id)',
  'create index release_by_app_workspace on release (app_workspace_id, id)',

  `create table review (
    id ${KEY} primary key,
    kind text not null check (kind in ('RELEASE', 'OFFLINE')),
    state text not null check (state in ('IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    release_id ${KEY} not null references release (id),
    workspace_id ${KEY} not null references workspace (id),
    app_workspace_id ${KEY} not null references workspace (id),
    reason text,
    cancel_active boolean not null,
    requested_by ${KEY} not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision_reason text,
    constraint review_decided_or_open check ((state = 'IN_REVIEW') = (decided_at is null))
  )`,
  `create unique index review_one_open_per_release on review (release_id) where state = 'IN_REVIEW'`,
  'create index review_by_release on review (release_id, id)',
  'create index review_by_state on review (state, id)',
  'create index review_by_workspace on review (workspace_id, state, id)',
  'create index review_by_app_workspace on review (app_workspace_id, state, id)',
  'create index review_by_requester on review (requested_by, id)',

  `create table qr_code (
    id ${KEY} primary key,
    mini_program_id ${KEY} not null,
    target_app_id ${KEY} not null,
    environment ${environment},
    page text not null,
    query text,
    description text,
    kind text not null check (kind in ('PROMO', 'PREVIEW')),
    release_id ${KEY} references release (id),
    expires_at timestamptz,
    revoked_at timestamptz,
    revoked_by text,
    created_by text not null,
    created_at timestamptz not null,
    foreign key (mini_program_id, target_app_id, environment)
      references target (mini_program_id, target_app_id, environment),
    constraint qr_code_preview_pins_a_release check ((kind = 'PREVIEW') = (release_id is not null))
  )`,
  'create index qr_code_by_mini_program on qr_code (mini_program_id, id)',
] as const;
