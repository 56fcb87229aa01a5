/** Indexes for quotas: uploads and added memberships per user. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = [
  'create index version_by_uploader on version (uploaded_by)',
  'create index member_by_adder on member (added_by)',
  'create index mini_program_member_by_adder on mini_program_member (added_by)',
];

export const creators: Migration = { up: (db) => runStatements(db, statements) };
