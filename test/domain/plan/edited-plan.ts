/** Steps and edits of a planned release, for tests of edits. */
import type { GivenStep, PlanStep, StepApproval } from '../../../domain/plan/plan.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { type PlannedRelease, started, step, threeSteps } from './planned-release.js';

export const approval: StepApproval = { approvers: 'ADMINS', count: 2, expiresAfterMs: 10 * hourMs };
/** The step at 10 % needs two admins. */
export const guarded = [step(1), step(10, { approval }), step(100)];

/** A new step. */
export function fresh(percent: number, parts: Partial<PlanStep> = {}): GivenStep {
  return { ...step(percent, parts), id: null };
}

export function edit(steps: readonly GivenStep[], number = 0) {
  return { type: 'editPlan', steps, edit: number, reason: 'r' } as const;
}

export function codeOf({ decision }: PlannedRelease): string {
  return decision.outcome === 'REJECTED' ? decision.rejection.code : decision.outcome;
}

/** At 1 %, since the start. */
export function running(steps: readonly PlanStep[] = threeSteps): PlannedRelease {
  return started(steps).due(0);
}
