/** Notes of versions, and an index for the reviews that a user has decided, newest decision first. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  'alter table version add column notes text',
  'create index review_by_decider on review (decided_by, decided_at, id)',
];

export const versionNotes: Migration = { up: (db) => runStatements(db, statements) };
