/** What an edit changed in the steps of a plan, for the trail. */
import { isoDuration } from '../values/duration.js';
import { editOf, type Plan, type PlanDeadline, type PlanStep } from './plan.js';
import { givenStepView, type GivenStepView } from './plan-view.js';

export interface PlanDifference {
  /** The number of the edit. */
  readonly edit: number;
  readonly added: readonly GivenStepView[];
  readonly removed: readonly GivenStepView[];
  readonly changed: readonly { readonly before: GivenStepView; readonly after: GivenStepView }[];
  /** ISO 8601. Null: none. Absent: as before. */
  readonly deadline?: { readonly before: string | null; readonly after: string | null };
}

type ComparedDeadline = Pick<PlanDeadline, 'afterMs' | 'firedAtMs'>;

interface Compared extends Pick<Plan, 'steps'> {
  readonly deadline?: ComparedDeadline | null;
}

export function planDifference(before: Compared, after: Compared & Pick<Plan, 'edit'>): PlanDifference {
  return {
    edit: editOf(after),
    added: without(after.steps, before.steps).map(givenStepView),
    removed: without(before.steps, after.steps).map(givenStepView),
    changed: after.steps.flatMap((is) => {
      const was = before.steps.find(({ id }) => id === is.id);
      return was === undefined || isSameStep(was, is) ? [] : [{ before: givenStepView(was), after: givenStepView(is) }];
    }),
    ...deadlineDifference(before.deadline ?? null, after.deadline ?? null),
  };
}

/** One that has fired and is set again is another one, also of the same time. */
function deadlineDifference(
  was: ComparedDeadline | null,
  is: ComparedDeadline | null,
): Pick<PlanDifference, 'deadline'> {
  const isFiredAgain = was !== null && was.firedAtMs !== null && is?.firedAtMs === null;
  if (was?.afterMs === is?.afterMs && !isFiredAgain) return {};
  const shown = (deadline: ComparedDeadline | null): string | null =>
    deadline === null ? null : isoDuration(deadline.afterMs);
  return { deadline: { before: shown(was), after: shown(is) } };
}

function without(steps: readonly PlanStep[], others: readonly PlanStep[]): PlanStep[] {
  return steps.filter(({ id }) => !others.some((other) => other.id === id));
}

/** Whether both ask for the same. Their ids and editors do not count. */
export function isSameStep(one: Omit<PlanStep, 'id'>, other: Omit<PlanStep, 'id'>): boolean {
  return contentOf(one) === contentOf(other);
}

function contentOf({ name, bp, bakeMs, advance, note, approval = null }: Omit<PlanStep, 'id'>): string {
  const guard = approval === null ? null : [approval.approvers, approval.count, approval.expiresAfterMs];
  return JSON.stringify([name, bp, bakeMs, advance, note, guard]);
}
