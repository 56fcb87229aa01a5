/** Plan templates: requests and answers, of a workspace and of a target. */
import { z } from 'zod';
import { managedBySchema } from '../file/managed-by.js';
import { opaqueIdSchema, timeSchema } from '../http/common.js';
import { displayNameSchema } from '../http/display-name.js';
import { deadlineSchema } from './plan-deadline.js';
import { givenStepFields } from './plan-view.js';
import { endsAtFull, endsBelowFullSchema, stepsSchema } from './plans.js';

const templateDeadline = deadlineSchema
  .optional()
  .meta({ description: 'Of a plan that starts with it, unless the start says another one. Default: none.' });

export const planTemplateBodySchema = z
  .strictObject({
    name: displayNameSchema.meta({
      description: 'Unique in the workspace, without regard to case.',
      example: 'Careful',
    }),
    steps: stepsSchema,
    endsBelowFull: endsBelowFullSchema,
    deadline: templateDeadline,
  })
  .superRefine(endsAtFull)
  .meta({ id: 'GivenPlanTemplate' });

export const planTemplateExample: z.input<typeof planTemplateBodySchema> = {
  name: 'Careful',
  steps: [
    { percentage: 1, bake: 'P1D' },
    { percentage: 20, bake: 'P2D', approval: { approvers: 'REVIEWERS' } },
    { percentage: 100, advance: 'MANUAL' },
  ],
  deadline: { after: 'P14D' },
};

const templateFields = {
  id: opaqueIdSchema.meta({ description: 'What startPlan and the simulation take as `template`.' }),
  name: z.string(),
  version: z.int().min(1).meta({ description: 'Grows with each change. The number in ETag and If-Match.' }),
  steps: z.array(z.strictObject(givenStepFields).meta({ id: 'TemplateStep' })),
  endsBelowFull: z.boolean(),
  deadline: templateDeadline,
  builtIn: z.literal(true).optional().meta({ description: 'Of Halftone: the same everywhere, and never changed.' }),
};

export const planTemplateSchema = z
  .strictObject({
    ...templateFields,
    workspace: opaqueIdSchema.optional().meta({ description: 'Absent on a built-in one.' }),
    createdBy: z.string().optional(),
    createdAt: timeSchema.optional(),
    managedBy: managedBySchema.optional(),
  })
  .meta({ id: 'PlanTemplate' });

export type WirePlanTemplate = z.input<typeof planTemplateSchema>;

export const planTemplatesSchema = z
  .strictObject({ items: z.array(planTemplateSchema) })
  .meta({ id: 'PlanTemplates', description: 'The built-in ones, then those of the workspace by name. All of them.' });

export const targetTemplatesSchema = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          ...templateFields,
          sides: z
            .array(z.enum(['MINI_PROGRAM', 'TARGET_APP']))
            .meta({ description: 'Whose workspace has it. Empty: a built-in one.' }),
        })
        .meta({ id: 'TargetPlanTemplate' }),
    ),
  })
  .meta({ id: 'TargetPlanTemplates' });
