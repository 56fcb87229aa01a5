/** Objects that were applied from files. Without a reference to the object: a row says that it was there. */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `create table managed_object (
    workspace_id ${KEY} not null references workspace (id),
    kind text not null,
    name text not null,
    manager text not null,
    spec jsonb not null,
    applied_at timestamptz not null,
    primary key (workspace_id, kind, name)
  )`,
];

export const managedObjects: Migration = { up: (db) => runStatements(db, statements) };
