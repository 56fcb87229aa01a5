/** The decision of a release for a pipeline: whether it may rise now. */
import { z } from 'zod';
import { releaseStatuses } from '../../domain/release/words.js';
import { opaqueIdSchema, percentageSchema, revisionSchema, timeSchema } from '../http/common.js';
import { blockerSchema, phaseSchema } from './releases.js';

const increaseSchema = z
  .strictObject({
    type: z.enum(['advancePlan', 'setPercentage', 'fullRelease']),
    to: opaqueIdSchema.optional().meta({ description: 'Of advancePlan: the id of the next step.' }),
    percentage: percentageSchema.optional().meta({ description: 'The share after it, where it is known.' }),
    above: percentageSchema.optional().meta({ description: 'Of setPercentage: a new percentage must exceed this.' }),
  })
  .meta({ id: 'Increase', description: 'The command that raises the release now.' });

export const mayAdvanceSchema = z
  .strictObject({
    release: opaqueIdSchema,
    mayAdvance: z.boolean().meta({
      description:
        'With a live plan: its next step can be entered, and nothing is waived (bake, hold, approval, freeze). Without one: a person can raise the release. Permissions are not asked here.',
    }),
    increase: increaseSchema.optional(),
    blockers: z.array(blockerSchema).meta({
      description:
        'Why it may not, in order, each with what clears it. Empty when it may, and at the end of a release.',
    }),
    nextAt: timeSchema.optional().meta({
      description:
        'When it may, where time alone brings it. Absent when it may now, or when something must happen first.',
    }),
    status: z.enum(releaseStatuses),
    phase: phaseSchema.nullable(),
    percentage: percentageSchema,
    revision: revisionSchema.meta({ description: 'For `If-Match` of the command, so that it is sent to this state.' }),
  })
  .meta({ id: 'ReleaseDecision' });

export type MayAdvance = z.output<typeof mayAdvanceSchema>;
