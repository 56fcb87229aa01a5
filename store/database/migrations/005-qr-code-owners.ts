/** Stores the owner of a QR code in its row, as for releases and reviews: lists use an index instead of a join. */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `alter table qr_code
    add column workspace_id ${KEY} references workspace (id),
    add column app_workspace_id ${KEY} references workspace (id)`,

  // By trigger, so that the previous version of the program, which does not know the columns, fills them too.
  `create function own_qr_code() returns trigger language plpgsql as $$
  begin
    select workspace_id, app_workspace_id into new.workspace_id, new.app_workspace_id
    from target
    where (mini_program_id, target_app_id, environment)
      = (new.mini_program_id, new.target_app_id, new.environment);
    return new;
  end $$`,
  `create trigger qr_code_owners before insert on qr_code for each row execute function own_qr_code()`,

  `update qr_code set workspace_id = target.workspace_id, app_workspace_id = target.app_workspace_id
    from target
    where (target.mini_program_id, target.target_app_id, target.environment)
      = (qr_code.mini_program_id, qr_code.target_app_id, qr_code.environment)`,
  'alter table qr_code alter column workspace_id set not null, alter column app_workspace_id set not null',

  'create index qr_code_by_workspace on qr_code (workspace_id, id)',
  'create index qr_code_by_app_workspace on qr_code (app_workspace_id, id)',
];

export const qrCodeOwners: Migration = { up: (db) => runStatements(db, statements) };
