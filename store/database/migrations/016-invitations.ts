/**
 * Invitations to a workspace by a one-time link. Only the hash of the link's code is stored. Used ones stay: they show
 * which tokens came from an invitation, and so which names exist in one workspace only.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `create table invitation (
    id ${KEY} primary key,
    hash text not null unique,
    workspace_id ${KEY} not null references workspace (id),
    user_name ${KEY} not null,
    role text not null,
    scopes jsonb not null,
    created_by ${KEY} not null,
    created_with ${KEY} not null references api_token (id),
    created_in_session ${KEY},
    created_at timestamptz not null,
    expires_at timestamptz not null,
    outcome text check (outcome in ('USED', 'WITHDRAWN')),
    ended_at timestamptz,
    token_id ${KEY} references api_token (id),
    check ((outcome is null) = (ended_at is null))
  )`,
  'create index invitation_open_by_workspace on invitation (workspace_id, id) where outcome is null',
  'create index invitation_open_by_creator on invitation (created_by) where outcome is null',
  'create index invitation_by_token on invitation (token_id) where token_id is not null',
  "create index invitation_unused_by_expiry on invitation (expires_at) where outcome is distinct from 'USED'",
];

export const invitations: Migration = { up: (db) => runStatements(db, statements) };
