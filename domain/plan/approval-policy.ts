/**
 * Decides which steps need an approval by the policy `approvalFrom` of a target app. From this share on, an increase
 * enters a step of a plan that another user has approved. Such a step needs an approval, also where it has none of its
 * own. `step-approval.ts` asks for it.
 */
import type { RolloutPolicy } from '../registry/rollout-policy.js';
import { bpOfPercent } from '../values/percentage.js';
import { defaultApprovalMs, type PlanStep, type StepApproval } from './plan.js';

export interface ApprovalPolicy {
  /** Null: the target app asks for no approval of a step. */
  readonly approvalFromBp: number | null;
}

type Guarded = Pick<PlanStep, 'bp' | 'approval'>;

const approvalByPolicy: StepApproval = { approvers: 'REVIEWERS', count: 1, expiresAfterMs: defaultApprovalMs };

export function approvalPolicyOf({ approvalFrom }: Pick<RolloutPolicy, 'approvalFrom'>): ApprovalPolicy {
  return { approvalFromBp: approvalFrom === null ? null : bpOfPercent(approvalFrom) };
}

/** Whether an increase to `bp` is one that the policy binds. */
export function isBoundByPolicy(bp: number, { approvalFromBp }: ApprovalPolicy): boolean {
  return approvalFromBp !== null && bp >= approvalFromBp;
}

/** What the step needs: its own approval, or that of the policy. Each own one is at least as strong. */
export function approvalOf(step: Guarded, policy: ApprovalPolicy): StepApproval | null {
  return step.approval ?? (isBoundByPolicy(step.bp, policy) ? approvalByPolicy : null);
}

/** The step needs an approval, and has none of its own. */
export function isApprovedByPolicy(step: Guarded, policy: ApprovalPolicy): boolean {
  return (step.approval ?? null) === null && isBoundByPolicy(step.bp, policy);
}

/** A step of an edit. An approval that the plan shows for it by policy does not become its own. */
export function withoutPolicy<Step extends Guarded>(
  given: Step,
  was: Guarded | undefined,
  policy: ApprovalPolicy,
): Step {
  const { approval = null } = given;
  const isOwn =
    approval === null || was === undefined || !isApprovedByPolicy(was, policy) || !isBoundByPolicy(given.bp, policy);
  const { approvers, count, expiresAfterMs } = approvalByPolicy;
  const isShown = approval?.approvers === approvers && approval.count === count;
  return !isOwn && isShown && approval.expiresAfterMs === expiresAfterMs ? { ...given, approval: null } : given;
}
