/** Signals of pipelines. */
import { z } from 'zod';
import { reasonsNotToStart } from '../../domain/plan/deployed-signal.js';
import { displayText } from '../http/safe-text.js';
import { environmentSchema, givenIdSchema, versionNumberSchema } from '../http/common.js';
import { commandSchema } from './commands.js';
import { progressSchema } from './releases.js';

export const deployedSchema = z
  .strictObject({
    program: givenIdSchema,
    version: versionNumberSchema,
    target: z.strictObject({ targetApp: givenIdSchema, environment: environmentSchema }),
    id: displayText(1, 100).meta({ description: 'Of the event, made by its sender.', example: 'deploy-4711' }),
  })
  .meta({ id: 'Deployed' });

export const deployedAnswerSchema = z
  .strictObject({
    started: z.boolean().meta({ description: 'advancePlan was applied. `release` shows what it did.' }),
    reason: z
      .enum([...reasonsNotToStart, 'UNDECIDED'])
      .optional()
      .meta({ description: 'Why nothing started.' }),
    command: commandSchema.optional(),
    release: progressSchema.optional(),
  })
  .meta({ id: 'DeployedAnswer' });
