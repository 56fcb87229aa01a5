/** Plans of releases: the bodies that start them, and the plan in the progress view. */
import { z } from 'zod';
import {
  approverGroups,
  defaultApprovalMs,
  holdKinds,
  minBakeMs,
  mostApprovals,
  mostSteps,
  type PlanStep,
  type StepApproval,
  type TemplateName,
} from '../../domain/plan/plan.js';
import { planTemplate, stepIdOf, templateIds } from '../../domain/plan/templates.js';
import { isoDuration, parseDuration } from '../../domain/values/duration.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { bpOfPercent } from '../../domain/values/percentage.js';
import { opaqueIdSchema, percentageSchema, reasonSchema, timeSchema, wantedPercentageSchema } from '../http/common.js';
import { displayText } from '../http/safe-text.js';

const longestBakeMs = 400 * 86_400_000;

const bakeSchema = z
  .string()
  .superRefine((text, context) => {
    const ms = parseDuration(text);
    if (ms === null || ms > longestBakeMs) context.addIssue({ code: 'custom', message: fieldErrors.NOT_A_BAKE });
  })
  .meta({
    description: 'How long users are served the step before the next one. ISO 8601, at most P400D.',
    example: 'P1D',
  });

const longestApprovalMs = 30 * 86_400_000;

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
        const isFitting = ms !== null && ms >= minBakeMs && ms <= longestApprovalMs;
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

type GivenStep = z.output<typeof givenStepSchema>;

const bakeMsOf = ({ bake }: GivenStep): number => parseDuration(bake) ?? 0;

const stepsSchema = z
  .array(givenStepSchema)
  .min(1)
  .max(mostSteps)
  .superRefine((steps, context) => {
    const ids = idsOf(steps);
    for (const [n, step] of steps.entries()) {
      const next = steps[n + 1];
      const issue = (field: string, message: string): void =>
        context.addIssue({ code: 'custom', path: [n, field], message });
      if (n > 0 && step.percentage <= (steps[n - 1]?.percentage ?? 0)) issue('percentage', fieldErrors.NOT_GROWING);
      if (ids.indexOf(ids[n] ?? '') < n) issue('id', fieldErrors.TWICE);
      const isByItself = next?.advance === 'AUTOMATIC' && next.approval === undefined;
      if (isByItself && bakeMsOf(step) < minBakeMs) issue('bake', fieldErrors.BAKE_TOO_SHORT);
    }
  });

function idsOf(steps: readonly GivenStep[]): string[] {
  return steps.map(({ id }, index) => id ?? stepIdOf(index));
}

/** The fields of a body that starts a plan. `templateOrSteps` checks them together. */
export const planFields = {
  template: z.enum(templateIds).optional().meta({ description: 'A built-in template. Either this or steps.' }),
  steps: stepsSchema.optional(),
  endsBelowFull: z.boolean().default(false).meta({ description: 'The last step may be below 100 %.' }),
  startAt: timeSchema.optional().meta({ description: 'When the first step is due. Default: at once.' }),
};

type PlanFields = z.output<z.ZodObject<typeof planFields>>;

export function templateOrSteps({ template, steps, endsBelowFull }: PlanFields, context: z.RefinementCtx): void {
  const issue = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message });
  if ((template === undefined) === (steps === undefined)) issue('steps', fieldErrors.TEMPLATE_OR_STEPS);
  if (steps !== undefined && !endsBelowFull && steps.at(-1)?.percentage !== 100)
    issue('steps', fieldErrors.ENDS_BELOW_FULL);
}

export const startPlanSchema = z
  .strictObject({ type: z.literal('startPlan'), ...planFields, reason: reasonSchema.optional() })
  .superRefine(templateOrSteps);

/** The steps that a body asks for. */
export function stepsOfBody({ template, steps }: Pick<PlanFields, 'template' | 'steps'>): {
  readonly template: TemplateName | null;
  readonly steps: readonly PlanStep[];
} {
  if (template !== undefined) {
    const { id, version, steps: copied } = planTemplate(template);
    return { template: { id, version }, steps: copied };
  }
  const given = steps ?? [];
  const ids = idsOf(given);
  return { template: null, steps: given.map((step, index) => planStepOf(step, ids[index] ?? stepIdOf(index))) };
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

const durationSchema = z.string().meta({ description: 'ISO 8601', example: 'P1D' });

/** Who must approve a step. */
export const approverFields = {
  approvers: z.enum(approverGroups),
  count: z.int().min(1).max(mostApprovals).meta({ description: 'How many users must approve.' }),
};

export const approvalsSchema = z
  .array(z.strictObject({ by: z.string(), at: timeSchema }))
  .meta({ description: 'The approvals so far.' });

const planStepSchema = z.strictObject({
  id: opaqueIdSchema,
  name: z.string().optional(),
  percentage: percentageSchema,
  bake: durationSchema,
  advance: z.enum(['AUTOMATIC', 'MANUAL']),
  note: z.string().optional(),
  approval: z
    .strictObject({ ...approverFields, expiresAfter: durationSchema })
    .optional()
    .meta({ description: 'What the step needs before it is entered.' }),
  state: z
    .enum(['DONE', 'CURRENT', 'COMING', 'DROPPED'])
    .meta({ description: 'DROPPED: passed by hand, or the plan ended before it.' }),
  enteredAt: timeSchema.optional(),
  enteredBy: z.string().optional(),
  servedFor: durationSchema.optional().meta({ description: 'How long users were served the step so far.' }),
  predictedAt: timeSchema.optional().meta({ description: 'When it was predicted to begin, at the start of the plan.' }),
});

export const timelineSchema = z.strictObject({
  step: opaqueIdSchema,
  percentage: percentageSchema,
  earliestAt: timeSchema.meta({ description: 'If everything that a person must do before is done now.' }),
  certainty: z.enum(['FIXED', 'WAITS_FOR_PERSON', 'UNKNOWN']).meta({
    description:
      'FIXED: time alone brings it. WAITS_FOR_PERSON: a person must act first. UNKNOWN: the super app must answer.',
  }),
  basis: z.array(z.enum(['START', 'BAKE', 'MANUAL', 'APPROVAL', 'HELD', 'PAUSED', 'FROZEN', 'CONFIRMATION'])),
  warnings: z.array(z.enum(['JUMP_OVER_5X'])),
});

export const planStatusSchema = z.enum(['SCHEDULED', 'RUNNING', 'HELD', 'COMPLETED', 'ABANDONED']);

export const planSchema = z
  .strictObject({
    run: z.int().min(1).meta({ description: 'The number of the plan in the life of the release.' }),
    status: planStatusSchema,
    template: z.string().optional(),
    currentStep: z.int().min(-1).meta({ description: 'Index of the step entered last; -1 before the first.' }),
    steps: z.array(planStepSchema),
    holds: z
      .array(
        z.strictObject({
          id: opaqueIdSchema,
          kind: z.enum(holdKinds),
          by: z.string(),
          reason: z.string(),
          since: timeSchema,
        }),
      )
      .meta({ description: 'What keeps the plan from raising the release. resumePlan names those that it lifts.' }),
    openReview: z
      .strictObject({
        id: opaqueIdSchema,
        step: opaqueIdSchema,
        ...approverFields,
        requestedBy: z.string(),
        requestedAt: timeSchema,
        expiresAt: timeSchema.optional().meta({ description: 'Absent while the release is paused.' }),
        approvals: approvalsSchema,
      })
      .optional()
      .meta({ description: 'The request to approve the next step. approveStep and rejectStep name its id.' }),
    startedBy: z.string(),
    startedAt: timeSchema,
    startAt: timeSchema.meta({ description: 'When the first step is due, or was.' }),
    runsAs: z.string().meta({ description: 'The user whose rights the automatic steps need.' }),
    dueAt: timeSchema
      .optional()
      .meta({ description: 'Of the next automatic step. Absent while none is due by itself.' }),
    ended: z
      .strictObject({ as: z.enum(['COMPLETED', 'ABANDONED']), cause: z.string(), by: z.string(), at: timeSchema })
      .optional(),
    timeline: z.array(timelineSchema).meta({ description: 'When each coming step can begin. Empty after the end.' }),
  })
  .meta({ id: 'Plan', description: 'The last plan of the release, also after its end.' });
