/** Targets in answers: what each user group gets, and the explanation for one user. */
import { z } from 'zod';
import { commandSchema } from '../release/commands.js';
import {
  environmentSchema,
  givenIdSchema,
  givenTimeSchema,
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  percentageSchema,
  revisionSchema,
  searchQuery,
  timeSchema,
} from '../http/common.js';
import { sidesSchema } from '../registry/workspaces.js';
import { allowedActionSchema } from '../release/releases.js';
import { safeText } from '../http/safe-text.js';

const servedSchema = z.strictObject({ releaseId: opaqueIdSchema, version: z.string() });

export const targetItemSchema = z
  .strictObject({
    miniProgram: givenIdSchema,
    targetApp: givenIdSchema,
    environment: environmentSchema,
    availability: z.enum(['ONLINE', 'OFFLINE_BY_OWNER', 'SUSPENDED_BY_OPERATOR', 'NEVER_RELEASED']),
    baseline: servedSchema.nullable(),
    candidate: servedSchema
      .extend({ since: timeSchema, owner: z.string() })
      .nullable()
      .meta({ description: 'The release in gray that serves users.' }),
    percentage: percentageSchema.meta({ description: 'Of users that get the candidate.' }),
    revision: revisionSchema,
    retained: z.array(servedSchema).meta({ description: 'What a rollback can go back to, newest first.' }),
    suspension: z.strictObject({ by: z.string(), reason: z.string(), since: timeSchema }).nullable(),
  })
  .meta({ id: 'TargetItem' });

export const targetSchema = targetItemSchema
  .extend({ workspaces: sidesSchema, allowedActions: z.array(allowedActionSchema) })
  .meta({ id: 'Target' });

export type WireTarget = z.output<typeof targetSchema>;

/** An item of the list, with the names that a row shows. */
export const targetListItemSchema = targetItemSchema
  .extend({ miniProgramName: z.string(), targetAppName: z.string() })
  .meta({ id: 'TargetListItem' });

export const targetPageSchema = pageSchema(targetListItemSchema).meta({ id: 'TargetPage' });

export const targetListQuery = z.strictObject({
  ...pageQuery,
  q: searchQuery.q.meta({
    description: 'Words that all must match: a part of the id or name of the mini program or target app.',
  }),
  miniProgram: givenIdSchema.optional(),
  targetApp: givenIdSchema.optional(),
  environment: environmentSchema.optional(),
  workspace: opaqueIdSchema.optional(),
});

export const targetCommandAnswerSchema = z
  .strictObject({ command: commandSchema, target: targetSchema })
  .meta({ id: 'TargetCommandAnswer' });

export const explainQuery = z.strictObject({
  user: safeText(0, 4096)
    .optional()
    .meta({ description: 'The user key as the super app sends it; without one: a user who is not signed in.' }),
  at: givenTimeSchema.optional().meta({ description: 'A moment in the past: what this user got then.' }),
});

export const explanationSchema = z
  .strictObject({
    verdict: z.enum(['pilot', 'candidate', 'baseline', 'unavailable']),
    reason: z.string().meta({ example: 'IN_GRAY' }),
    releaseId: opaqueIdSchema.nullable(),
    version: z.string().nullable(),
    userHash: z.int().nullable(),
    position: z.int().nullable().meta({ description: 'In the order of joining; in gray when below the threshold.' }),
    threshold: z.int().nullable(),
    percentage: percentageSchema.nullable(),
    entersAtPercentage: percentageSchema.nullable().meta({ description: 'The first at which this user is in.' }),
    saltFingerprint: z.string().nullable(),
    at: timeSchema.optional().meta({ description: 'The moment that was asked about.' }),
    targetRevision: z.int().optional().meta({ description: 'Of the target at that moment.' }),
    doubts: z
      .array(z.enum(['RESHUFFLED', 'TESTERS_CHANGED']))
      .optional()
      .meta({ description: 'Why the past cannot be proved: empty when it can.' }),
  })
  .meta({ id: 'Explanation' });
