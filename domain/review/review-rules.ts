/**
 * When an approval is refused: too late, or by the requester. Both kinds of review ask here. The policy that was in
 * force when the review was requested decides, so that a change of the policy cannot open a review that waits.
 */
import type { CommandContext } from '../release/commands.js';
import type { CommandRejection } from '../release/rejections.js';
import type { OpenReview } from '../release/release.js';

export function reviewRefusal(review: OpenReview, context: CommandContext): CommandRejection | null {
  if (context.receivedAtMs >= review.expiresAtMs) return { code: 'REVIEW_EXPIRED', expiresAtMs: review.expiresAtMs };
  if (context.actor === review.requestedBy && review.selfApproval !== true)
    return { code: 'SELF_APPROVAL', requestedBy: review.requestedBy };
  return null;
}
