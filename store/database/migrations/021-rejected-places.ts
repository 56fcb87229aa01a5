/**
 * The place of each rejected command: the workspaces of both sides. So the rejected commands of many releases are read
 * by an index of what a user may read. A trigger fills them, also for an older program that runs beside this one.
 * Commands that wait or were applied have no place, so they cost nothing more.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `alter table command
    add column rejected_workspace_id ${KEY},
    add column rejected_app_workspace_id ${KEY}`,
  `update command c
    set rejected_workspace_id = t.workspace_id, rejected_app_workspace_id = t.app_workspace_id
    from target t
    where c.outcome = 'REJECTED' and t.mini_program_id = c.mini_program_id and t.target_app_id = c.target_app_id
      and t.environment = c.environment`,
  `create function fill_command_place() returns trigger language plpgsql as $$
  begin
    select workspace_id, app_workspace_id into new.rejected_workspace_id, new.rejected_app_workspace_id
      from target
      where mini_program_id = new.mini_program_id and target_app_id = new.target_app_id
        and environment = new.environment;
    return new;
  end $$`,
  `create trigger command_place before insert or update of outcome on command
    for each row when (new.outcome = 'REJECTED') execute function fill_command_place()`,
  `create index command_rejected_by_workspace on command (rejected_workspace_id, decided_at, id)
    where outcome = 'REJECTED'`,
  `create index command_rejected_by_app_workspace on command (rejected_app_workspace_id, decided_at, id)
    where outcome = 'REJECTED'`,
];

export const rejectedPlaces: Migration = { up: (db) => runStatements(db, statements) };
