/**
 * The trail of API tokens and sessions: one aggregate per credential, read per user or for the installation. Facts hold
 * ids, names and limits. A secret or its hash never enters an event, because the trail cannot be edited.
 */
import { type Kysely, sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { CredentialEventType } from '../../domain/registry/registry-event-type.js';
import { type TrailEvent, trailEvent } from '../release/ledger/list-events.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
import { toJson } from '../database/schema/columns.js';
import type { CredentialKind } from '../database/schema/ledger-tables.js';
import type { Row, Schema } from '../database/schema.js';
import type { Transaction } from '../database/transaction.js';
import { type CredentialLimits, isWithinLimits } from './credential-limits.js';

/** The author of a change of a credential. */
export interface AccessChange {
  readonly actor: string;
  /** The API token that sent the request, directly or through a session. Null: the program itself. */
  readonly withToken: string | null;
  readonly atMs: number;
}

export interface NewAccessEvent extends AccessChange {
  readonly kind: CredentialKind;
  readonly id: string;
  /** The user of the credential. Not `actor` where a system admin acts for a user. */
  readonly user: string;
  /** The API token behind the credential. */
  readonly tokenId: string;
  readonly type: CredentialEventType;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Events of one credential are numbered under the lock of its row, so write the row first. */
export async function recordAccessEvent(trx: Transaction, event: NewAccessEvent): Promise<void> {
  const { kind, id, user, tokenId, type, actor, withToken, atMs, facts } = event;
  await trx
    .insertInto('event')
    .values({
      aggregate_kind: kind,
      aggregate_id: id,
      seq: sql`(select coalesce(max(seq), 0) + 1 from event where aggregate_kind = ${kind} and aggregate_id = ${id})`,
      id: uuidv7(),
      mini_program_id: null,
      type,
      actor,
      before: null,
      after: toJson({ ...facts, ...(withToken === null ? {} : { withToken }) }),
      reason: null,
      command_id: null,
      user_name: user,
      token_id: tokenId,
      at: new Date(atMs),
    })
    .execute();
}

export interface AccessEvent {
  readonly id: string;
  readonly about: { readonly kind: CredentialKind; readonly id: string };
  readonly user: string;
  readonly event: TrailEvent;
}

export interface AccessFilter {
  /** Null: all users. */
  readonly user: string | null;
  /** Of the reader: events of tokens beyond these limits are left out. */
  readonly limits: CredentialLimits;
}

/** Newest first. */
export async function listAccessEvents(
  db: Kysely<Schema>,
  { user, limits }: AccessFilter,
  page: PageRequest,
): Promise<Page<AccessEvent>> {
  let query = db
    .selectFrom('event')
    .selectAll('event')
    .where('event.user_name', 'is not', null)
    .orderBy('event.id', 'desc')
    .limit(page.limit + 1);
  if (user !== null) query = query.where('event.user_name', '=', user);
  if (!limits.everybody)
    query = query.where(
      sql<boolean>`exists (select from api_token t where t.id = event.token_id and ${isWithinLimits('t', limits)})`,
    );
  const after = textCursor(page);
  if (after !== null) query = query.where('event.id', '<', after);
  return pageOf((await query.execute()).map(accessEventOf), page, (item) => item.id);
}

function accessEventOf(row: Row<'event'>): AccessEvent {
  // Only events of credentials have `user_name`.
  const kind = row.aggregate_kind as CredentialKind;
  return { id: row.id, about: { kind, id: row.aggregate_id }, user: row.user_name ?? '', event: trailEvent(row) };
}
