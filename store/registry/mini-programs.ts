/** Creates, finds and renames mini programs. Their list, versions and members are in files of their own. */
import { type Kysely, sql } from 'kysely';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { recordRegistryEvent } from './registry-events.js';
import { searchColumns } from './search-grams.js';

export interface MiniProgram {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** Inserts it with its creator as first admin. False: the id is taken. */
export async function insertMiniProgram(trx: Transaction, miniProgram: MiniProgram): Promise<boolean> {
  const { id, workspaceId, name, createdBy, createdAtMs: atMs } = miniProgram;
  const inserted = await trx
    .insertInto('mini_program')
    .values({
      id,
      workspace_id: workspaceId,
      name,
      ...searchColumns(id, name),
      revision: 1,
      created_by: createdBy,
      created_at: new Date(atMs),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await trx
    .insertInto('mini_program_member')
    .values({
      mini_program_id: id,
      user_name: createdBy,
      role: 'admin',
      added_by: createdBy,
      added_at: new Date(atMs),
    })
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'mini_program',
    aggregateId: id,
    revision: 1,
    type: 'MiniProgramCreated',
    actor: createdBy,
    atMs,
    before: null,
    after: { name, workspace: workspaceId },
  });
  return true;
}

export async function findMiniProgram(db: Kysely<Schema>, id: string): Promise<MiniProgram | undefined> {
  const row = await db.selectFrom('mini_program').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : miniProgramOf(row);
}

export async function workspaceOfMiniProgram(trx: Transaction, id: string): Promise<string | undefined> {
  const row = await trx.selectFrom('mini_program').select('workspace_id').where('id', '=', id).executeTakeFirst();
  return row?.workspace_id;
}

/** Writes no event when the name is the same. The mini program must exist. */
export async function renameMiniProgram(
  trx: Transaction,
  id: string,
  name: string,
  by: { readonly actor: string; readonly atMs: number },
): Promise<MiniProgram> {
  const row = await trx
    .selectFrom('mini_program')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (row.name === name) return miniProgramOf(row);
  await trx
    .updateTable('mini_program')
    .set({ name, ...searchColumns(id, name), revision: row.revision + 1 })
    .where('id', '=', id)
    .execute();
  await recordRegistryEvent(trx, {
    aggregate: 'mini_program',
    aggregateId: id,
    revision: row.revision + 1,
    type: 'MiniProgramRenamed',
    ...by,
    before: { name: row.name },
    after: { name },
  });
  return { ...miniProgramOf(row), name };
}

/** Locks the row and increments its revision: the number of the event that the caller will record. */
export async function nextMiniProgramRevision(trx: Transaction, id: string): Promise<number> {
  const row = await trx
    .updateTable('mini_program')
    .set({ revision: sql`revision + 1` })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

export function miniProgramOf(row: Row<'mini_program'>): MiniProgram {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    createdBy: row.created_by,
    createdAtMs: row.created_at.getTime(),
  };
}
