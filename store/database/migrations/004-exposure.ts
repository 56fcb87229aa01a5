/** Decisions by minute, as the decision plane counts them. Kept for two hours. */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const statements = [
  // release_id is empty when no release was served. No foreign keys: rows are short-lived and must be cheap to write.
  `create table exposure (
    mini_program_id ${KEY} not null,
    target_app_id ${KEY} not null,
    environment text not null,
    minute timestamptz not null,
    variant text not null check (variant in ('pilot', 'candidate', 'baseline', 'unavailable')),
    release_id ${KEY} not null,
    decisions bigint not null check (decisions > 0),
    primary key (mini_program_id, target_app_id, environment, minute, variant, release_id)
  )`,
  'create index exposure_by_age on exposure (minute)',
];

export const exposure: Migration = { up: (db) => runStatements(db, statements) };
