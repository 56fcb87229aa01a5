/**
 * Notifications and indexes for the progress streams and the periodic queries. The database sends a notification for
 * each change that a progress view shows, whichever program writes. Each query that runs in a loop or counts a quota
 * gets an index.
 */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

/** `halftone_access_changed` carries `<kind>/<key>`: a change that may affect roles or the validity of a credential. */
const accessChanged = (table: string, when: string, kind: string, column: string): string =>
  `create trigger ${table}_access_changed after ${when} on ${table}
    for each row execute function notify_access_changed('${kind}', '${column}')`;

const anyChange = 'insert or update or delete';

const notifications = [
  // The same payload twice in one transaction is one notification.
  `create function notify_command_changed() returns trigger language plpgsql as $$
  begin
    perform pg_notify('halftone_release_changed', new.release_id);
    return null;
  end $$`,
  `create trigger command_received after insert on command
    for each row when (new.release_id is not null) execute function notify_command_changed()`,
  `create trigger command_settled after update of outcome on command
    for each row when (new.release_id is not null and new.outcome <> old.outcome)
    execute function notify_command_changed()`,

  `create function notify_access_changed() returns trigger language plpgsql as $$
  declare
    changed jsonb;
  begin
    if tg_op = 'DELETE' then changed := to_jsonb(old); else changed := to_jsonb(new); end if;
    perform pg_notify('halftone_access_changed', tg_argv[0] || '/' || (changed ->> tg_argv[1]));
    return null;
  end $$`,
  accessChanged('member', anyChange, 'user', 'user_name'),
  accessChanged('mini_program_member', anyChange, 'user', 'user_name'),
  accessChanged('workspace', 'update of policy', 'workspace', 'id'),
  accessChanged('target_app', 'update of policy, environments, pilot_support, confirmation', 'app', 'id'),
  accessChanged('api_token', 'update of revoked_at, expires_at or delete', 'credential', 'id'),
];

const indexes = [
  `create index command_waiting on command (id) where outcome = 'RECEIVED'`,
  `create index api_token_to_decide on api_token (id) where kind = 'DECIDE' and revoked_at is null`,
  `create index api_token_by_workspace on api_token (workspace_id, id) where kind = 'DECIDE'`,
  // Rows by creator, for quotas.
  'create index workspace_by_creator on workspace (created_by)',
  'create index mini_program_by_creator on mini_program (created_by)',
  'create index target_app_by_creator on target_app (created_by)',
  `create index api_token_by_creator on api_token (created_by) where revoked_at is null`,
  'create index qr_code_by_creator on qr_code (created_by) where revoked_at is null',
];

export const sharedProgress: Migration = { up: (db) => runStatements(db, [...notifications, ...indexes]) };
