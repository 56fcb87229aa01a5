/**
 * Columns and indexes of waiting commands: the credential and the expiry, and indexes for the processes that search
 * them.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  // No foreign key: an ended session is deleted some time after its commands. The default gives a day to rows that wait
  // now, and to rows that a program of the previous version writes. The database's clock sets it.
  `alter table command
    add column credential_id ${KEY},
    add column expires_at timestamptz default now() + interval '24 hours'`,
  `create index command_to_expire on command (expires_at) where outcome = 'RECEIVED'`,

  // Commands that no workflow decides: stop commands, and every command to a target itself.
  `create index command_waiting_here on command (received_at, id)
    where outcome = 'RECEIVED'
      and (release_id is null or type in ('pause', 'reset', 'cancel', 'rollback', 'forceOffline'))`,
  'drop index command_waiting_stop',
];

export const waitingCommands: Migration = { up: (db) => runStatements(db, statements) };
