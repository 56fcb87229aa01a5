/** One stop command for several releases: the request, and an outcome for each release. */
import { z } from 'zod';
import { isStopCommand, releaseCommandTypes } from '../../domain/release/command-catalog.js';
import { opaqueIdSchema, reasonSchema, hasNoDoubles } from '../http/common.js';
import { problemSchema } from '../http/problem.js';
import { commandSchema } from './commands.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

/** The stop commands that a release takes without further arguments. */
const stopTypes = releaseCommandTypes.filter(isStopCommand);

const mostReleases = 500;

export const batchStopSchema = z
  .strictObject({
    type: z.enum(stopTypes),
    reason: reasonSchema,
    releases: z.array(opaqueIdSchema).min(1).max(mostReleases).refine(hasNoDoubles, fieldErrors.TWICE),
  })
  .meta({ id: 'BatchStop' });

export type BatchStop = z.output<typeof batchStopSchema>;

const outcomeSchema = z
  .strictObject({
    release: opaqueIdSchema,
    status: z.int().meta({ description: 'As the command alone would have been answered.', example: 200 }),
    command: commandSchema.optional().meta({ description: 'The command of this release in the ledger.' }),
    problem: problemSchema
      .omit({ type: true, instance: true, errors: true })
      .optional()
      .meta({ description: 'Why nothing was done. Absent when the command was applied or changed nothing.' }),
  })
  .meta({ id: 'BatchStopOutcome' });

export const batchStopAnswerSchema = z
  .strictObject({
    applied: z.int().min(0),
    unchanged: z.int().min(0).meta({ description: 'Those where the command changed nothing (NO_OP).' }),
    failed: z.int().min(0).meta({ description: 'Those with a problem.' }),
    items: z.array(outcomeSchema).meta({ description: 'One for each release, in the order of the request.' }),
  })
  .meta({ id: 'BatchStopAnswer' });
