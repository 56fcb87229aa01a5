/** Requests and answers for mini programs. Those for versions are in `versions.ts`. */
import { z } from 'zod';
import { givenIdSchema, opaqueIdSchema, pageQuery, pageSchema, searchQuery, timeSchema } from '../http/common.js';
import { displayNameSchema } from '../http/display-name.js';
import { eventSchema } from '../release/events.js';
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

export const miniProgramListQuerySchema = z.strictObject({ ...pageQuery, ...searchQuery });
export const miniProgramPageSchema = pageSchema(miniProgramSchema).meta({ id: 'MiniProgramPage' });

/** An event with its aggregate: the activity combines many trails. */
const activitySchema = eventSchema
  .extend({
    id: opaqueIdSchema,
    about: z.strictObject({
      kind: z.enum(['release', 'target', 'workspace', 'mini_program', 'target_app']),
      id: z.string().meta({ description: 'A target is named by mini program, target app and environment.' }),
    }),
  })
  .meta({ id: 'Activity' });

export const activityListQuerySchema = z.strictObject({ ...pageQuery });
export const activityPageSchema = pageSchema(activitySchema).meta({ id: 'ActivityPage' });

export type MiniProgramBody = z.output<typeof miniProgramSchema>;
