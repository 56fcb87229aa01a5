/** Draws the commands of a plan: those that fit the plan as it was last read. */
import type { components } from '../../../client/api-types.generated.js';
import type { Random } from '../random.js';
import type { Choice, Share, Wanted } from './choice.js';

export type SeenPlan = Pick<
  components['schemas']['Plan'],
  'status' | 'edit' | 'currentStep' | 'steps' | 'holds' | 'openReview'
>;

const reason = 'a run of faults';

/** Two to five steps above `percentage`, with bakes of seconds. Some wait for a person, or for an approval. */
export function startPlan(random: Random, { percentage }: Share): Wanted {
  const count = random.whole(2, 5);
  const from = Math.min(percentage, 99);
  const steps = Array.from({ length: count }, (_, index) => ({
    percentage: index === count - 1 ? 100 : Math.round((from + ((100 - from) * (index + 1)) / (count + 1)) * 100) / 100,
    bake: `PT${String(random.whole(1, 3))}S`,
    ...(random.chance(0.15) ? { advance: 'MANUAL' } : {}),
    ...(random.chance(0.15) ? { approval: { approvers: 'REVIEWERS', count: 1 } } : {}),
  }));
  return { type: 'startPlan', steps };
}

export function isLivePlan(plan: SeenPlan | null): plan is SeenPlan {
  return plan !== null && plan.status !== 'COMPLETED' && plan.status !== 'ABANDONED';
}

export function planChoices({ edit, currentStep, steps, holds, openReview }: SeenPlan): readonly Choice[] {
  const next = steps[currentStep + 1];
  return [
    [1, () => ({ type: 'holdPlan', reason })],
    [0.3, () => ({ type: 'endPlan', reason })],
    [1, (random) => edited(random, steps, edit)],
    ...(next === undefined ? [] : [choice(2, { type: 'advancePlan', to: next.id, reason })]),
    ...(holds.length === 0 ? [] : [choice(8, { type: 'resumePlan', holds: holds.map(({ id }) => id), reason })]),
    ...(openReview === undefined
      ? []
      : [
          choice(8, { type: 'approveStep', review: openReview.id }),
          choice(1, { type: 'rejectStep', review: openReview.id, reason }),
        ]),
  ];
}

function choice(weight: number, wanted: Wanted): Choice {
  return [weight, () => wanted];
}

/** Other bakes for the steps that are still to come. */
function edited(random: Random, steps: SeenPlan['steps'], edit: number): Wanted {
  const changed = steps.map(({ id, name, percentage, bake, advance, note, approval, state }) => ({
    id,
    name,
    percentage,
    advance,
    note,
    approval,
    bake: state === 'COMING' ? `PT${String(random.whole(1, 3))}S` : bake,
  }));
  return { type: 'editPlan', steps: changed, edit, reason };
}
