/**
 * The trails of workspaces, mini programs and target apps, and the activity of a mini program that combines several
 * trails. The revision of an aggregate is the number of its last event. Both increase together under the row's lock,
 * so the numbers have no gaps.
 */
import { type Kysely, sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Environment } from '../../domain/registry/target-app.js';
import type { RegistryEventType } from '../../domain/registry/registry-event-type.js';
import { type Page, pageOf, type PageRequest, textCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import type { AggregateKind } from '../database/schema/ledger-tables.js';
import type { Transaction } from '../database/transaction.js';
import { type Aggregate, trailEvent, type TrailEvent } from '../release/ledger/list-events.js';

type Facts = Readonly<Record<string, unknown>>;

export interface RegistryEvent {
  readonly aggregate: 'workspace' | 'mini_program' | 'target_app';
  readonly aggregateId: string;
  /** The revision of the aggregate after the event. */
  readonly revision: number;
  readonly type: RegistryEventType;
  readonly actor: string;
  readonly atMs: number;
  readonly before: Facts | null;
  readonly after: Facts | null;
}

export async function recordRegistryEvent(trx: Transaction, event: RegistryEvent): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      aggregate_kind: event.aggregate,
      aggregate_id: event.aggregateId,
      seq: event.revision,
      id: uuidv7(),
      mini_program_id: event.aggregate === 'mini_program' ? event.aggregateId : null,
      type: event.type,
      actor: event.actor,
      before: event.before === null ? null : toJson(event.before),
      after: event.after === null ? null : toJson(event.after),
      reason: null,
      command_id: null,
      at: new Date(event.atMs),
    })
    .execute();
}

interface Place {
  /** Of a release. */
  readonly version?: string;
  readonly targetAppName: string;
  readonly environment: Environment;
}

export interface Activity {
  readonly id: string;
  /** The aggregate of the event, and of a release or a target where it is. */
  readonly about: Aggregate & Partial<Place>;
  readonly event: TrailEvent;
}

/** Events of a mini program and of everything that belongs to it, newest first. */
export async function listActivity(
  db: Kysely<Schema>,
  miniProgram: string,
  page: PageRequest,
): Promise<Page<Activity>> {
  let query = db
    .selectFrom('event')
    .selectAll()
    .select(
      // Searched by primary key for each row of the page.
      sql<Place | null>`case event.aggregate_kind
        when 'release' then (
          select jsonb_build_object('version', r.version, 'targetAppName', a.name, 'environment', r.environment)
          from release r join target_app a on a.id = r.target_app_id where r.id = event.aggregate_id)
        when 'target' then (
          select jsonb_build_object('targetAppName', name, 'environment', split_part(event.aggregate_id, '/', 3))
          from target_app where id = split_part(event.aggregate_id, '/', 2))
        end`.as('place'),
    )
    .where('mini_program_id', '=', miniProgram)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = textCursor(page);
  if (after !== null) query = query.where('id', '<', after);
  return pageOf((await query.execute()).map(activityOf), page, (item) => item.id);
}

function activityOf(row: Row<'event'> & { readonly place: Place | null }): Activity {
  // Events of credentials have no mini program.
  const kind = row.aggregate_kind as AggregateKind;
  return { id: row.id, about: { kind, id: row.aggregate_id, ...row.place }, event: trailEvent(row) };
}
