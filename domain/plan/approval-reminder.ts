/**
 * Decides when an open request to approve a step has a reminder: at half and nine tenths of its time. The time stands
 * still while the release is paused.
 */
import type { CommandContext, CommandOf } from '../release/command-catalog.js';
import { type Decision, noOp, planDecision } from '../release/decision.js';
import type { Release } from '../release/release.js';
import type { Plan, StepReview } from './plan.js';
import { openStepReviewOf } from './step-approval.js';

/** Of the time of a request, in tenths. */
const momentsInTenths = [5, 9] as const;

/** The instants of the reminders that were not given. Empty while the release is paused, or for older requests. */
function comingMoments({ expiresAtMs, reminders }: StepReview): readonly number[] {
  if (expiresAtMs === null || reminders === undefined) return [];
  const { ofMs, given } = reminders;
  return momentsInTenths.slice(given).map((tenths) => Math.floor(expiresAtMs - (ofMs * (10 - tenths)) / 10));
}

/** The next reminder of the open request. Null: none is due any more, or none now. */
export function nextReminderOf(plan: Plan): { readonly review: string; readonly momentMs: number } | null {
  const open = openStepReviewOf(plan);
  const momentMs = open === null ? undefined : comingMoments(open)[0];
  return open === null || momentMs === undefined ? null : { review: open.id, momentMs };
}

/** One reminder for all moments that have passed, as after an outage. None for a request whose time is over. */
export function remindStepApproval(
  release: Release,
  plan: Plan,
  { run, review: reviewId, momentMs }: CommandOf<'remindStepApproval'>,
  { atMs }: Pick<CommandContext, 'atMs'>,
): Decision {
  const { review } = plan;
  const next = nextReminderOf(plan);
  const isNext = plan.run === run && next?.review === reviewId && next.momentMs === momentMs;
  if (!isNext || review?.reminders === undefined) return noOp;
  const nowMs = Math.max(momentMs, atMs);
  if (review.expiresAtMs !== null && nowMs >= review.expiresAtMs) return noOp;
  const passed = comingMoments(review).filter((moment) => moment <= nowMs).length;
  const reminders = { ...review.reminders, given: review.reminders.given + passed };
  return planDecision(release, 'StepApprovalReminded', { ...plan, review: { ...review, reminders } });
}
