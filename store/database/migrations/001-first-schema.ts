/** The first schema, as one migration. Never edited after its release: later changes are migrations of their own. */
import type { Migration } from 'kysely';
import { ledgerTables } from './001-first-schema/ledger.js';
import { ownershipTables } from './001-first-schema/registry.js';
import { releaseTables } from './001-first-schema/releases.js';
import { runStatements } from './run-statements.js';

export const firstSchema: Migration = {
  up: (db) => runStatements(db, [...ownershipTables, ...releaseTables, ...ledgerTables]),
};
