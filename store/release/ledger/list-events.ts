/** Reads events of the trail. */
import type { Kysely } from 'kysely';
import { numberCursor, type Page, type PageRequest, pageOf } from '../../database/pages.js';
import type { Row, Schema } from '../../database/schema.js';
import type { AggregateKind } from '../../database/schema/ledger-tables.js';

export interface TrailEvent {
  /** The aggregate's revision after the event. Without gaps. */
  readonly seq: number;
  readonly type: string;
  readonly atMs: number;
  readonly actor: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason: string | null;
  readonly commandId: string | null;
}

export interface Aggregate {
  readonly kind: AggregateKind;
  /** Of a target: `targetName`. */
  readonly id: string;
}

/** In the order of the events. */
export async function listEvents(db: Kysely<Schema>, of: Aggregate, page: PageRequest): Promise<Page<TrailEvent>> {
  const events = await eventsAfter(db, of, { seq: numberCursor(page) ?? 0, limit: page.limit + 1 });
  return pageOf(events, page, ({ seq }) => seq);
}

/** Newest first. */
export async function newestEvents(
  db: Kysely<Schema>,
  { kind, id }: Aggregate,
  page: PageRequest,
): Promise<Page<TrailEvent>> {
  let query = db
    .selectFrom('event')
    .selectAll()
    .where('aggregate_kind', '=', kind)
    .where('aggregate_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(page.limit + 1);
  const before = numberCursor(page);
  if (before !== null) query = query.where('seq', '<', before);
  return pageOf((await query.execute()).map(trailEvent), page, ({ seq }) => seq);
}

/** The first events after `seq`, for clients that follow an aggregate. */
export async function eventsAfter(
  db: Kysely<Schema>,
  { kind, id }: Aggregate,
  { seq, limit }: { readonly seq: number; readonly limit: number },
): Promise<TrailEvent[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('aggregate_kind', '=', kind)
    .where('aggregate_id', '=', id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(trailEvent);
}

export function trailEvent(row: Row<'event'>): TrailEvent {
  return {
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
