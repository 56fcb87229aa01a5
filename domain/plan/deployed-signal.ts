/** Decides what the signal that a version was deployed does: it enters the first step of a plan, or none. */
import type { Release } from '../release/release.js';
import { isLive, nextStepOf, planStatusOf } from './plan.js';

export const reasonsNotToStart = [
  /** The version has no release to this target. */
  'NO_RELEASE',
  /** The release has no plan, or its plan has ended. */
  'NO_PLAN',
  /** The plan has entered its first step. */
  'UNDER_WAY',
  /** The first step is AUTOMATIC: it waits for no signal. */
  'STARTS_BY_ITSELF',
  /** The start of the plan lies ahead. */
  'STARTS_LATER',
] as const;

export type ReasonNotToStart = (typeof reasonsNotToStart)[number];

/** `to`: the step that waits for the signal. It is the first one, and only a person enters it. */
export function startedBySignal(
  { plan }: Pick<Release, 'plan'>,
  atMs: number,
): { readonly to: string } | { readonly reason: ReasonNotToStart } {
  if (!isLive(plan)) return { reason: 'NO_PLAN' };
  const first = nextStepOf(plan);
  if (plan.currentStep !== -1 || first === undefined) return { reason: 'UNDER_WAY' };
  if (first.advance !== 'MANUAL') return { reason: 'STARTS_BY_ITSELF' };
  return planStatusOf(plan, atMs) === 'SCHEDULED' ? { reason: 'STARTS_LATER' } : { to: first.id };
}
