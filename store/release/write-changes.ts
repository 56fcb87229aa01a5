/**
 * Writes the changes of a decision: releases, the target, reviews, the trail, the outbox and the outcome of the
 * command. Notifies the subscribers. Under the target's lock only.
 */
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type { DomainEvent } from '../../domain/release/events.js';
import { isFinal, type Release } from '../../domain/release/release.js';
import { reviewChange } from '../../domain/review/review-change.js';
import type { Target } from '../../domain/target/target.js';
import type { DecidedRecord } from './ledger/command-record.js';
import { type OutboxMessage, outboxRows } from '../outbox/outbox.js';
import { type DecidedCommand, decidedRecord, resultColumns } from './ledger/write-command.js';
import { withCommit } from '../database/in-one-trip.js';
import type { Notice } from '../database/notifications.js';
import type { Row } from '../database/schema.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';
import { targetKeyColumns } from '../target/targets.js';
import { trailOf } from './trail.js';
import type { Change } from './apply-events.js';
import type { WriteContext } from './write-context.js';
import { changeReview, closeReview, openReview } from '../review/write-reviews.js';

export interface DecidedWrite {
  readonly changes: readonly Change[];
  readonly context: WriteContext;
  readonly messages: readonly OutboxMessage[];
  readonly notices: readonly Notice[];
  /** The waiting command with its new outcome. Null when no command caused the changes. */
  readonly decided: DecidedCommand | null;
  /** True: nothing follows in this transaction, so its commit leaves with the last statement. Default false. */
  readonly isLast?: boolean;
}

/** @returns the decided command. @throws when it has its outcome already. */
export async function writeChanges(trx: Transaction, writing: DecidedWrite): Promise<DecidedRecord | null> {
  const { changes, context, decided, isLast = false } = writing;
  const writes = releasesToWrite(changes);
  const last = writes.at(-1);
  const isLastAlone = last !== undefined && last.before === null;
  for (const { before, after } of isLastAlone ? writes : writes.slice(0, -1))
    await (before === null ? insertRelease(trx, after, context) : updateRelease(trx, after, context));
  await writeReviews(trx, changes, context);
  const release = isLastAlone ? null : (last?.after ?? null);
  const row = await (isLast
    ? withCommit(trx, (db) => writeRest(db, writing, release))
    : writeRest(trx, writing, release));
  return decided === null ? null : decidedRecord(decided.id, row);
}

/**
 * All that nearly every decision writes, in one statement, because each further one costs a round trip under the lock.
 * Its parts do not see each other's writes. So a write that must come first, such as a release that makes room, is
 * separate.
 *
 *     with written_release    update release    the last changed release
 *          written_target     update target     the target, without testers of releases that left pilot testing
 *          written_events     insert event      the trail
 *          written_messages   insert outbox     work for the relay
 *          decided            update command    the outcome, once; returns the row
 *          notified           pg_notify         to the processes that wait for it
 *     select decided.*                          fails with a division by zero when no row was decided that should be
 */
async function writeRest(
  db: QueryExecutorProvider,
  { changes, context, messages, notices, decided }: DecidedWrite,
  release: Release | null,
): Promise<Row<'command'> | undefined> {
  const at = new Date(context.atMs);
  const { rows } = await sql<Row<'command'> | { readonly id: null }>`/* write a decision */
    with
      written_release as (${releaseUpdate(release, at)}),
      written_target as (${targetUpdate(changes, at)}),
      written_events as (${eventsInsert(changes, context)}),
      written_messages as (${messagesInsert(messages, at)}),
      decided as (${commandUpdate(decided, at)}),
      notified as (${notifications(notices)})
    select decided.*, 1 / (select count(*) + ${decided === null ? 1 : 0}::int from decided) as as_wanted
    from (select count(*) from notified) as all_notified left join decided on true
  `.execute(db);
  const row = rows[0];
  return row === undefined || row.id === null ? undefined : row;
}

type Part = RawBuilder<unknown>;

function releaseUpdate(release: Release | null, at: Date): Part {
  return sql`update release set body = ${jsonOrNull(release)}::jsonb, updated_at = ${at} where id = ${release?.id ?? null}`;
}

function targetUpdate(changes: readonly Change[], at: Date): Part {
  const { target, left } = targetToWrite(changes);
  const key = target ?? { miniProgram: null, targetApp: null, environment: null };
  return sql`update target set body = ${jsonOrNull(target)}::jsonb, updated_at = ${at},
          -- A release that is no longer a pilot has no testers. The column is large, so it is only written when it
          -- changes.
          testers = case when cardinality(${left}::text[]) = 0 then testers else testers - ${left}::text[] end
        where mini_program_id = ${key.miniProgram} and target_app_id = ${key.targetApp}
          and environment = ${key.environment}`;
}

function eventsInsert(changes: readonly Change[], context: WriteContext): Part {
  return sql`insert into event (aggregate_kind, aggregate_id, seq, id, mini_program_id, type, actor, before, after, reason,
          command_id, at)
        select aggregate_kind, aggregate_id, seq, id, mini_program_id, type, actor, before, after, reason, command_id, at
        from jsonb_to_recordset(${toJson(trailOf(changes, context))}::jsonb) as trail (aggregate_kind text,
          aggregate_id text, seq integer, id text, mini_program_id text, type text, actor text, before jsonb,
          after jsonb, reason text, command_id text, at timestamptz)`;
}

function messagesInsert(messages: readonly OutboxMessage[], at: Date): Part {
  return sql`insert into outbox (id, topic, key, payload, created_at, next_attempt_at)
        select id, topic, key, payload, ${at}, now() -- By the clock that claims are made by, whatever ours says.
        from jsonb_to_recordset(${toJson(outboxRows(messages))}::jsonb)
          as message (id text, topic text, key text, payload jsonb)`;
}

const noResult = { outcome: null, code: null, facts: null, resulting_revision: null, created_release_id: null };

function commandUpdate(decided: DecidedCommand | null, at: Date): Part {
  const result = decided === null ? noResult : resultColumns(decided.result);
  return sql`update command set outcome = ${result.outcome}, code = ${result.code}, facts = ${result.facts}::jsonb,
          resulting_revision = ${result.resulting_revision}, created_release_id = ${result.created_release_id},
          decided_at = ${at}, next_signal_at = null
        where id = ${decided?.id ?? null} and outcome = 'RECEIVED'
        returning *`;
}

function notifications(notices: readonly Notice[]): Part {
  return sql`select pg_notify(channel, payload)
        from unnest(${notices.map(({ channel }) => channel)}::text[], ${notices.map(({ payload }) => payload)}::text[])
          as notice (channel, payload)`;
}

interface ReleaseWrite {
  readonly before: Release | null;
  readonly after: Release;
}

/** One write per release, ending releases first: only then is the place for a full or gray release free. */
function releasesToWrite(changes: readonly Change[]): ReleaseWrite[] {
  const writes = new Map<string, ReleaseWrite>();
  for (const change of changes) {
    if (change.kind !== 'release') continue;
    const { id } = change.after;
    const before = writes.has(id) ? (writes.get(id)?.before ?? null) : change.before;
    writes.set(id, { before, after: change.after });
  }
  return [...writes.values()].sort((a, b) => Number(isFinal(b.after)) - Number(isFinal(a.after)));
}

/** The target after the last change, and the releases that left pilot testing on the way. */
function targetToWrite(changes: readonly Change[]): { readonly target: Target | null; readonly left: string[] } {
  const ofTarget = changes.filter((change) => change.kind === 'target');
  const [first, last] = [ofTarget.at(0), ofTarget.at(-1)];
  if (first === undefined || last === undefined) return { target: null, left: [] };
  const stay = new Set(last.after.pilots.map(({ releaseId }) => releaseId));
  const left = first.before.pilots.map(({ releaseId }) => releaseId).filter((id) => !stay.has(id));
  return { target: last.after, left };
}

async function insertRelease(trx: Transaction, release: Release, context: WriteContext): Promise<void> {
  const createdAt = new Date(release.createdAtMs);
  await trx
    .insertInto('release')
    .values({
      id: release.id,
      kind: release.kind,
      version: release.version,
      ...targetKeyColumns(release),
      workspace_id: context.workspaceId,
      app_workspace_id: context.appWorkspaceId,
      created_by: release.createdBy,
      created_at: createdAt,
      updated_at: createdAt,
      body: toJson(release),
    })
    .execute();
}

async function updateRelease(trx: Transaction, release: Release, { atMs }: WriteContext): Promise<void> {
  await trx
    .updateTable('release')
    .set({ body: toJson(release), updated_at: new Date(atMs) })
    .where('id', '=', release.id)
    .execute();
}

async function writeReviews(trx: Transaction, changes: readonly Change[], context: WriteContext): Promise<void> {
  for (const change of changes) {
    if (change.kind !== 'release' || change.event.aggregate !== 'release') continue;
    const ofReview = reviewChange(change.before, change.after, change.event.type);
    if (ofReview?.kind === 'changed') await changeReview(trx, ofReview);
    if (ofReview?.kind === 'opened') await openReview(trx, change.after, ofReview, context);
    if (ofReview?.kind === 'closed')
      await closeReview(trx, { ...ofReview, reason: decisionReasonOf(change.event) }, context);
  }
}

function decisionReasonOf(event: DomainEvent): string | null {
  return 'decisionReason' in event ? event.decisionReason : event.reason;
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : toJson(value);
}
