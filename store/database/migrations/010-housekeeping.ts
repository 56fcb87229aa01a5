/**
 * Indexes for housekeeping and for the relay. Housekeeping searches ended sessions, one-time codes, and commands that
 * still name one. The relay searches earlier messages to a release.
 */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  'create index outbox_undelivered_of_release on outbox (release_id, id) where delivered_at is null',
  `create index api_token_ended on api_token (least(expires_at, revoked_at))
    where kind in ('SESSION', 'LOGIN_CODE')`,
  `create index command_waiting_of_credential on command (credential_id)
    where outcome = 'RECEIVED' and credential_id is not null`,
];

export const housekeeping: Migration = { up: (db) => runStatements(db, statements) };
