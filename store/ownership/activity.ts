/** What happened around a mini program, over everything that belongs to it. Single trails are read elsewhere. */
import type { Kysely } from 'kysely';
import { type Page, type PageRequest, pageOf, textCursor } from '../pages.js';
import type { Row, Schema } from '../schema.js';
import type { AggregateKind } from '../schema/ledger-tables.js';

export interface Activity {
  readonly id: string;
  /** What it happened to; `seq` counts there. */
  readonly about: { readonly kind: AggregateKind; readonly id: string };
  readonly seq: number;
  readonly type: string;
  readonly atMs: number;
  readonly actor: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason: string | null;
  readonly commandId: string | null;
}

/** Newest first. */
export async function listActivity(
  db: Kysely<Schema>,
  miniProgram: string,
  page: PageRequest,
): Promise<Page<Activity>> {
  let query = db
    .selectFrom('event')
    .selectAll()
    .where('mini_program_id', '=', miniProgram)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('id', '<', after);
  return pageOf((await query.execute()).map(activityOf), page, (item) => item.id);
}

function activityOf(row: Row<'event'>): Activity {
  return {
    id: row.id,
    about: { kind: row.aggregate_kind, id: row.aggregate_id },
    seq: row.seq,
    type: row.type,
    atMs: row.at.getTime(),
    actor: row.actor,
    before: row.before,
    after: row.after,
    reason: row.reason,
    commandId: row.command_id,
  };
}
