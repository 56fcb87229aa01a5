/**
 * Workspaces that a user joined with a token that an invitation made: its roles count there too. Open streams follow
 * the limit of their token.
 */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  `alter table api_token
    add column joined_workspaces text[] collate "C" not null default '{}',
    add constraint joined_within_a_limit check (joined_workspaces = '{}' or (kind = 'API' and workspace_id is not null))`,
  `create trigger api_token_limit_changed after update of workspace_id, joined_workspaces on api_token
    for each row execute function notify_access_changed('credential', 'id')`,
];

export const joinedWorkspaces: Migration = { up: (db) => runStatements(db, statements) };
