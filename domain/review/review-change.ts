/** What an event did to the reviews of a release: opened one, closed one. The table of reviews is made from it. */
import type { ReleaseEventType } from '../release/events.js';
import { type OpenReview, openReviewOf, type Release } from '../release/release.js';

export type ReviewKind = 'RELEASE' | 'OFFLINE';
export type ReviewState = 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED';
export type ReviewOutcome = Exclude<ReviewState, 'IN_REVIEW'>;

export type ReviewChange =
  | { readonly is: 'opened'; readonly kind: ReviewKind; readonly review: OpenReview }
  | { readonly is: 'closed'; readonly id: string; readonly outcome: ReviewOutcome; readonly bySystem: boolean }
  | null;

/** `before` null: the release came into being. A release has one open review at a time, so one change is all. */
export function reviewChange(before: Release | null, after: Release, type: ReleaseEventType): ReviewChange {
  const open = before === null ? null : openReviewOf(before);
  const now = openReviewOf(after);
  if (open?.id === now?.id) return null;
  if (now !== null)
    return { is: 'opened', kind: after.state.status === 'UNDER_REVIEW' ? 'RELEASE' : 'OFFLINE', review: now };
  if (open === null) return null;
  return { is: 'closed', id: open.id, ...outcomeOf(after, type) };
}

/** What ended for another reason than its review takes the open request with it: withdrawn by the system. */
function outcomeOf(after: Release, type: ReleaseEventType): { outcome: ReviewOutcome; bySystem: boolean } {
  switch (type) {
    case 'ReviewApproved':
      return { outcome: 'APPROVED', bySystem: false };
    case 'TakenOffline':
      return after.state.status === 'OFFLINE' && after.state.ending.reason === 'OWNER'
        ? { outcome: 'APPROVED', bySystem: false }
        : { outcome: 'WITHDRAWN', bySystem: true };
    case 'ReviewRejected':
    case 'OfflineRejected':
      return { outcome: 'REJECTED', bySystem: false };
    case 'ReviewExpired':
    case 'OfflineExpired':
      return { outcome: 'EXPIRED', bySystem: true };
    case 'ReviewWithdrawn':
    case 'OfflineWithdrawn':
      return { outcome: 'WITHDRAWN', bySystem: false };
    default:
      return { outcome: 'WITHDRAWN', bySystem: true };
  }
}
