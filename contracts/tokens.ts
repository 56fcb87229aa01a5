/** Tokens for the API. The secret is in the answer to making one, and nowhere else ever after. */
import { z } from 'zod';
import { givenTimeSchema, opaqueIdSchema, pageQuery, pageSchema, timeSchema } from './common.js';
import { actorNameSchema, displayNameSchema } from './display-name.js';

export const tokenScopes = ['read', 'operate', 'decide'] as const;

const scopesSchema = z
  .array(z.enum(tokenScopes))
  .min(1)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'Names a scope twice.');

export const createTokenSchema = z
  .strictObject({
    user: actorNameSchema.meta({ description: 'Whom it stands for; another than oneself only for a system admin.' }),
    name: displayNameSchema.meta({ description: 'What it is for.', example: 'CI of the weather team' }),
    scopes: scopesSchema.optional().meta({ description: 'Those of the token that asks, if left out; never more.' }),
    workspace: opaqueIdSchema.optional().meta({ description: 'Its roles count in this workspace only.' }),
    expiresAt: givenTimeSchema.optional(),
    systemAdmin: z.boolean().optional().meta({ description: 'Only a system admin may name another one.' }),
  })
  .meta({ id: 'CreateToken' });

export const tokenSchema = z
  .strictObject({
    id: opaqueIdSchema,
    user: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    workspace: opaqueIdSchema.optional(),
    systemAdmin: z.boolean(),
    createdBy: z.string(),
    createdAt: timeSchema,
    expiresAt: timeSchema.optional(),
    revokedAt: timeSchema.optional(),
    lastUsedAt: timeSchema.nullable().meta({
      description: 'To five minutes; null: never. What the console asks with its session counts as use of its token.',
    }),
  })
  .meta({ id: 'Token' });

export const createdTokenSchema = tokenSchema
  .extend({ secret: z.string().meta({ description: 'Shown this once.' }) })
  .meta({ id: 'CreatedToken' });

export const tokenListQuerySchema = z.strictObject({
  ...pageQuery,
  user: actorNameSchema.optional().meta({ description: 'Another than oneself only for a system admin.' }),
});

export const tokenPageSchema = pageSchema(tokenSchema).meta({ id: 'TokenPage' });
export type CreateToken = z.output<typeof createTokenSchema>;
export type TokenBody = z.output<typeof tokenSchema>;
