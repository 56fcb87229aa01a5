/**
 * The workspaces of a release in the indexes of its status, mini program and target app. Which releases of a filter one
 * may read is then found in the index, without the rows.
 */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  'drop index release_by_status',
  'create index release_by_status on release (status, id) include (workspace_id, app_workspace_id)',
  'drop index release_by_mini_program',
  'create index release_by_mini_program on release (mini_program_id, id) include (workspace_id, app_workspace_id)',
  'drop index release_by_target_app',
  `create index release_by_target_app on release (target_app_id, environment, id)
    include (workspace_id, app_workspace_id)`,
];

export const releasesByPlace: Migration = { up: (db) => runStatements(db, statements) };
