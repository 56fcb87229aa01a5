/** Reads reviews. The transaction that changes a release writes its reviews. */
import { type Kysely, type RawBuilder, type Selectable, sql, type SqlBool } from 'kysely';
import type { ReleaseStatus } from '../../domain/release/release.js';
import type { ReviewedStep, ReviewKind, ReviewState } from '../../domain/review/review-change.js';
import type { TargetKey } from '../../domain/target/target.js';
import { isoTime } from '../../domain/values/iso-time.js';
import { belongsTo } from '../access/load-roles.js';
import { InvalidCursor, type Page, type PageRequest, pageOf, textCursor, textsCursor } from '../database/pages.js';
import type { Schema } from '../database/schema.js';
import type { ReleaseTable, ReviewTable } from '../database/schema/release-tables.js';

export interface Review {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly state: ReviewState;
  readonly release: {
    readonly id: string;
    readonly target: TargetKey;
    readonly version: string;
    readonly status: ReleaseStatus;
    readonly names: { readonly miniProgramName: string; readonly targetAppName: string };
  };
  /** The workspace of the target app, whose reviewers decide. */
  readonly appWorkspaceId: string;
  /** The policy when the review was requested. */
  readonly selfApproval: boolean;
  readonly reason: string | null;
  readonly cancelActive: boolean;
  readonly requestedBy: string;
  readonly requestedAtMs: number;
  /** Null: of a step whose release is paused. */
  readonly expiresAtMs: number | null;
  /** Of the kind STEP. */
  readonly step?: ReviewedStep;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly decisionReason: string | null;
}

export async function findReview(db: Kysely<Schema>, id: string): Promise<Review | undefined> {
  const row = await reviews(db).where('review.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : reviewOf(row);
}

export interface ReviewFilter {
  /** Workspaces of the mini program or the target app of which the reader is a member. */
  readonly workspaceIds: readonly string[];
  readonly state: ReviewState | null;
  readonly requestedBy: string | null;
  /** Reviews that this user approved or rejected. */
  readonly decidedBy: string | null;
  /** Reviews that `user` could decide as a reviewer in these workspaces, without those that `user` requested. */
  readonly decidableBy: Reviewer | null;
}

export interface Reviewer {
  readonly user: string;
  readonly appWorkspaceIds: readonly string[];
}

/** Newest request first. With `decidedBy` newest decision first. */
export async function listReviews(db: Kysely<Schema>, filter: ReviewFilter, page: PageRequest): Promise<Page<Review>> {
  const { workspaceIds, decidableBy, decidedBy } = filter;
  if (workspaceIds.length === 0 || decidableBy?.appWorkspaceIds.length === 0) return { items: [], nextCursor: null };
  const query = filtered(db, filter).limit(page.limit + 1);
  if (decidedBy !== null) return await byDecision(query.where('review.decided_by', '=', decidedBy), page);
  const after = textCursor(page);
  const rows = await (after === null ? query : query.where('review.id', '<', after))
    .orderBy('review.id', 'desc')
    .execute();
  return pageOf(rows.map(reviewOf), page, ({ id }) => id);
}

type ReviewQuery = ReturnType<typeof reviews>;

function filtered(
  db: Kysely<Schema>,
  { workspaceIds, state, requestedBy, decidedBy, decidableBy }: ReviewFilter,
): ReviewQuery {
  let query = reviews(db).where(belongsTo('review', workspaceIds));
  if (state !== null) query = query.where('review.state', '=', state);
  else if (decidedBy !== null) query = query.where('review.state', 'in', ['APPROVED', 'REJECTED']);
  if (requestedBy !== null) query = query.where('review.requested_by', '=', requestedBy);
  if (decidableBy !== null) query = query.where(mayBeDecidedBy('review', decidableBy));
  return query;
}

/**
 * A condition on the rows of `table`: the user could decide the review while it is open, as a reviewer in these
 * workspaces. As `reviewRejection` of the domain says it, except for the time.
 */
export function mayBeDecidedBy(table: string, { user, appWorkspaceIds }: Reviewer): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql`(${column('app_workspace_id')} = any(${appWorkspaceIds}::text[])
    and (${column('requested_by')} <> ${user} or ${column('self_approval')})
    and ${mayApproveStep(column('step'), {
      user,
      role: sql`(select role from member
        where workspace_id = ${column('app_workspace_id')} and user_name = ${user})`,
    })})`;
}

/** A condition on a member with that role in the workspace of the target app. True of reviews of other kinds. */
export function mayApproveStep(
  step: RawBuilder<unknown>,
  { user, role }: { readonly user: RawBuilder<unknown> | string; readonly role: RawBuilder<unknown> },
): RawBuilder<SqlBool> {
  return sql`(${step} is null or (not ${step} -> 'mayNotApprove' ? ${user}
    and not jsonb_path_query_array(${step}, '$.approvals[*].by') ? ${user}
    and (${step} ->> 'approvers' <> 'ADMINS' or ${role} = 'admin')))`;
}

async function byDecision(query: ReviewQuery, page: PageRequest): Promise<Page<Review>> {
  const after = decisionCursor(page);
  const rest =
    after === null ? query : query.where(sql<SqlBool>`(review.decided_at, review.id) < (${after.at}, ${after.id})`);
  const rows = await rest.orderBy('review.decided_at', 'desc').orderBy('review.id', 'desc').execute();
  return pageOf(rows.map(reviewOf), page, ({ id, decidedAtMs }) => [isoTime(decidedAtMs ?? 0), id]);
}

/** @throws InvalidCursor */
function decisionCursor(page: PageRequest): { readonly at: Date; readonly id: string } | null {
  const [at = '', id = ''] = textsCursor(page, 2) ?? [];
  if (at === '') return null;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) throw new InvalidCursor();
  return { at: date, id };
}

function reviews(db: Kysely<Schema>) {
  return db
    .selectFrom('review')
    .innerJoin('release', 'release.id', 'review.release_id')
    .selectAll('review')
    .select([
      'release.mini_program_id',
      'release.target_app_id',
      'release.environment',
      'release.version',
      'release.status',
      sql<string>`(select name from mini_program where id = release.mini_program_id)`.as('mini_program_name'),
      sql<string>`(select name from target_app where id = release.target_app_id)`.as('target_app_name'),
    ]);
}

type ReviewRow = Selectable<ReviewTable> &
  Pick<Selectable<ReleaseTable>, 'mini_program_id' | 'target_app_id' | 'environment' | 'version' | 'status'> & {
    readonly mini_program_name: string;
    readonly target_app_name: string;
  };

function reviewOf(row: ReviewRow): Review {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    release: {
      id: row.release_id,
      target: keyOf(row),
      version: row.version,
      status: row.status,
      names: { miniProgramName: row.mini_program_name, targetAppName: row.target_app_name },
    },
    appWorkspaceId: row.app_workspace_id,
    selfApproval: row.self_approval,
    reason: row.reason,
    cancelActive: row.cancel_active,
    requestedBy: row.requested_by,
    requestedAtMs: row.requested_at.getTime(),
    expiresAtMs: row.expires_at?.getTime() ?? null,
    ...(row.step === null ? {} : { step: row.step }),
    decidedBy: row.decided_by,
    decidedAtMs: row.decided_at?.getTime() ?? null,
    decisionReason: row.decision_reason,
  };
}

function keyOf(row: Pick<ReviewRow, 'mini_program_id' | 'target_app_id' | 'environment'>): TargetKey {
  return { miniProgram: row.mini_program_id, targetApp: row.target_app_id, environment: row.environment };
}
