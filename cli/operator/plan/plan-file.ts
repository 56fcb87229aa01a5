/** The steps of a plan as a file: printed by `release plan`, changed by hand, and sent by `release edit-plan`. */
import type { components } from '../../../client/api-types.generated.js';
import type { ReleaseCommand } from '../../../client/send-command.js';
import { withoutUndefined } from '../output/given.js';
import { OperatorFailure } from '../output/failure.js';
import { printNote } from '../output/print.js';
import { readObject } from '../output/read-document.js';
import { type FileStep, planChanges } from './plan-changes.js';

type Plan = components['schemas']['Plan'];

export interface PlanFile {
  /** The number of the edit that the author saw. */
  readonly edit: number;
  readonly steps: readonly FileStep[];
}

export function planFileOf({ edit, steps }: Plan): PlanFile {
  return { edit, steps: steps.map(fileStepOf) };
}

/** Without what happened to the step, and without an approval that is none of its own. */
export function fileStepOf({
  id,
  name,
  percentage,
  bake,
  advance,
  note: words,
  approval,
  approvalByPolicy,
}: Plan['steps'][number]): FileStep {
  return {
    id,
    percentage,
    bake,
    advance,
    ...withoutUndefined({ name, note: words, approval: approvalByPolicy === true ? undefined : approval }),
  };
}

/** Says what changes. The server checks the steps. @throws OperatorFailure for a file without steps. */
export async function editOfFile(file: string, reason: string, plan: Plan): Promise<ReleaseCommand> {
  const { edit = plan.edit, steps, ...rest } = await readObject(file);
  if (!Array.isArray(steps) || !steps.every((step) => typeof step === 'object' && step !== null))
    throw new OperatorFailure('usage', `${file} has no list of steps`, [
      'Begin with the steps of now: `halftone release plan … > plan.yaml`.',
    ]);
  const given = steps as FileStep[];
  for (const line of planChanges(plan.steps.map(fileStepOf), given)) printNote(line);
  return { ...rest, type: 'editPlan', steps: given, edit: edit as number, reason };
}
