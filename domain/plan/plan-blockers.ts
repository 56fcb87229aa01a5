/** What keeps a plan from its next step, in the order in which it clears. */
import type { Blocker } from '../release/blocker-types.js';
import { type Release, statusPhaseOf } from '../release/release.js';
import { bakeEndsAtMs } from './plan-clock.js';
import { openStepReviewOf } from './step-approval.js';
import { isLive, nextStepOf, type Plan } from './plan.js';

export function planBlockers(release: Release): Blocker[] {
  const { plan } = release;
  if (!isLive(plan)) return [];
  const isPaused = statusPhaseOf(release) === 'PAUSED';
  const review = plan.review ?? null;
  const own = review === null ? [...(isPaused ? [] : bakeBlockers(plan)), ...manualBlockers(plan)] : [];
  return [...own, ...approvalBlockers(plan), ...holdBlockers(plan)];
}

/** After a request, the bake and the person are not waited for: they came before it, or were waived. */
function approvalBlockers(plan: Plan): Blocker[] {
  const open = openStepReviewOf(plan);
  if (open === null) return [];
  const { requestedAtMs: sinceMs, requestedBy: by } = open;
  return [{ code: 'AWAITING_APPROVAL', sinceMs, by, clearedBy: { type: 'approveStep' } }];
}

function bakeBlockers(plan: Plan): Blocker[] {
  const sinceMs = plan.entered.at(-1)?.atMs ?? plan.startedAtMs;
  const untilMs = plan.currentStep === -1 ? plan.firstStepAtMs : bakeEndsAtMs(plan);
  return untilMs === null ? [] : [{ code: 'BAKING', sinceMs, by: null, clearedBy: { type: 'advancePlan' }, untilMs }];
}

function manualBlockers(plan: Plan): Blocker[] {
  if (nextStepOf(plan)?.advance !== 'MANUAL') return [];
  const sinceMs = plan.entered.at(-1)?.atMs ?? plan.startedAtMs;
  return [{ code: 'AWAITING_ADVANCE', sinceMs, by: null, clearedBy: { type: 'advancePlan' } }];
}

function holdBlockers({ holds }: Plan): Blocker[] {
  return holds.map(({ kind: hold, by, sinceMs }) => ({
    ...{ code: 'PLAN_HELD', sinceMs, by, hold },
    clearedBy: { type: 'resumePlan' },
  }));
}
