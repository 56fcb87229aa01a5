/** Makes a plan as it is when it starts: for its command, and for the preview before it. */
import type { CommandOf } from '../release/command-catalog.js';
import { bpOf, type Release } from '../release/release.js';
import { planAtStep } from './follow-release.js';
import { editedDeadline, withDeadlineAfter } from './deadline.js';
import { freshBake, type Moment } from './plan-clock.js';
import { type Plan, stepAtOrBelow } from './plan.js';
import { timelineOf } from './timeline.js';

/**
 * In gray, the last step at or below the share counts as entered now, and bakes in full. The next one is not due before
 * the start that was given.
 */
export function newPlan(
  release: Pick<Release, 'state' | 'plan'>,
  command: Pick<CommandOf<'startPlan'>, 'template' | 'steps' | 'startAtMs' | 'startLocal' | 'deadlineAfterMs'>,
  moment: Moment & { readonly actor: string },
): Plan {
  const { actor, atMs } = moment;
  const plan: Plan = {
    run: (release.plan?.run ?? 0) + 1,
    edit: 0,
    template: command.template,
    steps: command.steps,
    currentStep: -1,
    startedBy: actor,
    startedAtMs: atMs,
    runsAs: actor,
    firstStepAtMs: command.startAtMs ?? atMs,
    ...(command.startLocal === undefined ? {} : { startLocal: command.startLocal }),
    due: { number: 0, atMs: null },
    bake: freshBake(release, moment),
    notBeforeMs: 0,
    frozen: null,
    holds: [],
    review: null,
    deadline: editedDeadline(null, command.deadlineAfterMs ?? null),
    predictedAtStart: [],
    entered: [],
    ended: null,
  };
  const index = stepAtOrBelow(plan.steps, bpOf(release));
  const atStep = index === -1 ? plan : { ...planAtStep(plan, index, release, moment), notBeforeMs: plan.firstStepAtMs };
  const placed = withDeadlineAfter(atStep, release, atMs);
  const coming = timelineOf(placed, release, moment);
  const predictedAtStart = plan.steps.map(({ id }) => coming.find(({ step }) => step.id === id)?.earliestAtMs ?? null);
  return { ...placed, predictedAtStart };
}
