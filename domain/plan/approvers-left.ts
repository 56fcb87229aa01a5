/** The approvers of the target app who may approve a step and have not done so. */
import { rightsOf } from '../release/author-rights.js';
import type { WorkspaceRole } from '../access/roles.js';
import { type ApprovalPolicy, approvalOf } from './approval-policy.js';
import { responsibleUsers, excludedApprovers } from './step-approval.js';
import { type Approvers, isLive, type Plan, type PlanStep } from './plan.js';

/** A member of the target app's workspace who approves steps. */
export interface Approver {
  readonly user: string;
  readonly role: WorkspaceRole;
}

function groupsOf(role: WorkspaceRole): readonly Approvers[] {
  return rightsOf({ targetAppWorkspaceRole: role, developersMayStop: false, isSystemAdmin: false }).approves;
}

/** Whether a step to come needs an approval: then the approvers are worth a read. */
export function hasStepToApprove(plan: Plan | undefined, policy: ApprovalPolicy): plan is Plan {
  return isLive(plan) && plan.steps.some((step, n) => n > plan.currentStep && approvalOf(step, policy) !== null);
}

interface Wanted {
  readonly users: string[];
  /** How many of them must approve. */
  readonly missing: number;
}

/** Null: the step needs no approval. */
export function approversLeft(
  plan: Plan,
  step: PlanStep,
  policy: ApprovalPolicy,
  approvers: readonly Approver[],
): Wanted | null {
  const review = plan.review?.step === step.id ? plan.review : null;
  const required = review ?? approvalOf(step, policy);
  if (required === null) return null;
  const given = review === null ? [] : review.approvals.map(({ by }) => by);
  const barred = review === null ? responsibleUsers(plan, step) : [...excludedApprovers(plan, review), ...given];
  const users = approvers
    .filter(({ user, role }) => groupsOf(role).includes(required.approvers) && !barred.includes(user))
    .map(({ user }) => user);
  return { users, missing: Math.max(0, required.count - given.length) };
}
