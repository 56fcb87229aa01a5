/** Plans of releases: the bodies that start and edit them. The plan in the progress view is in `plan-view.ts`. */
import { z } from 'zod';
import {
  approverGroups,
  defaultApprovalMs,
  entersByItself,
  longestBakeMs,
  mostApprovals,
  mostSteps,
  type PlanStep,
  type StepApproval,
} from '../../domain/plan/plan.js';
import type { CommandOf } from '../../domain/release/command-catalog.js';
import { rolloutBounds } from '../../domain/registry/rollout-policy.js';
import { type PlanTemplate, stepIdOf, templateIds } from '../../domain/plan/templates.js';
import { isoDuration, parseDuration } from '../../domain/values/duration.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { bpOfPercent } from '../../domain/values/percentage.js';
import { dayMs, minuteMs } from '../../domain/values/time-units.js';
import { opaqueIdSchema, reasonSchema, wantedPercentageSchema } from '../http/common.js';
import { displayText } from '../http/safe-text.js';
import { deadlineOfBody, deadlineSchema, startDeadlineSchema } from './plan-deadline.js';
import { localTimeHasZone, movedStartFields, movedStartOf, planStartFields, startOfBody } from './plan-start.js';

const bakeSchema = z
  .string()
  .superRefine((text, context) => {
    const ms = parseDuration(text);
    if (ms === null || ms > longestBakeMs) context.addIssue({ code: 'custom', message: fieldErrors.NOT_A_BAKE });
  })
  .meta({
    description:
      'How long users are served the step before the next one. ISO 8601, at most P400D. Before an automatic step at least PT1S, and at least `minBake` of the target app.',
    example: 'P1D',
  });

const shortestApprovalMs = 5 * minuteMs;
const longestApprovalMs = 30 * dayMs;

const approvalSchema = z
  .strictObject({
    approvers: z.enum(approverGroups).meta({
      description: "REVIEWERS: reviewers and admins of the target app's workspace. ADMINS: its admins.",
    }),
    count: z.int().min(1).max(mostApprovals).default(1).meta({ description: 'How many users must approve.' }),
    expiresAfter: z
      .string()
      .superRefine((text, context) => {
        const ms = parseDuration(text);
        const isFitting = ms !== null && ms >= shortestApprovalMs && ms <= longestApprovalMs;
        if (!isFitting) context.addIssue({ code: 'custom', message: fieldErrors.NOT_AN_APPROVAL_TIME });
      })
      .default(isoDuration(defaultApprovalMs))
      .meta({ description: 'How long the request waits. Then the plan is held. ISO 8601, PT5M to P30D.' }),
  })
  .meta({ id: 'StepApproval' });

const givenStepSchema = z
  .strictObject({
    id: opaqueIdSchema.optional().meta({ description: 'Default: step-1, step-2, …' }),
    name: displayText(1, 64).optional(),
    percentage: wantedPercentageSchema,
    bake: bakeSchema.default('PT0S'),
    advance: z
      .enum(['AUTOMATIC', 'MANUAL'])
      .default('AUTOMATIC')
      .meta({ description: 'MANUAL: a person enters the step with advancePlan.' }),
    note: displayText(1, 500, true).optional(),
    approval: approvalSchema
      .optional()
      .meta({ description: 'The step is entered after it only, by the plan or by a person. Default: none.' }),
  })
  .meta({ id: 'GivenPlanStep' });

const editedStepSchema = z
  .strictObject({
    ...givenStepSchema.shape,
    id: opaqueIdSchema.optional().meta({ description: 'Of a step of the plan. A step without an id is new.' }),
  })
  .meta({ id: 'EditedPlanStep' });

type GivenStep = z.output<typeof givenStepSchema>;

const bakeMsOf = ({ bake }: GivenStep): number => parseDuration(bake) ?? 0;

const stepsOf = <Step extends typeof givenStepSchema>(
  step: Step,
  idsOf: (steps: readonly GivenStep[]) => (string | undefined)[],
) =>
  z
    .array(step)
    .min(1)
    .max(mostSteps)
    .superRefine((steps, context) => {
      const ids = idsOf(steps);
      for (const [n, step] of steps.entries()) {
        const next = steps[n + 1];
        const issue = (field: string, message: string): void =>
          context.addIssue({ code: 'custom', path: [n, field], message });
        if (n > 0 && step.percentage <= (steps[n - 1]?.percentage ?? 0)) issue('percentage', fieldErrors.NOT_GROWING);
        if (ids[n] !== undefined && ids.indexOf(ids[n]) < n) issue('id', fieldErrors.TWICE);
        const isTooShort = bakeMsOf(step) < rolloutBounds.minBake.leastMs;
        if (next !== undefined && entersByItself(next) && isTooShort) issue('bake', fieldErrors.BAKE_TOO_SHORT);
      }
    });

export const stepsSchema = stepsOf(givenStepSchema, idsOf);

function idsOf(steps: readonly GivenStep[]): string[] {
  return steps.map(({ id }, index) => id ?? stepIdOf(index));
}

export const endsBelowFullSchema = z
  .boolean()
  .default(false)
  .meta({ description: 'The last step may be below 100 %.' });

/** The fields of a body that starts a plan. `checkPlanFields` checks them together. */
export const planFields = {
  template: opaqueIdSchema.optional().meta({
    description: `A built-in template (${templateIds.join(', ')}), or the id of one of the workspaces of the mini program and of the target app. Its steps are copied when the request is recorded. Either this or steps.`,
    example: 'standard',
  }),
  steps: stepsSchema.optional(),
  endsBelowFull: endsBelowFullSchema,
  ...planStartFields,
  deadline: startDeadlineSchema,
};

type PlanFields = z.output<z.ZodObject<typeof planFields>>;

/** `mayHaveNone`: neither template nor steps are needed. */
export function checkPlanFields(fields: PlanFields, context: z.RefinementCtx, mayHaveNone = false): void {
  const { template, steps, endsBelowFull } = fields;
  const given = [template, steps].filter((one) => one !== undefined).length;
  if (given === 2 || (given === 0 && !mayHaveNone))
    context.addIssue({ code: 'custom', path: ['steps'], message: fieldErrors.TEMPLATE_OR_STEPS });
  if (steps !== undefined) endsAtFull({ steps, endsBelowFull }, context);
  localTimeHasZone(fields, context);
}

export function endsAtFull(
  { steps, endsBelowFull }: { readonly steps: readonly GivenStep[]; readonly endsBelowFull: boolean },
  context: z.RefinementCtx,
): void {
  if (!endsBelowFull && steps.at(-1)?.percentage !== 100)
    context.addIssue({ code: 'custom', path: ['steps'], message: fieldErrors.ENDS_BELOW_FULL });
}

export const startPlanSchema = z
  .strictObject({
    type: z.literal('startPlan'),
    ...planFields,
    templateVersion: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'The version that you have seen; another one is refused (STALE_REVISION). Default: any.' }),
    reason: reasonSchema.optional(),
  })
  .superRefine(checkPlanFields)
  .refine(({ template, templateVersion }) => template !== undefined || templateVersion === undefined, {
    error: fieldErrors.TEMPLATE_OR_STEPS,
    path: ['templateVersion'],
  });

/** Checks the ids that are given. The default ids are those of a start. */
export const editedStepsSchema = stepsOf(editedStepSchema, (steps) => steps.map(({ id }) => id));

export const editedDeadlineSchema = deadlineSchema
  .nullable()
  .optional()
  .meta({ description: 'Null removes it. One that is new, or replaces one that has fired, counts from now.' });

export const editPlanSchema = z
  .strictObject({
    type: z.literal('editPlan'),
    steps: editedStepsSchema
      .meta({
        description: 'All steps of the plan, also those that were entered. Left out: removed. Default: as they are.',
      })
      .optional(),
    deadline: editedDeadlineSchema,
    ...movedStartFields,
    endsBelowFull: endsBelowFullSchema,
    edit: z.int().min(0).meta({ description: 'The number `plan.edit` that you saw. Another one is STALE_PLAN.' }),
    reason: reasonSchema,
  })
  .superRefine(({ steps, endsBelowFull, ...start }, context) => {
    if (steps !== undefined) endsAtFull({ steps, endsBelowFull }, context);
    localTimeHasZone(start, context);
  });

/** What an edit changes: what the body leaves out, the command has not. */
export function planChangesOf(
  body: Pick<z.output<typeof editPlanSchema>, 'steps' | 'deadline' | 'startAt' | 'zone'>,
): Omit<CommandOf<'editPlan'>, 'type' | 'edit' | 'reason'> {
  const steps = body.steps?.map((step) => ({ ...planStepOf(step, ''), id: step.id ?? null }));
  return { ...(steps === undefined ? {} : { steps }), ...deadlineOfBody(body), ...movedStartOf(body) };
}

/** The start that a body asks for. `template`: the one that it names, whose deadline is the default. */
export function planStartOf(
  body: Omit<PlanFields, 'template' | 'endsBelowFull'>,
  template: PlanTemplate | null,
): Omit<CommandOf<'startPlan'>, 'type' | 'reason'> {
  const own = { ...startOfBody(body), ...deadlineOfBody(body) };
  if (template === null) return { template: null, steps: planStepsOf(body.steps ?? []), ...own };
  const { id, version, name, steps, deadlineAfterMs = null } = template;
  const copied = deadlineAfterMs === null ? {} : { deadlineAfterMs };
  return { template: { id, version, ...(name === undefined ? {} : { name }) }, steps, ...copied, ...own };
}

export function planStepsOf(given: readonly GivenStep[]): PlanStep[] {
  const ids = idsOf(given);
  return given.map((step, index) => planStepOf(step, ids[index] ?? stepIdOf(index)));
}

function planStepOf(step: GivenStep, id: string): PlanStep {
  const { name = null, percentage, advance, note = null } = step;
  return { id, name, bp: bpOfPercent(percentage), bakeMs: bakeMsOf(step), advance, note, approval: approvalOf(step) };
}

function approvalOf({ approval }: GivenStep): StepApproval | null {
  if (approval === undefined) return null;
  const { approvers, count, expiresAfter } = approval;
  return { approvers, count, expiresAfterMs: parseDuration(expiresAfter) ?? defaultApprovalMs };
}
