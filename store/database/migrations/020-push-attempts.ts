/**
 * A log of deliveries to super apps, one row for each attempt. Without foreign keys: writing it must not wait for the
 * lock of a target or release.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  `create table push_attempt (
    id ${KEY} primary key,
    mini_program_id ${KEY} not null,
    target_app_id ${KEY} not null,
    environment text not null,
    release_id ${KEY},
    revision integer not null,
    attempt integer not null,
    started_at timestamptz not null,
    duration_ms integer not null,
    outcome text not null,
    status integer,
    error text,
    next_try_at timestamptz
  )`,
  'create index push_attempt_by_target on push_attempt (target_app_id, mini_program_id, environment, id)',
  'create index push_attempt_by_app on push_attempt (target_app_id, id)',
  'create index push_attempt_by_release on push_attempt (release_id, id) where release_id is not null',
  'create index push_attempt_by_age on push_attempt (started_at)',
];

export const pushAttempts: Migration = { up: (db) => runStatements(db, statements) };
