/** The smallest share that a person could raise a release to, by the policy of the target app. */
import { approvalPolicyOf, isBoundByPolicy } from '../plan/approval-policy.js';
import { isLive, nextStepOf } from '../plan/plan.js';
import type { TargetAppPolicy } from '../registry/target-app-policy.js';
import { bpOfPercent } from '../values/percentage.js';
import { bpOf, type Release } from './release.js';

/** Where the policy asks for an approval, that is the next step of the plan. */
export function smallestRaise(policy: TargetAppPolicy, release: Pick<Release, 'state' | 'plan'>): number {
  const current = bpOf(release);
  const { presets, presetsOnly } = policy.percentages;
  const above = presetsOnly ? presets.map(bpOfPercent).filter((bp) => bp > current) : [current + 1];
  const least = Math.min(...above, 10_000);
  const next = isLive(release.plan) ? nextStepOf(release.plan) : undefined;
  return next !== undefined && isBoundByPolicy(least, approvalPolicyOf(policy.rollout)) ? next.bp : least;
}
