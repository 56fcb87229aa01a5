/** When an approval is refused: too late, or by the one who asked. One home for both kinds of review. */
import type { TargetApp } from '../target-app.js';
import type { CommandContext } from './commands.js';
import type { CommandRejection } from './rejections.js';
import type { OpenReview } from './release.js';

export function reviewRefusal(review: OpenReview, app: TargetApp, context: CommandContext): CommandRejection | null {
  if (context.receivedAtMs >= review.expiresAtMs) return { code: 'REVIEW_EXPIRED', expiresAtMs: review.expiresAtMs };
  if (context.actor === review.requestedBy && !app.policy.review.selfApproval)
    return { code: 'SELF_APPROVAL', requestedBy: review.requestedBy };
  return null;
}
