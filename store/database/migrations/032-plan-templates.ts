/** Plan templates of workspaces. Only the newest version is kept: a plan has a copy of the one that it started with. */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `create table plan_template (
    id ${KEY} primary key,
    workspace_id ${KEY} not null references workspace (id),
    name text not null,
    version integer not null check (version > 0),
    steps jsonb not null,
    created_by ${KEY} not null,
    created_at timestamptz not null
  )`,
  'create unique index plan_template_name on plan_template (workspace_id, lower(name))',
];

export const planTemplates: Migration = { up: (db) => runStatements(db, statements) };
