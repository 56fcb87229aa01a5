/** API tokens. The secret is only in the answer that creates the token. */
import { z } from 'zod';
import { tokenScopes } from '../../domain/access/scopes.js';
import { givenTimeSchema, opaqueIdSchema, pageQuery, pageSchema, timeSchema, hasNoDoubles } from '../http/common.js';
import { actorNameSchema, displayNameSchema, existingActorNameSchema } from '../http/display-name.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

const scopesSchema = z.array(z.enum(tokenScopes)).min(1).refine(hasNoDoubles, fieldErrors.TWICE);

export const createTokenSchema = z
  .strictObject({
    user: actorNameSchema.meta({ description: 'The user of the token. Only a system admin may name another user.' }),
    name: displayNameSchema.meta({ description: 'What it is for.', example: 'CI of the weather team' }),
    scopes: scopesSchema.optional().meta({ description: 'Those of the token that asks, if left out; never more.' }),
    workspace: opaqueIdSchema.optional().meta({ description: 'Its roles count in this workspace only.' }),
    expiresAt: givenTimeSchema.optional().meta({
      description:
        'Left out: the default of the installation (90 days unless set), and never later than the token that asks.',
    }),
    systemAdmin: z.boolean().optional().meta({ description: 'Only a system admin may name another one.' }),
  })
  .meta({ id: 'CreateToken' });

export const tokenSchema = z
  .strictObject({
    id: opaqueIdSchema,
    user: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    workspace: opaqueIdSchema.optional().meta({ description: 'Its roles count here only. Absent: everywhere.' }),
    joinedWorkspaces: z.array(opaqueIdSchema).optional().meta({
      description: 'Further workspaces in which its roles count: its user joined them with it. Absent: none.',
    }),
    systemAdmin: z.boolean(),
    createdBy: z.string(),
    createdWith: opaqueIdSchema.optional().meta({
      description: 'The token that made it, itself or in a session of the console. Absent: made by the program itself.',
    }),
    createdInSession: opaqueIdSchema.optional().meta({ description: 'The session in which it was made.' }),
    createdAt: timeSchema,
    expiresAt: timeSchema.optional().meta({ description: 'Absent: never.' }),
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
  user: existingActorNameSchema.optional().meta({ description: 'Another than oneself only for a system admin.' }),
});

export const madeTokenSchema = z
  .strictObject({
    id: opaqueIdSchema,
    kind: z.enum(['API', 'DECIDE']),
    user: z.string().meta({ description: 'Of a decide token: who made it.' }),
    name: z.string(),
    workspace: opaqueIdSchema.optional(),
    createdWith: opaqueIdSchema.optional(),
    createdAt: timeSchema,
    expiresAt: timeSchema.optional(),
  })
  .meta({ id: 'MadeToken' });

/** Answer of a revocation: what was revoked, and which descendants of it are still valid. */
export const revokedSchema = z
  .strictObject({
    revoked: z.array(opaqueIdSchema).meta({ description: 'Tokens that this request revoked.' }),
    sessionsEnded: z.int().min(0).meta({ description: 'Open sessions that this request ended.' }),
    stillValid: z.array(madeTokenSchema).meta({
      description:
        'Tokens that were made with it, at any depth, and still are valid; at most 1,000. Send the request again with descendants=revoke to revoke them.',
    }),
  })
  .meta({ id: 'Revoked' });

export const madeTokenListSchema = z.strictObject({ items: z.array(madeTokenSchema) }).meta({ id: 'MadeTokenList' });

export const revokeQuerySchema = z.strictObject({
  descendants: z.enum(['keep', 'revoke']).optional().meta({
    description:
      'revoke: the tokens that were made with it too, at any depth. The token that asks stays, with those that it made. Default: keep.',
  }),
});

export const tokenPageSchema = pageSchema(tokenSchema).meta({ id: 'TokenPage' });
export type CreateToken = z.output<typeof createTokenSchema>;
export type RevokedBody = z.output<typeof revokedSchema>;
export type MadeTokenBody = z.output<typeof madeTokenSchema>;
export type TokenBody = z.output<typeof tokenSchema>;
