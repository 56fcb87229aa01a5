/** The first schema, as one migration. Never edited once released: what changes later is a migration of its own. */
import type { Migration } from 'kysely';
import { ledgerTables } from './001-first-schema/ledger.js';
import { ownershipTables } from './001-first-schema/ownership.js';
import { releaseTables } from './001-first-schema/releases.js';
import { runStatements } from './run-statements.js';

export const firstSchema: Migration = {
  up: (db) => runStatements(db, [...ownershipTables, ...releaseTables, ...ledgerTables]),
};
