/** Whether an event opened or closed a review. The table of reviews is written from it. */
import type { ReleaseEventType } from '../release/event-types.js';
import { type OpenReview, openReviewOf, type Release } from '../release/release.js';

export type ReviewKind = 'RELEASE' | 'OFFLINE';
export type ReviewState = 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED';
export type ReviewOutcome = Exclude<ReviewState, 'IN_REVIEW'>;

export type ReviewChange =
  | { readonly kind: 'opened'; readonly reviewKind: ReviewKind; readonly review: OpenReview }
  | { readonly kind: 'closed'; readonly id: string; readonly outcome: ReviewOutcome; readonly bySystem: boolean }
  | null;

/** `before` null: the release was created. A release has at most one open review, so there is at most one change. */
export function reviewChange(before: Release | null, after: Release, type: ReleaseEventType): ReviewChange {
  const open = before === null ? null : openReviewOf(before);
  const now = openReviewOf(after);
  if (open?.id === now?.id) return null;
  if (now !== null)
    return { kind: 'opened', reviewKind: after.state.status === 'UNDER_REVIEW' ? 'RELEASE' : 'OFFLINE', review: now };
  if (open === null) return null;
  return { kind: 'closed', id: open.id, ...closingOf(after, type) };
}

type Closing = { readonly outcome: ReviewOutcome; readonly bySystem: boolean };

const withdrawnBySystem: Closing = { outcome: 'WITHDRAWN', bySystem: true };

const closings: Partial<Record<ReleaseEventType, Closing>> = {
  ReviewApproved: { outcome: 'APPROVED', bySystem: false },
  ReviewRejected: { outcome: 'REJECTED', bySystem: false },
  ReviewExpired: { outcome: 'EXPIRED', bySystem: true },
  ReviewWithdrawn: { outcome: 'WITHDRAWN', bySystem: false },
  OfflineRejected: { outcome: 'REJECTED', bySystem: false },
  OfflineExpired: { outcome: 'EXPIRED', bySystem: true },
  OfflineWithdrawn: { outcome: 'WITHDRAWN', bySystem: false },
};

/** When a release ends for another reason than its review, the system withdraws the open request. */
function closingOf(after: Release, type: ReleaseEventType): Closing {
  const isOwnersOffline = after.state.status === 'OFFLINE' && after.state.ending.reason === 'OWNER';
  if (isOwnersOffline) return { outcome: 'APPROVED', bySystem: false };
  return closings[type] ?? withdrawnBySystem;
}
