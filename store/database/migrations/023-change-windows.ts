/**
 * Change windows, exemptions from them, and a row for each workspace that orders increases and writes of windows. A
 * trigger adds that row, also for an older program that runs beside this one.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `create table change_window (
    id ${KEY} primary key,
    workspace_id ${KEY} not null references workspace (id),
    name text not null,
    kind text not null check (kind in ('ALLOW', 'DENY')),
    target_app_id ${KEY} references target_app (id),
    mini_program_id ${KEY} references mini_program (id),
    local_start text not null,
    local_end text,
    zone text not null,
    rrule text,
    exdates jsonb not null,
    reason text not null,
    enabled boolean not null,
    version integer not null check (version > 0),
    created_by ${KEY} not null,
    created_at timestamptz not null,
    check (rrule is null or local_end is not null)
  )`,
  'create index change_window_by_workspace on change_window (workspace_id, id)',

  `create table window_lock (workspace_id ${KEY} primary key references workspace (id))`,
  'insert into window_lock (workspace_id) select id from workspace',
  `create function add_window_lock() returns trigger language plpgsql as $$
  begin
    insert into window_lock (workspace_id) values (new.id) on conflict do nothing;
    return new;
  end $$`,
  'create trigger workspace_window_lock after insert on workspace for each row execute function add_window_lock()',

  `create table exemption (
    id ${KEY} primary key,
    window_id ${KEY} not null references change_window (id) on delete cascade,
    release_id ${KEY} not null references release (id),
    reason text not null,
    created_by ${KEY} not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_by ${KEY} references command (id)
  )`,
  'create index exemption_open on exemption (release_id) where used_by is null',
  'create index exemption_by_window on exemption (window_id)',
];

export const changeWindows: Migration = { up: (db) => runStatements(db, statements) };
