/** Reads commands of the ledger. */
import { type Kysely, sql } from 'kysely';
import { stopCommandTypes } from '../../../domain/release/command-catalog.js';
import { type TargetKey, targetName } from '../../../domain/target/target.js';
import type { Row, Schema } from '../../database/schema.js';
import { type Page, type PageRequest, numberCursor, pageOf } from '../../database/pages.js';
import { type CommandRecord, commandRecord } from './command-record.js';

/** Undefined when no command has this id. */
export async function findCommand(db: Kysely<Schema>, id: string): Promise<CommandRecord | undefined> {
  const { rows } = await sql<Row<'command'>>`/* one command */ select * from command where id = ${id}`.execute(db);
  const row = rows[0];
  return row === undefined ? undefined : commandRecord(row);
}

/** Commands of a release (by id) or of a target itself, newest first. */
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

/** A page of waiting commands. `after`: the last one of the previous page. */
export interface WaitingPage {
  readonly limit: number;
  readonly after?: CommandRecord | undefined;
}

/**
 * Waiting commands that no workflow decides, oldest first: stop commands, and every command to a target itself. The
 * process that recorded them may be dead. `overdueMs` is compared with the database's clock. A command with a future
 * time is overdue too, because its receiver's clock was ahead.
 */
export async function waitingHere(
  db: Kysely<Schema>,
  { overdueMs, limit, after }: WaitingPage & { readonly overdueMs: number },
): Promise<CommandRecord[]> {
  const rows = await db
    .selectFrom('command')
    .selectAll()
    .where('outcome', '=', 'RECEIVED')
    // As constants, so that the partial index is used. A new stop command needs an index that names it.
    .where(sql<boolean>`(release_id is null or type in (${sql.join(stopCommandTypes.map((type) => sql.lit(type)))}))`)
    .where(
      sql<boolean>`received_at not between now() - ${overdueMs}::int * interval '1 millisecond' and now() + interval '1 minute'`,
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(received_at, id) > (${new Date(after?.receivedAtMs ?? 0)}::timestamptz, ${after?.id ?? ''})`,
      ),
    )
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(commandRecord);
}

/** Waiting commands that have expired. */
export async function expiredCommands(db: Kysely<Schema>, { limit, after }: WaitingPage): Promise<CommandRecord[]> {
  const rows = await db
    .selectFrom('command')
    .selectAll()
    .where('outcome', '=', 'RECEIVED')
    .where('expires_at', '<=', sql<Date>`now()`)
    .$if(after !== undefined, (query) => query.where('id', '>', after?.id ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(commandRecord);
}
