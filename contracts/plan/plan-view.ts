/** The plan in the progress view, and the parts that other views share with it. */
import { z } from 'zod';
import { approverGroups, holdKinds, mostApprovals } from '../../domain/plan/plan.js';
import type { TimelineWarning } from '../../domain/plan/timeline.js';
import { opaqueIdSchema, percentageSchema, timeSchema } from '../http/common.js';

const durationSchema = z.string().meta({ description: 'ISO 8601', example: 'P1D' });

/** Who must approve a step. */
export const approverFields = {
  approvers: z.enum(approverGroups),
  count: z.int().min(1).max(mostApprovals).meta({ description: 'How many users must approve.' }),
};

export const approvalsSchema = z
  .array(z.strictObject({ by: z.string(), at: timeSchema }))
  .meta({ description: 'The approvals so far.' });

export const decidersSchema = z
  .strictObject({ users: z.array(z.string()), more: z.boolean() })
  .meta({ description: 'Members who can still approve, at most 20.' });

/** A step of a template, and of a plan. */
export const givenStepFields = {
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
};

const planStepSchema = z.strictObject({
  ...givenStepFields,
  state: z
    .enum(['DONE', 'CURRENT', 'COMING', 'DROPPED'])
    .meta({ description: 'DROPPED: passed by hand, or the plan ended before it.' }),
  enteredAt: timeSchema.optional(),
  enteredBy: z.string().optional(),
  servedFor: durationSchema.optional().meta({ description: 'How long users were served the step so far.' }),
  predictedAt: timeSchema.optional().meta({ description: 'When it was predicted to begin, at the start of the plan.' }),
  approvalByPolicy: z.literal(true).optional().meta({
    description: 'The target app asks for `approval` (`rollout.approvalFrom`). It is none of the own of the step.',
  }),
});

export const timelineWarnings = [
  'JUMP_OVER_5X',
  'IN_FREEZE',
  'NEVER_OPENS',
  'AFTER_DEADLINE',
  'NO_APPROVER',
  'NIGHT',
  'WEEKEND',
] as const satisfies readonly TimelineWarning[];

export const timelineSchema = z.strictObject({
  step: opaqueIdSchema,
  percentage: percentageSchema,
  earliestAt: timeSchema.meta({
    description: 'If everything that a person must do before is done now, and the change windows stay as they are.',
  }),
  certainty: z.enum(['FIXED', 'WAITS_FOR_PERSON', 'UNKNOWN']).meta({
    description:
      'FIXED: time alone brings it. WAITS_FOR_PERSON: a person must act first. UNKNOWN: the super app must answer.',
  }),
  basis: z.array(z.enum(['START', 'BAKE', 'MANUAL', 'APPROVAL', 'HELD', 'PAUSED', 'FROZEN', 'CONFIRMATION'])),
  warnings: z.array(z.enum(timelineWarnings)).meta({
    description:
      'IN_FREEZE: change windows that are known now put the step off until `earliestAt`. NEVER_OPENS: for longer than 400 days, or until they are lifted. NO_APPROVER: fewer users can approve the step than it needs, without those who answer for it. NIGHT: 22:00 to 07:00. WEEKEND: Saturday and Sunday. Both by the clocks of `zone` in the policy of the target app.',
  }),
});

export const planStatusSchema = z.enum(['SCHEDULED', 'RUNNING', 'HELD', 'COMPLETED', 'ABANDONED']);

export const planSchema = z
  .strictObject({
    run: z.int().min(1).meta({ description: 'The number of the plan in the life of the release.' }),
    edit: z.int().min(0).meta({ description: 'How many edits it had. editPlan names it.' }),
    status: planStatusSchema,
    template: z.string().optional(),
    templateName: z.string().optional().meta({ description: "Of a workspace's template, when the plan started." }),
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
        deciders: decidersSchema.optional(),
      })
      .optional()
      .meta({ description: 'The request to approve the next step. approveStep and rejectStep name its id.' }),
    startedBy: z.string(),
    startedAt: timeSchema,
    startAt: timeSchema.meta({ description: 'When the first step is due, or was.' }),
    startLocal: z.string().optional().meta({
      description: 'The start as it was given, with `zone`. Absent: not as a local time.',
      example: '2027-02-10T09:00',
    }),
    zone: z.string().optional().meta({ example: 'Asia/Shanghai' }),
    runsAs: z.string().meta({ description: 'The user whose rights the automatic steps need.' }),
    dueAt: timeSchema
      .optional()
      .meta({ description: 'Of the next automatic step. Absent while none is due by itself.' }),
    deadline: z
      .strictObject({
        after: durationSchema,
        firesAt: timeSchema.optional().meta({
          description: 'When the plan is held, if it is not done. Absent while the release is paused, and at the end.',
        }),
        firedAt: timeSchema.optional().meta({ description: 'When it held the plan, which it does once.' }),
      })
      .optional(),
    ended: z
      .strictObject({ as: z.enum(['COMPLETED', 'ABANDONED']), cause: z.string(), by: z.string(), at: timeSchema })
      .optional(),
    timeline: z.array(timelineSchema).meta({ description: 'When each coming step can begin. Empty after the end.' }),
  })
  .meta({ id: 'Plan', description: 'The last plan of the release, also after its end.' });
