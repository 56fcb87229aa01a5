/**
 * Events of all releases that a user may read, newest first, with the names that a row shows. On demand with the
 * commands that were rejected, which caused no event.
 */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import type { ReleaseStatus } from '../../domain/release/release.js';
import type { TargetKey } from '../../domain/target/target.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { InvalidCursor, type Page, pageOf, type PageRequest, textsCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';
import type { TargetKeyColumns } from '../database/schema/columns.js';
import { type ConcernedUser, eventPlace, selectConcerning } from './concerning-events.js';
import { targetKeyOf } from '../target/targets.js';

export interface EventFilter {
  /** Only events that concern this user. */
  readonly concerns?: ConcernedUser | undefined;
  /** Workspaces of either side of the target. */
  readonly workspaceIds: readonly string[];
  readonly sinceMs?: number | undefined;
  /** Exclusive. */
  readonly untilMs?: number | undefined;
  readonly type?: readonly string[] | undefined;
  readonly by?: string | undefined;
  readonly releaseId?: string | undefined;
  readonly miniProgram?: string | undefined;
  readonly targetApp?: string | undefined;
  readonly environment?: Environment | undefined;
  /** Rejected commands: beside the events, or instead of them. Default: none. */
  readonly rejected?: 'with' | 'only' | undefined;
}

export interface FeedEvent {
  readonly id: string;
  readonly atMs: number;
  readonly by: string;
  readonly type: string;
  /** Null of a target's event, as are version, status and percentages. */
  readonly releaseId: string | null;
  readonly version: string | null;
  readonly status: ReleaseStatus | null;
  readonly fromPercentage: number | null;
  readonly toPercentage: number | null;
  readonly reason: string | null;
  readonly target: TargetKey;
  readonly miniProgramName: string;
  readonly targetAppName: string;
  /** Owns the mini program. */
  readonly workspace: { readonly id: string; readonly name: string };
  readonly commandId: string | null;
  /** Of a rejected command: its type, and the code of the rejection. */
  readonly command: string | null;
  readonly code: string | null;
}

/** The type of a row that is a rejected command. */
const rejectedType = 'CommandRejected';

/**
 * For each workspace and side an index gives the newest, so that a page reads as few rows for a user with few releases
 * as for one with many. A row of both sides is found twice; `union` keeps it once.
 */
export async function listFeed(db: Kysely<Schema>, filter: EventFilter, page: PageRequest): Promise<Page<FeedEvent>> {
  if (filter.workspaceIds.length === 0) return { items: [], nextCursor: null };
  const before = feedCursor(page);
  const limit = page.limit + 1;
  const parts = [
    ...(filter.rejected === 'only' ? [] : [newestEvents(filter, before, limit)]),
    ...(filter.rejected === undefined ? [] : [newestRejected(filter, before, limit)]),
  ];
  const { rows } = await sql<FeedRow>`
    select listed.*,
      (select version from release where id = listed.release_id) as version,
      (select name from mini_program where id = listed.mini_program_id) as program_name,
      (select name from target_app where id = listed.target_app_id) as app_name,
      (select jsonb_build_object('id', id, 'name', name) from workspace where id = listed.workspace_id) as workspace
    from (${sql.join(parts, sql` union all `)}) listed
    order by at desc, id desc limit ${limit}
  `.execute(db);
  return pageOf(rows.map(feedEvent), page, ({ atMs, id }) => [isoTime(atMs), id]);
}

type Side = 'workspace_id' | 'app_workspace_id';

/**
 * The readable workspaces in which a side has rows that the other lacks. All rows of a mini program or target app are
 * in the workspace that owns it. If that one is readable, the other side has no further rows.
 */
function readableOn(side: Side, { workspaceIds, miniProgram, targetApp }: EventFilter): RawBuilder<unknown> {
  const program =
    miniProgram === undefined ? null : sql`(select workspace_id from mini_program where id = ${miniProgram})`;
  const app = targetApp === undefined ? null : sql`(select workspace_id from target_app where id = ${targetApp})`;
  const [own, other] = side === 'workspace_id' ? [program, app] : [app, program];
  const isNeeded =
    own !== null ? sql`id = ${own}` : other !== null ? sql`${other} <> all(${workspaceIds}::text[])` : sql`true`;
  return sql`select id from unnest(${workspaceIds}::text[]) as given (id) where ${isNeeded}`;
}

/**
 * The workspace of the release or mini program that is asked for; null without one. It is compared once, and the events
 * are found by the index of what is asked for.
 */
function ownerOf({ releaseId, miniProgram }: EventFilter): RawBuilder<unknown> | null {
  if (releaseId !== undefined) return sql`(select workspace_id from release where id = ${releaseId})`;
  return miniProgram === undefined ? null : sql`(select workspace_id from mini_program where id = ${miniProgram})`;
}

type Before = { readonly at: Date; readonly id: string } | null;

function newestEvents(filter: EventFilter, before: Before, limit: number): RawBuilder<unknown> {
  const { concerns, workspaceIds } = filter;
  const where = sql.join(eventConditions(filter, before), sql` and `);
  const newestWhere = (isReadable: RawBuilder<unknown>): RawBuilder<unknown> => sql`
        select ${eventPlace} from event e
        where ${isReadable} and ${where}
        order by e.at desc, e.id desc limit ${limit}`;
  const newestOf = (side: Side): RawBuilder<unknown> => sql`
      select found.* from (${readableOn(side, filter)}) readable
        cross join lateral (${newestWhere(sql`${sql.ref(`e.${side}`)} = readable.id`)}) found`;
  const newest = (): RawBuilder<unknown> => {
    const owner = ownerOf(filter);
    return owner === null
      ? sql`${newestOf('workspace_id')} union ${newestOf('app_workspace_id')}`
      : newestWhere(sql`(${owner} = any(${workspaceIds}) or e.app_workspace_id = any(${workspaceIds}))`);
  };
  const found = concerns === undefined ? newest() : selectConcerning({ concerns, workspaceIds, where, limit });
  return sql`(
    with found as (${found}),
      newest as (select * from found order by at desc, id desc limit ${limit})
    select e.id, e.at, e.actor, e.type, case when e.aggregate_kind = 'release' then e.aggregate_id end as release_id,
      e.before->'percentage' as from_percentage, e.after->'percentage' as to_percentage, e.after->>'status' as status,
      e.reason, e.command_id, null::text as command, null::text as code,
      e.mini_program_id, e.target_app_id, e.environment, e.workspace_id
    from newest join event e on e.ctid = newest.place
  )`;
}

/** The index of rejected commands is partial, so the words of its condition are repeated here. */
function newestRejected(filter: EventFilter, before: Before, limit: number): RawBuilder<unknown> {
  const { releaseId } = filter;
  const given = [
    ...placeConditions('c', 'decided_at', filter, before),
    ...(releaseId === undefined ? [] : [sql<SqlBool>`c.release_id = ${releaseId}`]),
  ];
  const where = sql.join([sql<SqlBool>`c.outcome = 'REJECTED'`, ...given], sql` and `);
  const newestOf = (side: Side): RawBuilder<unknown> => sql`
      select found.* from (${readableOn(side, filter)}) readable cross join lateral (
        select c.decided_at, c.id from command c
        where ${sql.ref(`c.rejected_${side}`)} = readable.id and ${where}
        order by c.decided_at desc, c.id desc limit ${limit}
      ) found`;
  return sql`(
    with found as (${newestOf('workspace_id')} union ${newestOf('app_workspace_id')}),
      newest as (select * from found order by decided_at desc, id desc limit ${limit})
    select c.id, c.decided_at as at, c.actor, ${rejectedType} as type, c.release_id,
      null::jsonb as from_percentage, null::jsonb as to_percentage, null::text as status,
      c.reason, c.id as command_id, c.type as command, c.code,
      c.mini_program_id, c.target_app_id, c.environment, c.rejected_workspace_id as workspace_id
    from newest join command c on c.id = newest.id
  )`;
}

/**
 * On `event e`, without the workspaces. Target events that no event of a release repeats are listed, and no others; in
 * these words, because the indexes have them.
 */
function eventConditions(filter: EventFilter, before: Before): RawBuilder<SqlBool>[] {
  const { type, releaseId } = filter;
  return [
    sql<SqlBool>`(e.aggregate_kind = 'release' or e.type in ('Suspended', 'SuspensionLifted'))`,
    ...placeConditions('e', 'at', filter, before),
    ...(type === undefined ? [] : [sql<SqlBool>`e.type = any(${type}::text[])`]),
    ...(releaseId === undefined
      ? []
      : [sql<SqlBool>`(e.aggregate_kind = 'release' and e.aggregate_id = ${releaseId})`]),
  ];
}

/** `time`: the column by which the rows are ordered. */
function placeConditions(alias: string, time: string, filter: EventFilter, before: Before): RawBuilder<SqlBool>[] {
  const { sinceMs, untilMs, by, miniProgram, targetApp, environment } = filter;
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const at = column(time);
  const given = [
    before === null ? null : sql<SqlBool>`(${at}, ${column('id')}) < (${before.at}::timestamptz, ${before.id}::text)`,
    sinceMs === undefined ? null : sql<SqlBool>`${at} >= ${new Date(sinceMs)}`,
    untilMs === undefined ? null : sql<SqlBool>`${at} < ${new Date(untilMs)}`,
    by === undefined ? null : sql<SqlBool>`${column('actor')} = ${by}`,
    miniProgram === undefined ? null : sql<SqlBool>`${column('mini_program_id')} = ${miniProgram}`,
    targetApp === undefined ? null : sql<SqlBool>`${column('target_app_id')} = ${targetApp}`,
    environment === undefined ? null : sql<SqlBool>`${column('environment')} = ${environment}`,
  ];
  return given.filter((condition) => condition !== null);
}

/** @throws InvalidCursor */
function feedCursor(page: PageRequest): Before {
  const [at = '', id = ''] = textsCursor(page, 2) ?? [];
  if (at === '') return null;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) throw new InvalidCursor();
  return { at: date, id };
}

interface FeedRow extends TargetKeyColumns {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly type: string;
  readonly release_id: string | null;
  readonly from_percentage: number | null;
  readonly to_percentage: number | null;
  readonly status: ReleaseStatus | null;
  readonly reason: string | null;
  readonly command_id: string | null;
  readonly command: string | null;
  readonly code: string | null;
  readonly version: string | null;
  readonly program_name: string;
  readonly app_name: string;
  readonly workspace: FeedEvent['workspace'];
}

function feedEvent(row: FeedRow): FeedEvent {
  // A rejected command has no state before or after it.
  const isOfRelease = row.release_id !== null && row.command === null;
  return {
    id: row.id,
    atMs: row.at.getTime(),
    by: row.actor,
    type: row.type,
    releaseId: row.release_id,
    version: row.version,
    status: row.status,
    // A created release has no state before.
    fromPercentage: isOfRelease ? (row.from_percentage ?? 0) : null,
    toPercentage: isOfRelease ? (row.to_percentage ?? 0) : null,
    reason: row.reason,
    target: targetKeyOf(row),
    miniProgramName: row.program_name,
    targetAppName: row.app_name,
    workspace: row.workspace,
    commandId: row.command_id,
    command: row.command,
    code: row.code,
  };
}
