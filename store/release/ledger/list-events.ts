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
export async function listEvents(
  db: Kysely<Schema>,
  of: Aggregate,
  page: PageRequest,
  types?: readonly string[],
): Promise<Page<TrailEvent>> {
  const after = numberCursor(page) ?? 0;
  const rows = await eventsOf(db, of, page.limit + 1, types)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
  return pageOf(rows.map(trailEvent), page, ({ seq }) => seq);
}

/** Newest first. */
export async function newestEvents(
  db: Kysely<Schema>,
  of: Aggregate,
  page: PageRequest,
  types?: readonly string[],
): Promise<Page<TrailEvent>> {
  const before = numberCursor(page);
  let query = eventsOf(db, of, page.limit + 1, types).orderBy('seq', 'desc');
  if (before !== null) query = query.where('seq', '<', before);
  return pageOf((await query.execute()).map(trailEvent), page, ({ seq }) => seq);
}

function eventsOf(db: Kysely<Schema>, { kind, id }: Aggregate, limit: number, types?: readonly string[]) {
  const query = db
    .selectFrom('event')
    .selectAll()
    .where('aggregate_kind', '=', kind)
    .where('aggregate_id', '=', id)
    .limit(limit);
  return types === undefined ? query : query.where('type', 'in', types);
}

/** The first events after `seq`, for clients that follow an aggregate. */
export async function eventsAfter(
  db: Kysely<Schema>,
  of: Aggregate,
  { seq, limit }: { readonly seq: number; readonly limit: number },
): Promise<TrailEvent[]> {
  const rows = await eventsOf(db, of, limit).where('seq', '>', seq).orderBy('seq').execute();
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
