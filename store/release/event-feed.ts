/** Events of all releases that a user may read, newest first, with the names that a row shows. */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import type { ReleaseStatus } from '../../domain/release/release.js';
import type { TargetKey } from '../../domain/target/target.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { InvalidCursor, type Page, pageOf, type PageRequest, textsCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';
import type { TargetKeyColumns } from '../database/schema/columns.js';
import { targetKeyOf } from '../target/targets.js';

export interface EventFilter {
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
}

/**
 * For each workspace and side an index gives the newest, so that a page reads as few events for a user with few
 * releases as for one with many. An event of both sides is found twice; `union` keeps it once.
 */
export async function listFeed(db: Kysely<Schema>, filter: EventFilter, page: PageRequest): Promise<Page<FeedEvent>> {
  if (filter.workspaceIds.length === 0) return { items: [], nextCursor: null };
  const where = sql.join(conditions(filter, page), sql` and `);
  const newestOf = (side: 'workspace_id' | 'app_workspace_id'): RawBuilder<unknown> => sql`
      select found.* from unnest(${filter.workspaceIds}::text[]) as readable (id) cross join lateral (
        select e.at, e.id, e.aggregate_kind, e.aggregate_id, e.seq from event e
        where ${sql.ref(`e.${side}`)} = readable.id and ${where}
        order by e.at desc, e.id desc limit ${page.limit + 1}
      ) found`;
  const { rows } = await sql<FeedRow>`
    with found as (${newestOf('workspace_id')} union ${newestOf('app_workspace_id')}),
      newest as (select * from found order by at desc, id desc limit ${page.limit + 1})
    select e.id, e.at, e.actor, e.type, e.aggregate_kind, e.aggregate_id, e.before->'percentage' as from_percentage,
      e.after->'percentage' as to_percentage, e.after->>'status' as status, e.reason, e.command_id,
      e.mini_program_id, e.target_app_id, e.environment,
      (select version from release where id = e.aggregate_id and e.aggregate_kind = 'release') as version,
      (select name from mini_program where id = e.mini_program_id) as program_name,
      (select name from target_app where id = e.target_app_id) as app_name,
      (select jsonb_build_object('id', id, 'name', name) from workspace where id = e.workspace_id) as workspace
    from newest join event e using (aggregate_kind, aggregate_id, seq)
    order by e.at desc, e.id desc
  `.execute(db);
  return pageOf(rows.map(feedEvent), page, ({ atMs, id }) => [isoTime(atMs), id]);
}

/**
 * On `event e`, without the workspaces. Target events that no event of a release repeats are listed, and no others; in
 * these words, because the indexes have them.
 */
function conditions(filter: EventFilter, page: PageRequest): RawBuilder<SqlBool>[] {
  const { sinceMs, untilMs, type, by, releaseId, miniProgram, targetApp, environment } = filter;
  const before = feedCursor(page);
  const given = [
    sql<SqlBool>`(e.aggregate_kind = 'release' or e.type in ('Suspended', 'SuspensionLifted'))`,
    before === null ? null : sql<SqlBool>`(e.at, e.id) < (${before.at}::timestamptz, ${before.id}::text)`,
    sinceMs === undefined ? null : sql<SqlBool>`e.at >= ${new Date(sinceMs)}`,
    untilMs === undefined ? null : sql<SqlBool>`e.at < ${new Date(untilMs)}`,
    type === undefined ? null : sql<SqlBool>`e.type = any(${type}::text[])`,
    by === undefined ? null : sql<SqlBool>`e.actor = ${by}`,
    releaseId === undefined ? null : sql<SqlBool>`(e.aggregate_kind = 'release' and e.aggregate_id = ${releaseId})`,
    miniProgram === undefined ? null : sql<SqlBool>`e.mini_program_id = ${miniProgram}`,
    targetApp === undefined ? null : sql<SqlBool>`e.target_app_id = ${targetApp}`,
    environment === undefined ? null : sql<SqlBool>`e.environment = ${environment}`,
  ];
  return given.filter((condition) => condition !== null);
}

/** @throws InvalidCursor */
function feedCursor(page: PageRequest): { readonly at: Date; readonly id: string } | null {
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
  readonly aggregate_kind: 'release' | 'target';
  readonly aggregate_id: string;
  readonly from_percentage: number | null;
  readonly to_percentage: number | null;
  readonly status: ReleaseStatus | null;
  readonly reason: string | null;
  readonly command_id: string | null;
  readonly version: string | null;
  readonly program_name: string;
  readonly app_name: string;
  readonly workspace: FeedEvent['workspace'];
}

function feedEvent(row: FeedRow): FeedEvent {
  const isOfRelease = row.aggregate_kind === 'release';
  return {
    id: row.id,
    atMs: row.at.getTime(),
    by: row.actor,
    type: row.type,
    releaseId: isOfRelease ? row.aggregate_id : null,
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
  };
}
