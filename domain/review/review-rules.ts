/**
 * When an approval is rejected: too late, or by the requester. Both kinds of review use it. The policy at the time of
 * the request decides, so a later change of the policy cannot affect a waiting review.
 */
import type { CommandContext } from '../release/commands.js';
import type { CommandRejection } from '../release/rejections.js';
import type { OpenReview } from '../release/release.js';

export function reviewRejection(review: OpenReview, context: CommandContext): CommandRejection | null {
  if (context.receivedAtMs >= review.expiresAtMs) return { code: 'REVIEW_EXPIRED', expiresAtMs: review.expiresAtMs };
  if (context.actor === review.requestedBy && review.selfApproval !== true)
    return { code: 'SELF_APPROVAL', requestedBy: review.requestedBy };
  return null;
}
