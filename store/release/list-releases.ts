/**
 * The list of releases for the API: filters, search, two orders and pages. A page is one statement, and
 * one more for a search. Each condition has an index, or is cheap on the rows that the order or another index finds.
 */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Environment } from '../../domain/registry/target-app.js';
import {
  type GrayPhase,
  isActiveStatus,
  lastChangeOf,
  type Release,
  type ReleaseStatus,
} from '../../domain/release/release.js';
import { releaseStatuses } from '../../domain/release/words.js';
import type { ServedRelease } from '../../domain/target/target.js';
import { belongsTo } from '../access/load-roles.js';
import { InvalidCursor, type Page, pageOf, type PageRequest, textCursor, textsCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';
import { isInPhase, isUnconfirmed } from './release-states.js';
import { beginsWith, lowerAscii, matchesReleaseSearch } from './search-releases.js';

export interface ReleaseFilter {
  /** True: releases that are not full and have not ended. False: the others. */
  readonly active?: boolean | undefined;
  readonly status?: readonly ReleaseStatus[] | undefined;
  readonly phase?: GrayPhase['name'] | undefined;
  /** Whether the super app has yet to confirm a step, a fall or the full release. */
  readonly notConfirmed?: boolean | undefined;
  readonly miniProgram?: string | undefined;
  /** A version, or the first of its numbers: `2.3` holds for 2.3.0 and 2.3.1. */
  readonly version?: string | undefined;
  readonly targetApp?: string | undefined;
  readonly environment?: Environment | undefined;
  /** Either side of the target belongs to this workspace. */
  readonly workspace?: string | undefined;
  /** The last change is not older. */
  readonly changedSinceMs?: number | undefined;
  /** The actor of the last change. */
  readonly by?: string | undefined;
  readonly createdBy?: string | undefined;
  /** Of the configured percentage. */
  readonly minBp?: number | undefined;
  /** Whether the target has a baseline. */
  readonly noBaseline?: boolean | undefined;
  readonly q?: string | undefined;
  /** Only releases of which either side belongs to one of these workspaces. Null: all releases. */
  readonly readableFrom: readonly string[] | null;
}

/** By creation, or by the last change. With a minus: the newest first. */
export type ReleaseOrder = '-created' | 'lastChange' | '-lastChange';

/** A release with the names that its row shows. */
export interface ListedRelease {
  readonly release: Release;
  readonly miniProgramName: string;
  readonly targetAppName: string;
  /** Owns the mini program. */
  readonly workspace: { readonly id: string; readonly name: string };
  /** What the target serves to users outside of the gray group. */
  readonly baseline: ServedRelease | null;
}

export async function listReleases(
  db: Kysely<Schema>,
  filter: ReleaseFilter,
  page: PageRequest,
  order: ReleaseOrder = '-created',
): Promise<Page<ListedRelease>> {
  if (filter.readableFrom?.length === 0) return { items: [], nextCursor: null };
  const found = conditions([
    ...(await releaseConditions(db, filter)),
    beyond(page, order),
    firstOfEachSide(filter, page, order),
  ]);
  const inOrder = sql`order by ${orderColumns[order]} limit ${page.limit + 1}`;
  const { rows } = await sql<ListedRelease>`
    select ${listedColumns}
    from release r
    where ${isInIndex(filter, order) ? sql`r.id = any(array(select r.id from release r where ${found} ${inOrder}))` : found}
    ${inOrder}
  `.execute(db);
  return pageOf(rows, page, ({ release }) => cursorKey(release, order));
}

/** The last change first. At most `limit`. */
export async function findReleaseIds(db: Kysely<Schema>, filter: ReleaseFilter, limit: number): Promise<string[]> {
  if (filter.readableFrom?.length === 0) return [];
  const { rows } = await sql<{ readonly id: string }>`
    select r.id from release r where ${conditions(await releaseConditions(db, filter))}
    order by ${orderColumns['-lastChange']} limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Counts up to `limit` releases. */
export async function countReleases(db: Kysely<Schema>, filter: ReleaseFilter, limit: number): Promise<number> {
  if (filter.readableFrom?.length === 0) return 0;
  const ids = onlyWorkspaces(filter);
  const found =
    ids === null
      ? sql`select 1 from release r where ${conditions(await releaseConditions(db, filter))}`
      : sql`select id from release where workspace_id = any(${ids}::text[])
          union select id from release where app_workspace_id = any(${ids}::text[])`;
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from (${found} limit ${limit}) counted
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Of `release r`. Searched by primary key for each row of the page: a join could read whole tables instead. */
export const listedColumns = sql`r.body as release,
      (select name from mini_program where id = r.mini_program_id) as "miniProgramName",
      (select name from target_app where id = r.target_app_id) as "targetAppName",
      (select jsonb_build_object('id', id, 'name', name) from workspace where id = r.workspace_id) as workspace,
      (select body->'baseline' from target t where ${isTargetOf('t', 'r')}) as baseline`;

function isTargetOf(target: string, release: string): RawBuilder<SqlBool> {
  const [t, r] = [sql.table(target), sql.table(release)];
  return sql`${t}.mini_program_id = ${r}.mini_program_id and ${t}.target_app_id = ${r}.target_app_id
        and ${t}.environment = ${r}.environment`;
}

const orderColumns: Readonly<Record<ReleaseOrder, RawBuilder<unknown>>> = {
  '-created': sql`r.id desc`,
  lastChange: sql`r.last_change_ms, r.id`,
  '-lastChange': sql`r.last_change_ms desc, r.id desc`,
};

function cursorKey(release: Release, order: ReleaseOrder): string | readonly string[] {
  return order === '-created' ? release.id : [order, String(lastChangeOf(release).atMs), release.id];
}

/** @throws InvalidCursor, also for the cursor of another order. */
function beyond(page: PageRequest, order: ReleaseOrder): RawBuilder<SqlBool> | null {
  if (order === '-created') {
    const id = textCursor(page);
    return id === null ? null : sql`r.id < ${id}`;
  }
  const key = textsCursor(page, 3);
  if (key === null) return null;
  const [of, ms = '', id] = key;
  if (of !== order || !/^\d{1,15}$/.test(ms)) throw new InvalidCursor();
  const than = sql`(${Number(ms)}::bigint, ${id}::text)`;
  return order === 'lastChange' ? sql`(r.last_change_ms, r.id) > ${than}` : sql`(r.last_change_ms, r.id) < ${than}`;
}

/** The workspaces, if they are the only condition. Null: there are others, or none. */
function onlyWorkspaces({ readableFrom, workspace, ...others }: ReleaseFilter): readonly string[] | null {
  if (Object.values(others).some((one) => one !== undefined)) return null;
  return workspace === undefined ? readableFrom : [workspace].filter((id) => readableFrom?.includes(id) ?? true);
}

/**
 * The first of each side of a single workspace, by an index of each: a small one would else be found by reading the
 * releases of all others. Of several workspaces the index of the order finds a page sooner.
 */
function firstOfEachSide(filter: ReleaseFilter, page: PageRequest, order: ReleaseOrder): Condition {
  const ids = onlyWorkspaces(filter);
  if (ids?.length !== 1) return null;
  const first = (side: string): RawBuilder<unknown> => sql`(
    select r.id from release r where ${conditions([sql`${sql.ref(`r.${side}`)} = ${ids[0]}`, beyond(page, order)])}
    order by ${orderColumns[order]} limit ${page.limit + 1})`;
  return sql`r.id = any(array(${first('workspace_id')} union all ${first('app_workspace_id')}))`;
}

/**
 * Whether an index has all that decides about a page: then the ids are found in it, and the rows by their ids. Most
 * releases have ended, and Postgres takes them for evenly spread: in the order of the page it would read past all newer
 * ones.
 */
function isInIndex({ status, miniProgram, targetApp }: ReleaseFilter, order: ReleaseOrder): boolean {
  return order === '-created' && [status, miniProgram, targetApp].some((one) => one !== undefined);
}

type Condition = RawBuilder<SqlBool> | null;

function conditions(all: readonly Condition[]): RawBuilder<SqlBool> {
  const given = all.filter((condition) => condition !== null);
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `);
}

/** Conditions on `release r`. */
async function releaseConditions(db: Kysely<Schema>, filter: ReleaseFilter): Promise<Condition[]> {
  const { readableFrom, workspace, q } = filter;
  return [
    ...placeConditions(filter),
    ...stateConditions(filter),
    ...changeConditions(filter),
    workspace === undefined ? null : belongsTo('r', [workspace]),
    readableFrom === null ? null : belongsTo('r', readableFrom),
    ...(q === undefined ? [] : await matchesReleaseSearch(db, q)),
  ];
}

function placeConditions(filter: ReleaseFilter): Condition[] {
  const { miniProgram, version, targetApp, environment, noBaseline } = filter;
  return [
    miniProgram === undefined ? null : sql`r.mini_program_id = ${miniProgram}`,
    version === undefined ? null : hasVersion(version),
    targetApp === undefined ? null : sql`r.target_app_id = ${targetApp}`,
    environment === undefined ? null : sql`r.environment = ${environment}`,
    noBaseline === undefined ? null : hasBaseline(!noBaseline),
  ];
}

function stateConditions({ active, status, phase, minBp, notConfirmed }: ReleaseFilter): Condition[] {
  return [
    active === undefined
      ? null
      : isIn(
          sql`r.status`,
          releaseStatuses.filter((one) => isActiveStatus(one) === active),
        ),
    status === undefined ? null : isIn(sql`r.status`, status),
    phase === undefined ? null : isInPhase(phase),
    notConfirmed === undefined ? null : isUnconfirmed(notConfirmed),
    minBp === undefined ? null : sql`r.bp >= ${minBp}`,
  ];
}

function changeConditions({ changedSinceMs, by, createdBy }: ReleaseFilter): Condition[] {
  return [
    changedSinceMs === undefined ? null : sql`r.last_change_ms >= ${changedSinceMs}`,
    by === undefined ? null : sql`(lower(r.last_change_by) = ${lowerAscii(by)} and r.last_change_by = ${by})`,
    createdBy === undefined
      ? null
      : sql`(lower(r.created_by) = ${lowerAscii(createdBy)} and r.created_by = ${createdBy})`,
  ];
}

function hasVersion(version: string): RawBuilder<SqlBool> {
  const isWhole = version.split('.').length === 3;
  return isWhole ? sql`r.version = ${version}` : beginsWith(sql`r.version`, `${version}.`);
}

function hasBaseline(wanted: boolean): RawBuilder<SqlBool> {
  const baseline = sql`(select baseline_release_id from target t where ${isTargetOf('t', 'r')})`;
  return wanted ? sql`${baseline} is not null` : sql`${baseline} is null`;
}

function isIn(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<SqlBool> {
  return sql`${column} in (${sql.join(values)})`;
}
