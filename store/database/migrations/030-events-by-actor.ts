/** Indexes of the events of an author in a workspace, for the side of the mini program and of the app. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

/** As in migration 015. */
const listed = `(aggregate_kind = 'release' or type in ('Suspended', 'SuspensionLifted'))`;

const statements = [
  `create index event_by_actor on event (workspace_id, actor, at, id) where ${listed}`,
  `create index event_by_app_actor on event (app_workspace_id, actor, at, id) where ${listed}`,
];

export const eventsByActor: Migration = { up: (db) => runStatements(db, statements) };
