/** One stop command for several releases: the request, and an outcome for each release. */
import { z } from 'zod';
import { isStopCommand, releaseCommandTypes } from '../../domain/release/command-catalog.js';
import {
  environmentSchema,
  givenIdSchema,
  hasNoDoubles,
  opaqueIdSchema,
  percentageSchema,
  querySince,
  reasonSchema,
  searchQuery,
  userNameSchema,
  versionFilterSchema,
} from '../http/common.js';
import { problemSchema } from '../http/problem.js';
import { commandSchema } from './commands.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

/** The stop commands that a release takes without further arguments. */
const stopTypes = releaseCommandTypes.filter(isStopCommand);

/** More are refused, and not cut. */
export const mostReleases = 500;

const filterSchema = z
  .strictObject({
    workspace: opaqueIdSchema.optional().meta({ description: 'Of the mini program or the target app.' }),
    miniProgram: givenIdSchema.optional(),
    version: versionFilterSchema.optional(),
    targetApp: givenIdSchema.optional(),
    environment: environmentSchema.optional(),
    by: userNameSchema.optional().meta({ description: 'The author of the last change.' }),
    changedSince: querySince.optional(),
    minPercentage: percentageSchema.optional(),
    notConfirmed: z.boolean().optional(),
    q: searchQuery.q.meta({ description: 'As in the list of releases.' }),
  })
  .refine((filter) => Object.values(filter).some((value) => value !== undefined), fieldErrors.EMPTY)
  .meta({
    description: `Instead of \`releases\`: all releases in Grayscale Release that you may read and that fit. At most ${mostReleases}; more are refused (422), and nothing is done.`,
    example: { targetApp: 'wallet', changedSince: 'PT1H' },
  });

export const batchStopSchema = z
  .strictObject({
    type: z.enum(stopTypes),
    reason: reasonSchema,
    releases: z.array(opaqueIdSchema).min(1).max(mostReleases).refine(hasNoDoubles, fieldErrors.TWICE).optional(),
    filter: filterSchema.optional(),
  })
  .refine(({ releases, filter }) => (releases === undefined) !== (filter === undefined), {
    error: fieldErrors.RELEASES_OR_FILTER,
    path: ['releases'],
  })
  .meta({ id: 'BatchStop' });

export type BatchStop = z.output<typeof batchStopSchema>;
export type BatchFilter = z.output<typeof filterSchema>;

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
    items: z
      .array(outcomeSchema)
      .meta({ description: 'One for each release, in the order of the request; of a filter, the last change first.' }),
  })
  .meta({ id: 'BatchStopAnswer' });
