/**
 * Push: addresses of super apps, what each target still has to deliver, and releases with an unconfirmed change. Rows
 * exist only for target apps with an address.
 */
import type { Migration } from 'kysely';
import { KEY } from './001-first-schema/registry.js';
import { runStatements } from './run-statements.js';

const target = `mini_program_id ${KEY} not null, target_app_id ${KEY} not null, environment text not null`;
const ofTarget = `foreign key (mini_program_id, target_app_id, environment)
  references target (mini_program_id, target_app_id, environment)`;

const statements = [
  // Secrets are encrypted by the program's secret box.
  `create table target_app_push (
    target_app_id ${KEY} primary key references target_app (id),
    url text not null,
    secret text not null,
    previous_secret text,
    previous_until timestamptz,
    set_by ${KEY} not null,
    set_at timestamptz not null
  )`,

  // generation counts the changes to deliver. A delivery that saw an older one does not settle a newer one. fall_body:
  // the target as it was served at fall_revision, the last fall that is not confirmed.
  `create table push_delivery (
    ${target},
    generation integer not null default 1,
    confirmed_revision integer not null default 0,
    unconfirmed_since timestamptz,
    fall_revision integer,
    fall_body jsonb,
    tries integer not null default 0,
    last_error text,
    next_signal_at timestamptz,
    primary key (mini_program_id, target_app_id, environment),
    ${ofTarget},
    constraint push_delivery_fall_is_whole check ((fall_revision is null) = (fall_body is null))
  )`,
  'create index push_delivery_due on push_delivery (next_signal_at) where next_signal_at is not null',
  'create index push_delivery_by_app on push_delivery (target_app_id)',

  // A release whose exposure fell, or that became the baseline, and the super app has not confirmed it.
  `create table push_unconfirmed (
    release_id ${KEY} primary key references release (id),
    ${target},
    change text not null check (change in ('FALL', 'RISE')),
    revision integer not null,
    since timestamptz not null,
    confirmed_bp integer not null check (confirmed_bp between 0 and 10000),
    ${ofTarget}
  )`,
  'create index push_unconfirmed_by_target on push_unconfirmed (target_app_id, mini_program_id, environment)',
  "create index push_unconfirmed_falls on push_unconfirmed (since) where change = 'FALL'",
];

export const push: Migration = { up: (db) => runStatements(db, statements) };
