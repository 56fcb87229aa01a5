/**
 * The list of mini programs of a workspace, with the state of each: what is live in production, what rolls out, what is
 * under review. One statement. The state is read for the rows of the page only.
 */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { GrayPhase } from '../../domain/release/release.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { InvalidCursor, type Page, pageOf, type PageRequest, textCursor, textsCursor } from '../database/pages.js';
import type { Row, Schema } from '../database/schema.js';
import { isRollingOut } from '../release/release-states.js';
import { type MiniProgram, miniProgramOf } from './mini-programs.js';
import { matchesSearch } from './search-grams.js';

export interface MiniProgramFilter {
  readonly workspaceId: string;
  /** A part of an id or a name. */
  readonly q?: string | undefined;
  /** Whether a release is full on a production target. */
  readonly live?: boolean | undefined;
  /** Whether a release in gray serves users. */
  readonly rollingOut?: boolean | undefined;
  /** Whether a review is open. */
  readonly inReview?: boolean | undefined;
}

/** By id, or the newest first. */
export type MiniProgramOrder = 'id' | '-created';

interface PlacedRelease {
  readonly releaseId: string;
  readonly version: string;
  readonly targetApp: string;
  readonly targetAppName: string;
}

export interface Newest<Item> {
  readonly count: number;
  /** The last change first, at most `mostNewest`. */
  readonly newest: readonly Item[];
}

export interface MiniProgramState {
  readonly live: Newest<PlacedRelease>;
  readonly rollingOut: Newest<PlacedRelease & { readonly bp: number; readonly phase: GrayPhase['name'] }>;
  readonly openReviews: number;
}

export interface ListedMiniProgram extends MiniProgram, MiniProgramState {}

const mostNewest = 3;

export async function listMiniPrograms(
  db: Kysely<Schema>,
  filter: MiniProgramFilter,
  page: PageRequest,
  order: MiniProgramOrder = 'id',
): Promise<Page<ListedMiniProgram>> {
  const found = [...conditions(filter), beyond(page, order)].filter((condition) => condition !== null);
  const { rows } = await sql<Row<'mini_program'> & { readonly state: MiniProgramState }>`
    select p.*, ${stateOfProgram} as state
    from (
      select p.* from mini_program p where ${sql.join(found, sql` and `)}
      order by ${orderColumns[order]} limit ${page.limit + 1}
    ) p
    order by ${orderColumns[order]}
  `.execute(db);
  return pageOf(
    rows.map((row) => ({ ...miniProgramOf(row), ...row.state })),
    page,
    ({ id, createdAtMs }) => (order === 'id' ? id : [isoTime(createdAtMs), id]),
  );
}

const orderColumns: Readonly<Record<MiniProgramOrder, RawBuilder<unknown>>> = {
  id: sql`p.id`,
  '-created': sql`p.created_at desc, p.id desc`,
};

type Condition = RawBuilder<SqlBool> | null;

const isLive = sql<SqlBool>`(r.status = 'FULL_RELEASE' and r.environment = 'production')`;

/** A release has at most one open review. */
const openReview = sql`review v on v.release_id = r.id and v.state = 'IN_REVIEW'`;

/** On `mini_program p`. */
function conditions({ workspaceId, q, live, rollingOut, inReview }: MiniProgramFilter): Condition[] {
  return [
    sql<SqlBool>`p.workspace_id = ${workspaceId}`,
    q === undefined ? null : matchesSearch(q),
    live === undefined ? null : hasRelease(live, sql`from release r where ${isLive}`),
    rollingOut === undefined ? null : hasRelease(rollingOut, sql`from release r where ${isRollingOut}`),
    inReview === undefined ? null : hasRelease(inReview, sql`from release r join ${openReview} where not r.is_final`),
  ];
}

/** A subselect of one value is searched by index for each mini program. `exists` could join whole tables instead. */
function hasRelease(wanted: boolean, found: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const one = sql`(select r.id ${found} and r.mini_program_id = p.id limit 1)`;
  return wanted ? sql`${one} is not null` : sql`${one} is null`;
}

/** @throws InvalidCursor, also for the cursor of another order. */
function beyond(page: PageRequest, order: MiniProgramOrder): Condition {
  if (order === 'id') {
    const id = textCursor(page);
    return id === null ? null : sql`p.id > ${id}`;
  }
  const [at = '', id = ''] = textsCursor(page, 2) ?? [];
  if (at === '') return null;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) throw new InvalidCursor();
  return sql`(p.created_at, p.id) < (${date}::timestamptz, ${id}::text)`;
}

const place = sql`'releaseId', r.id, 'version', r.version, 'targetApp', r.target_app_id,
      'targetAppName', (select name from target_app where id = r.target_app_id)`;

/** Of `mini_program p`, from its releases that have not ended: one search by their index. */
const stateOfProgram = sql`(
    select jsonb_build_object(
      'live', ${newestOf(isLive, place)},
      'rollingOut', ${newestOf(isRollingOut, sql`${place}, 'bp', r.bp, 'phase', r.phase`)},
      'openReviews', count(v.id)
    )
    from release r left join ${openReview}
    where r.mini_program_id = p.id and not r.is_final
  )`;

function newestOf(condition: RawBuilder<SqlBool>, fields: RawBuilder<unknown>): RawBuilder<unknown> {
  const items = sql`array_agg(jsonb_build_object(${fields}) order by r.last_change_ms desc, r.id desc)`;
  return sql`jsonb_build_object(
        'count', count(*) filter (where ${condition}),
        'newest', coalesce(to_jsonb((${items} filter (where ${condition}))[1:${sql.lit(mostNewest)}]), '[]')
      )`;
}
