/** What a waiting command needs until it is decided: its credential, its expiry, and indexes for those who look for it. */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/ownership.js';
import { runStatements } from './run-statements.js';

const statements = [
  // No foreign key: an ended session is deleted some time after its commands. The default gives rows that wait now, and
  // rows of a program of the previous version, a day from when they are written. The database's clock sets it.
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
