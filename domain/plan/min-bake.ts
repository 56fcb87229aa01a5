/** Decides whether a bake is too short for a target app, when a plan starts or is edited. */
import { rolloutTimes } from '../registry/rollout-policy.js';
import type { ReleaseFacts } from '../release/facts.js';
import type { CommandRejection } from '../release/rejections.js';
import { bpOf } from '../release/release.js';
import { percentOf } from '../values/percentage.js';
import { entersByItself, type PlanStep, stepAtOrBelow } from './plan.js';

/** Passed steps are not checked. `known`: steps whose bakes may stay as they are. */
export function bakeRejection(
  { app, release }: ReleaseFacts,
  steps: readonly PlanStep[],
  known: readonly PlanStep[] = [],
): CommandRejection | null {
  const { rollout } = app.policy;
  const coming = steps.slice(Math.max(0, stepAtOrBelow(steps, bpOf(release))));
  const tooShort = tooShortBake(coming, rolloutTimes(rollout).minBakeMs, known);
  if (tooShort === undefined) return null;
  return { code: 'BAKE_TOO_SHORT', percentage: percentOf(tooShort.bp), least: rollout.minBake };
}

/** The first step that bakes too short before an automatic step. */
export function tooShortBake(
  steps: readonly PlanStep[],
  minBakeMs: number,
  known: readonly PlanStep[] = [],
): PlanStep | undefined {
  return steps.find((step, n) => {
    const next = steps[n + 1];
    if (next === undefined || !entersByItself(next) || step.bakeMs >= minBakeMs) return false;
    return !known.some((was, at) => isSameWait([was, known[at + 1]], [step, next]));
  });
}

type Wait = readonly [PlanStep, PlanStep | undefined];

function isSameWait([was, wasNext]: Wait, [step, next]: Wait): boolean {
  const isSame = was.id === step.id && wasNext?.id === next?.id && was.bakeMs === step.bakeMs;
  return isSame && wasNext !== undefined && entersByItself(wasNext);
}
