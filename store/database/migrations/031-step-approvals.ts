/**
 * Reviews of the kind STEP: the approval of a plan's next step. While its release is paused such a review does not
 * expire, so its instant is null.
 */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  'alter table review drop constraint review_kind_check',
  `alter table review add constraint review_kind_check check (kind in ('RELEASE', 'OFFLINE', 'STEP'))`,
  'alter table review alter column expires_at drop not null',
  'alter table review add column step jsonb',
  `alter table review add constraint review_of_step check ((kind = 'STEP') = (step is not null))`,
  `alter table review add constraint review_expires check (kind = 'STEP' or expires_at is not null)`,
];

export const stepApprovals: Migration = { up: (db) => runStatements(db, statements) };
