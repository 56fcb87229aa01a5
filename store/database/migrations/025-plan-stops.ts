/** The index of commands that no workflow decides names the stop command of a plan. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  `create index command_waiting_for_api on command (received_at, id)
    where outcome = 'RECEIVED'
      and (release_id is null or type in ('holdPlan', 'pause', 'reset', 'cancel', 'rollback', 'forceOffline'))`,
  'drop index command_waiting_here',
];

export const planStops: Migration = { up: (db) => runStatements(db, statements) };
