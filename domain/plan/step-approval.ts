/**
 * Decides whether a step is approved: by whom, its request, and the clock of the request. An increase to a step or past
 * it needs approvals of that step. One by the user who asks for the increase does not count. An expiry never grants.
 */
import type { CommandContext } from '../release/command-catalog.js';
import type { ReleaseFacts } from '../release/facts.js';
import type { CommandRejection } from '../release/rejections.js';
import { bpOf, type Release, statusPhaseOf } from '../release/release.js';
import { percentOf } from '../values/percentage.js';
import {
  type ApprovalPolicy,
  approvalOf,
  approvalPolicyOf,
  isApprovedByPolicy,
  isBoundByPolicy,
} from './approval-policy.js';
import { isLive, nextStepOf, type Plan, type PlanStep, type StepReview } from './plan.js';

/** Whether the step still needs an approval before `raiser` enters it. The raiser's own approval does not count. */
function isMissing({ review }: Plan, step: PlanStep, policy: ApprovalPolicy, raiser: string): boolean {
  if (approvalOf(step, policy) === null) return false;
  if (review?.step !== step.id) return true;
  return review.approvals.filter(({ by }) => by !== raiser).length < review.count;
}

export function isGranted({ approvals, count }: StepReview): boolean {
  return approvals.length >= count;
}

/** Whether the next step waits for an approval: it is not given, or not yet requested. */
export function needsApproval(plan: Plan, policy: ApprovalPolicy, raiser = plan.runsAs): boolean {
  const next = nextStepOf(plan);
  return next !== undefined && isMissing(plan, next, policy, raiser);
}

/** The request that waits for its approvers. */
export function openStepReviewOf(plan: Plan | undefined): StepReview | null {
  if (!isLive(plan) || plan.review === undefined || plan.review === null) return null;
  return isGranted(plan.review) ? null : plan.review;
}

/** The id of the request for the next step, open or granted. Empty, the id of none: nothing was requested. */
export function reviewIdOf(plan: Plan | undefined): string {
  return plan?.review?.id ?? '';
}

/** When the approval of the next step was given and not yet used. Null: it was not given. */
export function grantedAtMs({ review }: Plan): number | null {
  if (review === undefined || review === null || !isGranted(review)) return null;
  return review.approvals.at(-1)?.atMs ?? null;
}

/**
 * Whether an increase to `bp` by `raiser` lacks an approval. A step from the present share up to `bp` asks for it, or
 * the target app does. The latter permits the share that was approved, and no other one.
 */
export function approvalRejection(
  { app, release }: Pick<ReleaseFacts, 'app' | 'release'>,
  bp: number,
  raiser: string,
): CommandRejection | null {
  // Plans exist in production only.
  if (release.environment !== 'production') return null;
  const { approvalFrom } = app.policy.rollout;
  const policy = approvalPolicyOf(app.policy.rollout);
  const required = (step: string | null, share: number, isByPolicy: boolean): CommandRejection => ({
    code: 'APPROVAL_REQUIRED',
    step,
    percentage: percentOf(share),
    ...(isByPolicy && approvalFrom !== null ? { approvalFrom } : {}),
  });
  const missing = firstMissing(release, bp, policy, raiser);
  if (missing !== undefined) return required(missing.id, missing.bp, isApprovedByPolicy(missing, policy));
  // The next step has its approval: it would be missing otherwise.
  return isBoundByPolicy(bp, policy) && !isNextStep(release, bp) ? required(null, bp, true) : null;
}

function firstMissing(
  release: Pick<Release, 'state' | 'plan'>,
  bp: number,
  policy: ApprovalPolicy,
  raiser: string,
): PlanStep | undefined {
  const { plan } = release;
  if (!isLive(plan)) return undefined;
  const entering = plan.steps.filter((step, n) => n > plan.currentStep && step.bp > bpOf(release) && step.bp <= bp);
  return entering.find((step) => isMissing(plan, step, policy, raiser));
}

function isNextStep({ plan }: Pick<Release, 'plan'>, bp: number): boolean {
  return isLive(plan) && nextStepOf(plan)?.bp === bp;
}

/** The plan with a request to approve its next step. `requestedBy`: may not approve. */
export function withReview(
  plan: Plan,
  requestedBy: string,
  { atMs, fresh, ...policy }: Pick<CommandContext, 'atMs' | 'fresh'> & ApprovalPolicy,
): Plan {
  const next = nextStepOf(plan);
  const approval = next === undefined ? null : approvalOf(next, policy);
  if (next === undefined || approval === null) return plan;
  const { approvers, count, expiresAfterMs } = approval;
  const times = { requestedAtMs: atMs, expiresAtMs: atMs + expiresAfterMs, restMs: null };
  const reminders = { ofMs: expiresAfterMs, given: 0 };
  return {
    ...plan,
    review: {
      id: fresh.id,
      step: next.id,
      bp: next.bp,
      approvers,
      count,
      requestedBy,
      ...times,
      approvals: [],
      reminders,
    },
  };
}

/** Users who may not approve the step: who started the plan, its `runsAs`, and who edited the step. */
export function responsibleUsers({ startedBy, runsAs }: Plan, step: PlanStep | undefined): string[] {
  return [startedBy, runsAs, ...(step?.editedBy ?? [])];
}

/** The users who may not approve this request: those who answer for its step, and who asked for it. */
export function excludedApprovers(plan: Plan, { step: id, requestedBy }: StepReview): string[] {
  const step = plan.steps.find((one) => one.id === id);
  return [...responsibleUsers(plan, step), requestedBy].filter((user, n, all) => all.indexOf(user) === n);
}

/** Whether the user could give the approval that the step needs. */
export function canApprove(plan: Plan, step: PlanStep, { actor, approves = [] }: CommandContext): boolean {
  const { approval } = step;
  const isInGroup = approval !== undefined && approval !== null && approves.includes(approval.approvers);
  return isInGroup && !responsibleUsers(plan, step).includes(actor);
}

/** Whether `is` guards at least what `was` guards: no higher share, no weaker group, no fewer approvals. */
export function isAsGuarded(was: PlanStep, is: PlanStep | undefined): boolean {
  const [before, after] = [was.approval ?? null, is?.approval ?? null];
  if (before === null) return true;
  if (is === undefined || after === null || is.bp > was.bp) return false;
  return after.count >= before.count && (before.approvers === 'REVIEWERS' || after.approvers === 'ADMINS');
}

const isPaused = (release: Release): boolean => statusPhaseOf(release) === 'PAUSED';

/**
 * The request after a change of the release. A raise uses the approval or passes the request. A pause stops its clock
 * and voids an approval that was given and not used. After the resume the approver sees new evidence.
 */
export function reviewAfter({ review }: Plan, before: Release, after: Release, atMs: number): StepReview | null {
  if (review === undefined || review === null || bpOf(after) > bpOf(before)) return null;
  if (isPaused(after) && !isPaused(before)) {
    if (isGranted(review)) return null;
    return { ...review, expiresAtMs: null, restMs: Math.max(0, (review.expiresAtMs ?? atMs) - atMs) };
  }
  if (isPaused(after) || review.restMs === null) return review;
  return { ...review, expiresAtMs: atMs + review.restMs, restMs: null };
}
