/** Whether an event opened, changed or closed a review. The table of reviews is written from it. */
import type { ReleaseEventType } from '../release/event-types.js';
import type { StepReview } from '../plan/plan.js';
import { excludedApprovers, openStepReviewOf } from '../plan/step-approval.js';
import { bpOf, type OpenReview, openReviewOf, type Release } from '../release/release.js';

export type ReviewKind = 'RELEASE' | 'OFFLINE' | 'STEP';
export type ReviewState = 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN' | 'EXPIRED';
export type ReviewOutcome = Exclude<ReviewState, 'IN_REVIEW'>;

/** The step that a review of the kind STEP is about, and who has approved it. */
export interface ReviewedStep extends Pick<StepReview, 'bp' | 'approvers' | 'count' | 'approvals'> {
  readonly id: string;
  /** The share when the approval was requested. */
  readonly fromBp: number;
  /** The users who may not approve, besides those who have approved. */
  readonly mayNotApprove: readonly string[];
}

/** An open review of any kind. `expiresAtMs` null: of a step whose release is paused. */
export type AnyOpenReview =
  | (OpenReview & { readonly step?: never })
  | (Pick<StepReview, 'id' | 'requestedBy' | 'requestedAtMs' | 'expiresAtMs'> & {
      readonly selfApproval?: false;
      readonly step: ReviewedStep;
    });

export function anyOpenReviewOf(release: Release): AnyOpenReview | null {
  const { plan } = release;
  const ofStep = openStepReviewOf(plan);
  if (plan === undefined || ofStep === null) return openReviewOf(release);
  const { id, step, bp, approvers, count, approvals, requestedBy, requestedAtMs, expiresAtMs } = ofStep;
  const barred = excludedApprovers(plan, ofStep);
  return {
    id,
    requestedBy,
    requestedAtMs,
    expiresAtMs,
    step: { id: step, fromBp: bpOf(release), bp, approvers, count, approvals, mayNotApprove: barred },
  };
}

export type ReviewChange =
  | { readonly kind: 'opened'; readonly reviewKind: ReviewKind; readonly review: AnyOpenReview }
  /** Of a step: approved by one of several, a clock that stopped or runs again, another `runsAs`. */
  | { readonly kind: 'changed'; readonly review: Extract<AnyOpenReview, { readonly step: ReviewedStep }> }
  | {
      readonly kind: 'closed';
      readonly id: string;
      readonly outcome: ReviewOutcome;
      readonly bySystem: boolean;
      readonly step?: ReviewedStep;
    }
  | null;

/** `before` null: the release was created. A release has at most one open review, so there is at most one change. */
export function reviewChange(before: Release | null, after: Release, type: ReleaseEventType): ReviewChange {
  const open = before === null ? null : anyOpenReviewOf(before);
  const now = anyOpenReviewOf(after);
  if (open?.id === now?.id) return now?.step === undefined ? null : { kind: 'changed', review: now };
  if (now !== null) return { kind: 'opened', reviewKind: kindOf(now, after), review: now };
  if (open === null) return null;
  return { kind: 'closed', id: open.id, ...closingOf(after, type), ...lastApprovalOf(open, after) };
}

/** The approval that granted a step closes its review, and belongs to it. */
function lastApprovalOf({ id, step }: AnyOpenReview, { plan }: Release): { readonly step?: ReviewedStep } {
  if (step === undefined || plan?.review?.id !== id) return {};
  return { step: { ...step, approvals: plan.review.approvals } };
}

function kindOf(review: AnyOpenReview, { state }: Release): ReviewKind {
  if (review.step !== undefined) return 'STEP';
  return state.status === 'UNDER_REVIEW' ? 'RELEASE' : 'OFFLINE';
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
  StepApproved: { outcome: 'APPROVED', bySystem: false },
  StepRejected: { outcome: 'REJECTED', bySystem: false },
  StepApprovalExpired: { outcome: 'EXPIRED', bySystem: true },
};

/** When a release ends for another reason than its review, the system withdraws the open request. */
function closingOf(after: Release, type: ReleaseEventType): Closing {
  const isOwnersOffline = after.state.status === 'OFFLINE' && after.state.ending.reason === 'OWNER';
  if (isOwnersOffline) return { outcome: 'APPROVED', bySystem: false };
  return closings[type] ?? withdrawnBySystem;
}
