/** Another start of a plan whose first step was not entered yet: given by an edit, or with a resume. */
import { bpOf, type Release } from '../release/release.js';
import { restartedDeadline } from './deadline.js';
import type { MovedStart } from './plan-arguments.js';
import { passedSteps, type Plan } from './plan.js';

/** True when the command moves a start that has already passed. */
export function isStartOver(plan: Plan, { startAtMs }: MovedStart, release: Pick<Release, 'state'>): boolean {
  return startAtMs !== undefined && passedSteps(plan, bpOf(release)) > 0;
}

/** The deadline counts from the new start. The approval of the first step is requested there. */
export function withStart(plan: Plan, { startAtMs, startLocal }: MovedStart): Plan {
  if (startAtMs === undefined) return plan;
  const { startLocal: was, ...rest } = plan;
  const isSame = startAtMs === plan.firstStepAtMs && was?.local === startLocal?.local && was?.zone === startLocal?.zone;
  if (isSame) return plan;
  return {
    ...rest,
    ...(startLocal === undefined ? {} : { startLocal }),
    firstStepAtMs: startAtMs,
    review: null,
    deadline: restartedDeadline(plan.deadline ?? null),
  };
}
