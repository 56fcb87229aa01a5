/**
 * Migrates the schema to this program's version, and compares the two versions beforehand. Forward only, all pending
 * migrations in one transaction, one process at a time.
 */
import { Kysely, Migrator, sql } from 'kysely';
import { BorrowedConnectionDialect } from './borrowed-connection-dialect.js';
import { sqlStateOf } from './errors.js';
import { allMigrations } from './migrations/all-migrations.js';
import type { Schema } from './schema.js';
import { inTransaction, type Transaction } from './transaction.js';

export type SchemaVersion =
  | { readonly outcome: 'current' }
  /** Migrations of this program that the database does not have. All of them when it is empty. */
  | { readonly outcome: 'behind'; readonly missing: readonly string[] }
  /** Migrations in the database that this program does not have: a newer program has used it. */
  | { readonly outcome: 'ahead'; readonly unknown: readonly string[] };

export type MigrationResult =
  | { readonly outcome: 'migrated'; readonly applied: readonly string[] }
  | { readonly outcome: 'ahead'; readonly unknown: readonly string[] };

const MIGRATION_TABLE = 'schema_migration';
const UNDEFINED_TABLE = '42P01';

/** Any number that nothing else in the database uses: "halftone" on a telephone's keys. */
const MIGRATION_LOCK = 42_538_663;

export async function checkSchemaVersion(db: Kysely<Schema>): Promise<SchemaVersion> {
  return compare(await executedMigrations(db));
}

/**
 * Applies missing migrations. Safe to call from several processes at once. Does nothing when the database is ahead.
 *
 * @throws the error of a failing migration. Then none of them took effect.
 */
export function migrateToLatest(db: Kysely<Schema>): Promise<MigrationResult> {
  return inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`set local lock_timeout = 0`.execute(trx);
    const exists = await sql<{ exists: boolean }>`
      select to_regclass(${MIGRATION_TABLE}) is not null as exists
    `.execute(trx);
    const version = compare(exists.rows[0]?.exists === true ? await executedMigrations(trx) : []);
    if (version.outcome === 'ahead') return version;
    return { outcome: 'migrated', applied: version.outcome === 'current' ? [] : await applyPending(trx) };
  });
}

async function applyPending(trx: Transaction): Promise<string[]> {
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new BorrowedConnectionDialect(trx) }),
    provider: { getMigrations: () => Promise.resolve({ ...allMigrations }) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed', { cause: error });
  return results.map(({ migrationName }) => migrationName);
}

async function executedMigrations(db: Kysely<Schema>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)} order by name`.execute(
      db,
    );
    return rows.map(({ name }) => name);
  } catch (error) {
    if (sqlStateOf(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}

function compare(executed: readonly string[]): SchemaVersion {
  const known = Object.keys(allMigrations);
  const unknown = executed.filter((name) => !known.includes(name));
  if (unknown.length > 0) return { outcome: 'ahead', unknown };
  const missing = known.filter((name) => !executed.includes(name));
  return missing.length > 0 ? { outcome: 'behind', missing } : { outcome: 'current' };
}
