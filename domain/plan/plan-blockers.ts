/** What keeps a plan from its next step, in the order in which it clears. Also what asks for a plan. */
import type { RolloutPolicy } from '../registry/rollout-policy.js';
import type { TargetAppPolicy } from '../registry/target-app-policy.js';
import type { Blocker } from '../release/blocker-types.js';
import { type Release, statusPhaseOf } from '../release/release.js';
import { smallestRaise } from '../release/smallest-raise.js';
import { approvalPolicyOf, isApprovedByPolicy, isBoundByPolicy } from './approval-policy.js';
import { passableFromMs } from './opening-spread.js';
import { bakeEndsAtMs, isRaisable } from './plan-clock.js';
import { openStepReviewOf } from './step-approval.js';
import { isLive, nextStepOf, type Plan } from './plan.js';

export function planBlockers(release: Release, policy: TargetAppPolicy): Blocker[] {
  const { plan } = release;
  if (!isLive(plan)) return planRequired(release, policy);
  const isPaused = statusPhaseOf(release) === 'PAUSED';
  const review = plan.review ?? null;
  const own = review === null ? [...(isPaused ? [] : bakeBlockers(plan)), ...manualBlockers(plan)] : [];
  return [...own, ...approvalBlockers(plan, policy.rollout), ...holdBlockers(plan)];
}

/** Each further share needs an approval, which only a step of a plan can get. */
function planRequired(release: Release, policy: TargetAppPolicy): Blocker[] {
  const { approvalFrom } = policy.rollout;
  const isRequired =
    isRaisable(release) && isBoundByPolicy(smallestRaise(policy, release), approvalPolicyOf(policy.rollout));
  if (approvalFrom === null || !isRequired) return [];
  const { statusSinceMs: sinceMs } = release;
  return [{ code: 'PLAN_REQUIRED', sinceMs, by: null, clearedBy: { type: 'startPlan' }, approvalFrom }];
}

/** After a request, the bake and the person are not waited for: they came before it, or were waived. */
function approvalBlockers(plan: Plan, rollout: RolloutPolicy): Blocker[] {
  const open = openStepReviewOf(plan);
  if (open === null) return [];
  const { requestedAtMs: sinceMs, requestedBy: by } = open;
  const { approvalFrom } = rollout;
  const next = nextStepOf(plan);
  const isByPolicy = next !== undefined && isApprovedByPolicy(next, approvalPolicyOf(rollout));
  return [
    {
      code: 'AWAITING_APPROVAL',
      sinceMs,
      by,
      clearedBy: { type: 'approveStep' },
      ...(isByPolicy && approvalFrom !== null ? { approvalFrom } : {}),
    },
  ];
}

/** Also while the step waits for an opening, and for its spread after it. Null: no opening is known. */
function bakeBlockers(plan: Plan): Blocker[] {
  const sinceMs = plan.entered.at(-1)?.atMs ?? plan.startedAtMs;
  const bakedMs = bakedAtMs(plan);
  if (bakedMs === null) return [];
  const passableAtMs = passableFromMs(plan.frozen);
  const untilMs = passableAtMs === null ? null : Math.max(bakedMs, passableAtMs);
  return [{ code: 'BAKING', sinceMs, by: null, clearedBy: { type: 'advancePlan' }, untilMs }];
}

/** When the current step has had its time, apart from change windows. Null: its clock stands still. */
export function bakedAtMs(plan: Plan): number | null {
  const readyAtMs = plan.currentStep === -1 ? plan.firstStepAtMs : bakeEndsAtMs(plan);
  return readyAtMs === null ? null : Math.max(readyAtMs, plan.notBeforeMs);
}

function manualBlockers(plan: Plan): Blocker[] {
  if (nextStepOf(plan)?.advance !== 'MANUAL') return [];
  const sinceMs = plan.entered.at(-1)?.atMs ?? plan.startedAtMs;
  return [{ code: 'AWAITING_ADVANCE', sinceMs, by: null, clearedBy: { type: 'advancePlan' } }];
}

function holdBlockers({ holds }: Plan): Blocker[] {
  return holds.map(({ kind: hold, by, sinceMs }) => ({
    code: 'PLAN_HELD',
    sinceMs,
    by,
    hold,
    clearedBy: { type: 'resumePlan' },
  }));
}
