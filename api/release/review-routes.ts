/** /v1/reviews: open and closed reviews. Approving or rejecting is a command of the release. */
import { z } from 'zod';
import { opaqueIdSchema } from '../../contracts/http/common.js';
import {
  type ReviewListQuery,
  reviewListQuerySchema,
  reviewPageSchema,
  reviewSchema,
} from '../../contracts/release/reviews.js';
import { mayDo, canReview } from '../../domain/access/permissions.js';
import { type Membership, membershipsOf } from '../../store/access/load-roles.js';
import { findReview, listReviews, type Review, type ReviewFilter } from '../../store/review/reviews.js';
import type { Principal } from '../access/principal.js';
import { pageBody, pageRequest } from '../http/answer.js';
import { type RequestContext, type LoadedSubject, type Route, route } from '../http/route.js';
import { roleHolderOf, loadSubjectRoles } from '../access/subject-roles.js';
import { reviewBody, reviewItem } from './review-body.js';

const tag = 'Reviews';

export const reviewRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/reviews',
    operationId: 'listReviews',
    summary:
      'Requests to go live, offline, or to enter a step of a plan, of your mini programs and on your target apps',
    description:
      'Of the workspaces that you are a member of. `mine=approvals` lists open reviews that you could decide (with `state`: those in that state), `mine=requests` your own requests, `mine=decisions` those that you approved or rejected. A review is decided by a command of its release.',
    tag,
    query: reviewListQuerySchema,
    responses: {
      200: { description: 'Newest request first; of your decisions the newest decision', schema: reviewPageSchema },
    },
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
    summary: 'One review: what is being approved, who could decide, and what you may do by commands of its release',
    description:
      'For all who may read the release; 404 for others. It shows notes, package, changed pages, what is live, and what users lose by going offline. Decide by `approve`, `reject`, `approveOffline` or `rejectOffline`, for a step of a plan by `approveStep` or `rejectStep`, sent to the release.',
    tag,
    subjectName: 'review',
    params: z.strictObject({ review: opaqueIdSchema }),
    responses: { 200: { description: 'The review', schema: reviewSchema } },
    loadSubject: loadReview,
    permission: 'readRelease',
    handle: async ({ deps, principal, subject, subjectRoles, nowMs }) => {
      const body = await reviewBody(subject, deps, { principal, subjectRoles, nowMs });
      return { status: 200, body };
    },
  }),
];

function filterOf(query: ReviewListQuery, memberships: readonly Membership[], user: string): ReviewFilter {
  const { mine, workspace } = query;
  const ids = memberships.map(({ workspaceId }) => workspaceId);
  const reviewerIn = memberships.filter(({ role }) => canReview(role)).map(({ workspaceId }) => workspaceId);
  return {
    workspaceIds: workspace === undefined ? ids : ids.filter((id) => id === workspace),
    // Open ones by default. With another state: those of the past that the user could have decided.
    state: query.state ?? (mine === 'approvals' ? 'IN_REVIEW' : null),
    requestedBy: mine === 'requests' ? user : null,
    decidedBy: mine === 'decisions' ? user : null,
    decidableBy: mine === 'approvals' ? { user, appWorkspaceIds: reviewerIn } : null,
  };
}

async function loadReview(
  call: RequestContext<Principal, { readonly review: string }>,
): Promise<LoadedSubject<Review> | undefined> {
  const review = await findReview(call.deps.database.kysely, call.params.review);
  if (review === undefined) return undefined;
  const { miniProgram, targetApp } = review.release.target;
  const subjectRoles = await loadSubjectRoles(call, { miniProgram, targetApp });
  return mayDo('readRelease', subjectRoles) ? { subject: review, subjectRoles } : undefined;
}
