/**
 * The place of each event of a release or target: the workspaces of both sides, the target app and the environment. So
 * the events of many releases are read by an index of what a user may read. A trigger fills them, also for an older
 * program that runs beside this one. And an index of version numbers, for the search over everything.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

/** Target events that no event of a release repeats are in the list of all events, and no others. */
const listed = `(aggregate_kind = 'release' or type in ('Suspended', 'SuspensionLifted'))`;

const statements = [
  `alter table event
    add column workspace_id ${KEY},
    add column app_workspace_id ${KEY},
    add column target_app_id ${KEY},
    add column environment text`,

  'alter table event disable trigger event_append_only',
  `update event set workspace_id = r.workspace_id, app_workspace_id = r.app_workspace_id,
      target_app_id = r.target_app_id, environment = r.environment
    from release r where aggregate_kind = 'release' and aggregate_id = r.id`,
  `update event set workspace_id = t.workspace_id, app_workspace_id = t.app_workspace_id,
      target_app_id = t.target_app_id, environment = t.environment
    from target t
    where aggregate_kind = 'target'
      and aggregate_id = t.mini_program_id || '/' || t.target_app_id || '/' || t.environment`,
  'alter table event enable trigger event_append_only',

  // A release is inserted before its first event, and a target before its first release.
  `create function fill_event_place() returns trigger language plpgsql as $$
  begin
    if new.aggregate_kind = 'release' then
      select workspace_id, app_workspace_id, target_app_id, environment
        into new.workspace_id, new.app_workspace_id, new.target_app_id, new.environment
        from release where id = new.aggregate_id;
    else
      select workspace_id, app_workspace_id, target_app_id, environment
        into new.workspace_id, new.app_workspace_id, new.target_app_id, new.environment
        from target
        where mini_program_id = split_part(new.aggregate_id, '/', 1)
          and target_app_id = split_part(new.aggregate_id, '/', 2) and environment = split_part(new.aggregate_id, '/', 3);
    end if;
    return new;
  end $$`,
  `create trigger event_place before insert on event
    for each row when (new.aggregate_kind in ('release', 'target')) execute function fill_event_place()`,

  `create index event_by_workspace on event (workspace_id, at, id) where ${listed}`,
  `create index event_by_app_workspace on event (app_workspace_id, at, id) where ${listed}`,
  'create index version_by_number on version (number, mini_program_id)',
];

export const eventPlaces: Migration = { up: (db) => runStatements(db, statements) };
