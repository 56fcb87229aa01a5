/** Reads reviews. The transaction that changes a release writes its reviews. */
import type { Kysely, Selectable } from 'kysely';
import type { ReleaseStatus } from '../../domain/release/release.js';
import type { ReviewKind, ReviewState } from '../../domain/review/review-change.js';
import type { TargetKey } from '../../domain/target/target.js';
import { type Page, type PageRequest, pageOf, textCursor } from '../database/pages.js';
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
  };
  readonly reason: string | null;
  readonly cancelActive: boolean;
  readonly requestedBy: string;
  readonly requestedAtMs: number;
  readonly expiresAtMs: number;
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
  /** Reviews that `user` could decide as a reviewer in these workspaces, without those that `user` requested. */
  readonly decidableBy: { readonly user: string; readonly appWorkspaceIds: readonly string[] } | null;
}

/** Newest first. */
export async function listReviews(
  db: Kysely<Schema>,
  { workspaceIds, state, requestedBy, decidableBy }: ReviewFilter,
  page: PageRequest,
): Promise<Page<Review>> {
  const reviewIn = decidableBy?.appWorkspaceIds ?? null;
  if (workspaceIds.length === 0 || reviewIn?.length === 0) return { items: [], nextCursor: null };
  let query = reviews(db)
    .where((eb) =>
      eb.or([eb('review.workspace_id', 'in', workspaceIds), eb('review.app_workspace_id', 'in', workspaceIds)]),
    )
    .orderBy('review.id', 'desc')
    .limit(page.limit + 1);
  if (state !== null) query = query.where('review.state', '=', state);
  if (requestedBy !== null) query = query.where('review.requested_by', '=', requestedBy);
  if (decidableBy !== null)
    query = query
      .where('review.app_workspace_id', 'in', decidableBy.appWorkspaceIds)
      .where((eb) => eb.or([eb('review.requested_by', '!=', decidableBy.user), eb('review.self_approval', '=', true)]));
  const after = textCursor(page);
  if (after !== null) query = query.where('review.id', '<', after);
  return pageOf((await query.execute()).map(reviewOf), page, (item) => item.id);
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
    ]);
}

type ReviewRow = Selectable<ReviewTable> &
  Pick<Selectable<ReleaseTable>, 'mini_program_id' | 'target_app_id' | 'environment' | 'version' | 'status'>;

function reviewOf(row: ReviewRow): Review {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    release: { id: row.release_id, target: keyOf(row), version: row.version, status: row.status },
    reason: row.reason,
    cancelActive: row.cancel_active,
    requestedBy: row.requested_by,
    requestedAtMs: row.requested_at.getTime(),
    expiresAtMs: row.expires_at.getTime(),
    decidedBy: row.decided_by,
    decidedAtMs: row.decided_at?.getTime() ?? null,
    decisionReason: row.decision_reason,
  };
}

function keyOf(row: Pick<ReviewRow, 'mini_program_id' | 'target_app_id' | 'environment'>): TargetKey {
  return { miniProgram: row.mini_program_id, targetApp: row.target_app_id, environment: row.environment };
}
