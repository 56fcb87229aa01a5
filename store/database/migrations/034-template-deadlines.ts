/** The deadline that a plan template gives to its plans. Templates of before have none. */
import type { Migration } from 'kysely';
import { runStatements } from './run-statements.js';

const statements = ['alter table plan_template add column deadline_after_ms bigint check (deadline_after_ms > 0)'];

export const templateDeadlines: Migration = { up: (db) => runStatements(db, statements) };
