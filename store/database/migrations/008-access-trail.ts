/**
 * Lineage of tokens and sessions, their trail, and the review policy at the time of a request. Only adds columns with
 * defaults, because the previous version still writes these tables during an upgrade.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  // created_with: the API token that created this token, also when one of its sessions sent the request.
  // created_in_session has no foreign key: ended sessions are deleted, the tokens created in them stay.
  `alter table api_token
    add column created_with ${KEY} references api_token (id),
    add column created_in_session ${KEY},
    add column client_address text,
    add column user_agent text,
    add column is_installation boolean not null default false`,
  'create index api_token_made_with on api_token (created_with) where created_with is not null',
  'create index api_token_made_in_session on api_token (created_in_session) where created_in_session is not null',
  'create index api_token_of_parent on api_token (parent_id) where parent_id is not null',
  "create index api_token_sessions_by_user on api_token (user_name, id) where kind = 'SESSION'",
  'create index api_token_system_admins on api_token (id) where system_admin',

  // user_name and token_id are set on events of tokens and sessions only: the user of the trail and the API token
  // behind the event.
  'alter table event drop constraint event_aggregate_kind_check',
  `alter table event add constraint event_aggregate_kind_check check (aggregate_kind in
    ('release', 'target', 'workspace', 'mini_program', 'target_app', 'token', 'session'))`,
  `alter table event add column user_name ${KEY}, add column token_id ${KEY}`,
  'create index event_of_access on event (id) where user_name is not null',
  'create index event_of_access_by_user on event (user_name, id) where user_name is not null',

  'alter table review add column self_approval boolean not null default false',
  // Open reviews take the current policy.
  `update review set self_approval = true
    from release join target_app on target_app.id = release.target_app_id
    where review.release_id = release.id and review.state = 'IN_REVIEW'
      and (target_app.policy->'review'->>'selfApproval')::boolean`,
  `update release set body = jsonb_set(body, '{state,review,selfApproval}', target_app.policy->'review'->'selfApproval')
    from target_app
    where target_app.id = release.target_app_id and release.status = 'UNDER_REVIEW'`,
  `update release
    set body = jsonb_set(body, '{state,offlineRequest,selfApproval}', target_app.policy->'review'->'selfApproval')
    from target_app
    where target_app.id = release.target_app_id and release.status = 'FULL_RELEASE'
      and jsonb_typeof(release.body->'state'->'offlineRequest') = 'object'`,
];

export const accessTrail: Migration = { up: (db) => runStatements(db, statements) };
