/** Reads of the ledger. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { TargetKey } from '../../domain/target/target.js';
import { targetName } from '../releases/target-key.js';
import type { Row, Schema } from '../schema.js';
import { type Page, type PageRequest, numberCursor, pageOf } from '../pages.js';
import { type CommandRecord, commandRecord } from './command-record.js';

/** Undefined when there is no such command. */
export async function findCommand(db: Kysely<Schema>, id: string): Promise<CommandRecord | undefined> {
  const { rows } = await sql<Row<'command'>>`/* one command */ select * from command where id = ${id}`.execute(db);
  const row = rows[0];
  return row === undefined ? undefined : commandRecord(row);
}

/** The ledger of a release (by id) or of a target itself, newest first. */
export async function listCommands(
  db: Kysely<Schema>,
  of: string | TargetKey,
  page: PageRequest,
): Promise<Page<CommandRecord>> {
  const before = numberCursor(page);
  const rows = await db
    .selectFrom('command')
    .selectAll()
    .where('aggregate', '=', typeof of === 'string' ? of : targetName(of))
    .$if(before !== null, (query) => query.where('number', '<', before))
    .orderBy('number', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows.map(commandRecord), page, ({ number }) => number);
}

/**
 * Stop commands that somebody wrote down and nobody has decided since: their process may be dead. `overdueMs` is held
 * against the database's clock; what its receiver dated into the future, because its own was ahead, is overdue too.
 */
export async function waitingStops(
  db: Kysely<Schema>,
  { overdueMs, limit }: { readonly overdueMs: number; readonly limit: number },
): Promise<CommandRecord[]> {
  const rows = await db
    .selectFrom('command')
    .selectAll()
    .where('outcome', '=', 'RECEIVED')
    // As the partial index says it, so that it is used.
    .where(sql<boolean>`type in ('pause', 'reset', 'cancel', 'rollback', 'forceOffline')`)
    .where(
      sql<boolean>`received_at not between now() - ${overdueMs}::int * interval '1 millisecond' and now() + interval '1 minute'`,
    )
    .orderBy('received_at')
    .limit(limit)
    .execute();
  return rows.map(commandRecord);
}
