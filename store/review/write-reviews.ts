/** The table of reviews: a projection of the changes of releases, written in the same transaction. */
import { isSystemActor } from '../../domain/access/actor-name.js';
import type { Release } from '../../domain/release/release.js';
import type { AnyOpenReview, ReviewChange } from '../../domain/review/review-change.js';
import { toJson } from '../database/schema/columns.js';
import type { Transaction } from '../database/transaction.js';
import type { WriteContext } from '../release/write-context.js';

type Opened = Extract<ReviewChange, { kind: 'opened' }>;
type Changed = Extract<ReviewChange, { kind: 'changed' }>;
type Closed = Extract<ReviewChange, { kind: 'closed' }>;

export async function openReview(
  trx: Transaction,
  release: Release,
  { reviewKind, review }: Opened,
  context: WriteContext,
): Promise<void> {
  const offline = release.state.status === 'FULL_RELEASE' ? release.state.offlineRequest : null;
  await trx
    .insertInto('review')
    .values({
      id: review.id,
      kind: reviewKind,
      state: 'IN_REVIEW',
      release_id: release.id,
      workspace_id: context.workspaceId,
      app_workspace_id: context.appWorkspaceId,
      reason: offline?.reason ?? null,
      cancel_active: offline?.cancelActive ?? false,
      self_approval: review.selfApproval ?? false,
      requested_by: review.requestedBy,
      requested_at: new Date(review.requestedAtMs),
      ...stepColumns(review),
      decided_by: null,
      decided_at: null,
      decision_reason: null,
    })
    .execute();
}

/** What changes while the review of a step is open. */
export async function changeReview(trx: Transaction, { review }: Changed): Promise<void> {
  await trx
    .updateTable('review')
    .set(stepColumns(review))
    .where('id', '=', review.id)
    .where('state', '=', 'IN_REVIEW')
    .execute();
}

function stepColumns({ expiresAtMs, step }: AnyOpenReview): { expires_at: Date | null; step: string | null } {
  return {
    expires_at: expiresAtMs === null ? null : new Date(expiresAtMs),
    step: step === undefined ? null : toJson(step),
  };
}

export async function closeReview(
  trx: Transaction,
  closed: Closed & { readonly reason: string | null },
  { actor, atMs }: WriteContext,
): Promise<void> {
  await trx
    .updateTable('review')
    .set({
      state: closed.outcome,
      decided_by: closed.bySystem && !isSystemActor(actor) ? 'system:policy' : actor,
      decided_at: new Date(atMs),
      decision_reason: closed.reason,
      ...(closed.step === undefined ? {} : { step: toJson(closed.step) }),
    })
    .where('id', '=', closed.id)
    .where('state', '=', 'IN_REVIEW')
    .execute();
}
