/** Indexes of the releases of a workspace by their last change, for the side of the mini program and of the app. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  'create index release_by_workspace_change on release (workspace_id, last_change_ms, id)',
  'create index release_by_app_workspace_change on release (app_workspace_id, last_change_ms, id)',
];

export const newestFirst: Migration = { up: (db) => runStatements(db, statements) };
