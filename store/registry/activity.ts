/** Events of a mini program and of everything that belongs to it. Single trails are read elsewhere. */
import type { Kysely } from 'kysely';
import { type Aggregate, type TrailEvent, trailEvent } from '../release/ledger/list-events.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import type { AggregateKind } from '../database/schema/ledger-tables.js';

export interface Activity {
  readonly id: string;
  /** The aggregate of the event. */
  readonly about: Aggregate;
  readonly event: TrailEvent;
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
  // Events of credentials have no mini program.
  const kind = row.aggregate_kind as AggregateKind;
  return { id: row.id, about: { kind, id: row.aggregate_id }, event: trailEvent(row) };
}
