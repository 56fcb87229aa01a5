/** An index of the mini programs of a workspace by their creation, for the list with the newest first. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = ['create index mini_program_by_creation on mini_program (workspace_id, created_at, id)'];

export const miniProgramsByCreation: Migration = { up: (db) => runStatements(db, statements) };
