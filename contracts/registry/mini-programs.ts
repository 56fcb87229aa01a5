/** Requests and answers for mini programs. Those for versions are in `versions.ts`. */
import { z } from 'zod';
import {
  environmentSchema,
  givenIdSchema,
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  percentageSchema,
  queryFlag,
  searchQuery,
  timeSchema,
} from '../http/common.js';
import { displayNameSchema } from '../http/display-name.js';
import { eventSchema } from '../release/events.js';
import { phaseSchema } from '../release/releases.js';
import { miniProgramRoleSchema } from './members.js';

export const createMiniProgramSchema = z
  .strictObject({ id: givenIdSchema, name: displayNameSchema })
  .meta({ id: 'CreateMiniProgram' });

export const changeMiniProgramSchema = z
  .strictObject({ name: displayNameSchema.optional() })
  .meta({ id: 'ChangeMiniProgram' });

export const miniProgramSchema = z
  .strictObject({
    id: givenIdSchema,
    name: z.string(),
    workspace: opaqueIdSchema
      .optional()
      .meta({ description: 'Absent for those who know it only from releases on their target apps.' }),
    role: miniProgramRoleSchema.optional().meta({ description: 'What the principal is in this mini program itself.' }),
    createdBy: z.string().optional(),
    createdAt: timeSchema.optional(),
  })
  .meta({ id: 'MiniProgram' });

const placedReleaseFields = {
  releaseId: opaqueIdSchema,
  version: z.string(),
  targetApp: givenIdSchema,
  targetAppName: z.string(),
};

function newestSchema<Item extends z.ZodType>(item: Item) {
  const newest = z.array(item).max(3).meta({ description: 'The last change first, at most three.' });
  return z.strictObject({ count: z.int().min(0), newest });
}

/** An item of the list, with the state that its row shows. */
export const miniProgramListItemSchema = miniProgramSchema
  .extend({
    live: newestSchema(z.strictObject(placedReleaseFields)).meta({
      description: 'Full releases on production targets.',
    }),
    rollingOut: newestSchema(
      z.strictObject({ ...placedReleaseFields, percentage: percentageSchema, phase: phaseSchema }),
    ).meta({ description: 'Releases in gray with a share above 0, with the configured share.' }),
    openReviews: z.int().min(0).meta({ description: 'Requests to go live or offline without a decision.' }),
  })
  .meta({ id: 'MiniProgramListItem' });

export const miniProgramListQuerySchema = z.strictObject({
  ...pageQuery,
  ...searchQuery,
  live: queryFlag.optional().meta({ description: 'true: a release is full on a production target.' }),
  rollingOut: queryFlag.optional().meta({ description: 'true: a release in gray has a share above 0.' }),
  inReview: queryFlag.optional().meta({ description: 'true: a review is open.' }),
  sort: z
    .enum(['id', '-created'])
    .optional()
    .meta({ description: 'A minus: the newest first. Default: id. A cursor is valid for its own sort.' }),
});
export const miniProgramPageSchema = pageSchema(miniProgramListItemSchema).meta({ id: 'MiniProgramPage' });

/** An event with its aggregate: the activity combines many trails. */
const activitySchema = eventSchema
  .extend({
    id: opaqueIdSchema,
    about: z.strictObject({
      kind: z.enum(['release', 'target', 'workspace', 'mini_program', 'target_app']),
      id: z.string().meta({ description: 'A target is named by mini program, target app and environment.' }),
      version: z.string().optional().meta({ description: 'Of a release.' }),
      targetAppName: z.string().optional().meta({ description: 'Of a release or a target.' }),
      environment: environmentSchema.optional().meta({ description: 'Of a release or a target.' }),
    }),
  })
  .meta({ id: 'Activity' });

export const activityListQuerySchema = z.strictObject({ ...pageQuery });
export const activityPageSchema = pageSchema(activitySchema).meta({ id: 'ActivityPage' });

export type MiniProgramBody = z.output<typeof miniProgramSchema>;
export type MiniProgramListItem = z.output<typeof miniProgramListItemSchema>;
