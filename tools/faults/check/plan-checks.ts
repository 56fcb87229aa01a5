/**
 * What a plan did by itself, as the plan records it: each step once, in order, and only after its release had served
 * the step before for its whole bake. So no outage, however long, is followed by more than one increase.
 */
import type { Plan } from '../../../domain/plan/plan.js';
import { type Check, violationsOf } from './evidence.js';

export const plansRiseStepByStep: Check = ({ releases }) =>
  violationsOf(
    'a plan takes each step once, after a full bake',
    releases.flatMap(({ id, plan }) => (plan === undefined ? [] : wrongSteps(plan).map((words) => `${id}: ${words}`))),
  );

function wrongSteps({ entered, steps }: Plan): string[] {
  return entered.flatMap((step, index) => {
    if (step.by !== 'system:plan') return [];
    const earlier = entered.slice(0, index);
    if (earlier.some(({ id }) => id === step.id)) return [`step ${step.id} was entered twice`];
    const before = earlier.at(-1);
    const at = steps.findIndex(({ id }) => id === step.id);
    const left = steps[at - 1];
    if (before?.id !== left?.id) return [`step ${step.id} was entered after ${String(before?.id)}`];
    // A person who asks for the approval of a step waives the bake before it.
    const isBaked = (steps[at]?.approval ?? null) !== null || (before?.servedMs ?? 0) >= (left?.bakeMs ?? 0);
    return isBaked ? [] : [`step ${step.id} was entered after ${String(before?.servedMs)} ms of a longer bake`];
  });
}
