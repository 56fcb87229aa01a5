/** Tokens with which backends and super apps read decisions. They open the decision plane and nothing else. */
import { z } from 'zod';
import { givenIdSchema, givenTimeSchema, opaqueIdSchema, timeSchema } from './common.js';
import { displayNameSchema } from './display-name.js';

export const createDecideTokenSchema = z
  .strictObject({
    name: displayNameSchema.meta({ description: 'Who uses it.', example: 'launcher of the wallet' }),
    targetApps: z
      .array(givenIdSchema)
      .min(1)
      .max(100)
      .refine((ids) => new Set(ids).size === ids.length, 'Names a target app twice.')
      .meta({ description: 'All of this workspace.' }),
    expiresAt: givenTimeSchema.optional(),
  })
  .meta({ id: 'CreateDecideToken' });

export const decideTokenSchema = z
  .strictObject({
    id: opaqueIdSchema,
    name: z.string(),
    targetApps: z.array(z.string()),
    createdBy: z.string(),
    createdAt: timeSchema,
    expiresAt: timeSchema.optional(),
    revokedAt: timeSchema.optional(),
  })
  .meta({ id: 'DecideToken' });

export const decideTokenListSchema = z.strictObject({ items: z.array(decideTokenSchema) }).meta({ id: 'DecideTokens' });

export const createdDecideTokenSchema = decideTokenSchema
  .extend({ secret: z.string().meta({ description: 'Shown this once.' }) })
  .meta({ id: 'CreatedDecideToken' });

export type DecideTokenBody = z.input<typeof decideTokenSchema>;
