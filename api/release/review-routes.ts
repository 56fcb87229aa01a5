/** /v1/reviews: open and closed reviews. Approving or rejecting is a command of the release. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  type ReviewListItemBody,
  type ReviewListQuery,
  reviewListQuerySchema,
  reviewPageSchema,
  reviewSchema,
} from '../../contracts/release/reviews.js';
import { mayDo } from '../../domain/access/permissions.js';
import { isoTime } from '../../domain/values/iso-time.js';
import type { AllowedAction } from '../../domain/release/allowed-actions.js';
import { openReviewOf } from '../../domain/release/release.js';
import { statusLabels } from '../../domain/release/words.js';
import type { ReviewKind } from '../../domain/review/review-change.js';
import { type Membership, membershipsOf } from '../../store/access/load-roles.js';
import { loadFacts } from '../../store/release/load-facts.js';
import { findReview, listReviews, type Review, type ReviewFilter } from '../../store/review/reviews.js';
import { type PrincipalAccess, wireActions } from './allowed-action.js';
import type { Principal } from '../access/principal.js';
import type { ApiDeps } from '../deps.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';
import { roleHolderOf, loadSubjectRoles } from '../access/subject-roles.js';

const tag = 'Reviews';

export const reviewRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/reviews',
    operationId: 'listReviews',
    summary: 'Requests to go live or offline, of your mini programs and on your target apps',
    tag,
    query: reviewListQuerySchema,
    responses: { 200: { description: 'Newest first', schema: reviewPageSchema } },
    permission: 'signedIn',
    handle: async ({ deps, principal, query }) => {
      const memberships = await membershipsOf(deps.database.kysely, roleHolderOf(principal));
      const filter = filterOf(query, memberships, principal.user);
      const page = await listReviews(deps.database.kysely, filter, pageRequest(query));
      return { status: 200, body: pageBody(page, reviewItem) };
    },
  }),

  route({
    method: 'get',
    path: '/v1/reviews/{review}',
    operationId: 'getReview',
    summary: 'One review, and what you may do about it by commands of its release',
    tag,
    subjectName: 'review',
    params: z.strictObject({ review: opaqueIdSchema }),
    responses: { 200: { description: 'The review', schema: reviewSchema } },
    loadSubject: findReviewAsked,
    permission: 'readRelease',
    handle: async ({ deps, principal, subject, subjectRoles, nowMs }) => {
      const allowedActions = await actionsOn(subject, deps, { principal, subjectRoles, nowMs });
      return { status: 200, body: { ...reviewItem(subject), allowedActions } };
    },
  }),
];

function filterOf(query: ReviewListQuery, memberships: readonly Membership[], user: string): ReviewFilter {
  const { mine, workspace } = query;
  const ids = memberships.map(({ workspaceId }) => workspaceId);
  const reviewerIn = memberships.filter(({ role }) => mayReview(role)).map(({ workspaceId }) => workspaceId);
  return {
    workspaceIds: workspace === undefined ? ids : ids.filter((id) => id === workspace),
    // My approvals are open reviews, so a filter by another state finds nothing.
    state: query.state ?? (mine === 'approvals' ? 'IN_REVIEW' : null),
    requestedBy: mine === 'requests' ? user : null,
    decidableBy: mine === 'approvals' ? { user, appWorkspaceIds: reviewerIn } : null,
  };
}

function mayReview(role: Membership['role']): boolean {
  return mayDo('review', { targetAppWorkspaceRole: role, developersMayStop: false, isSystemAdmin: false });
}

async function findReviewAsked(
  asked: RequestContext<Principal, { readonly review: string }>,
): Promise<LoadedSubject<Review> | undefined> {
  const review = await findReview(asked.deps.database.kysely, asked.params.review);
  if (review === undefined) return undefined;
  const { miniProgram, targetApp } = review.release.target;
  const subjectRoles = await loadSubjectRoles(asked, { miniProgram, targetApp });
  return mayDo('readRelease', subjectRoles) ? { subject: review, subjectRoles } : undefined;
}

const actionTypes: Record<ReviewKind, readonly AllowedAction['type'][]> = {
  RELEASE: ['approve', 'reject', 'withdraw'],
  OFFLINE: ['approveOffline', 'rejectOffline', 'withdrawOffline'],
};

/** None on a closed review, also when it was closed during this request. */
async function actionsOn(
  review: Review,
  deps: ApiDeps,
  access: PrincipalAccess,
): Promise<ReturnType<typeof wireActions>> {
  if (review.state !== 'IN_REVIEW') return [];
  const { facts } = await loadFacts(deps.database.kysely, review.release.target, review.release.id);
  if (facts.release === null || openReviewOf(facts.release)?.id !== review.id) return [];
  return wireActions(facts, access).filter(({ type }) => actionTypes[review.kind].includes(type));
}

function reviewItem(review: Review): ReviewListItemBody {
  const { id, kind, state, release, reason, cancelActive, requestedBy, decidedBy, decisionReason } = review;
  const { status, version } = release;
  return {
    id,
    kind,
    state,
    release: { id: release.id, ...release.target, version, status, label: statusLabels[status] },
    ...(reason === null ? {} : { reason }),
    cancelActive,
    requestedBy,
    requestedAt: isoTime(review.requestedAtMs),
    expiresAt: isoTime(review.expiresAtMs),
    ...(decidedBy === null ? {} : { decidedBy }),
    ...(review.decidedAtMs === null ? {} : { decidedAt: isoTime(review.decidedAtMs) }),
    ...(decisionReason === null ? {} : { decisionReason }),
  };
}
