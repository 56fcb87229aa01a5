/** The answer of GET /v1/me: the authenticated user. */
import { z } from 'zod';
import { givenIdSchema, opaqueIdSchema } from '../http/common.js';
import { miniProgramRoleSchema } from '../registry/members.js';
import { tokenSchema } from './tokens.js';
import { workspaceKindSchema, workspaceRoleSchema } from '../registry/workspaces.js';

export const meSchema = z
  .strictObject({
    user: z.string(),
    systemAdmin: z.boolean(),
    token: tokenSchema.pick({
      id: true,
      name: true,
      scopes: true,
      workspace: true,
      joinedWorkspaces: true,
      expiresAt: true,
    }),
    tokenLifetime: z
      .strictObject({ defaultDays: z.int().nullable(), maxDays: z.int().nullable() })
      .meta({ description: 'Of tokens that are made now, as the installation is set. null: no end, no maximum.' }),
    workspaces: z.array(
      z.strictObject({ id: opaqueIdSchema, name: z.string(), kind: workspaceKindSchema, role: workspaceRoleSchema }),
    ),
    miniPrograms: z.array(
      z.strictObject({
        id: givenIdSchema,
        name: z.string(),
        workspace: opaqueIdSchema,
        role: miniProgramRoleSchema,
      }),
    ),
  })
  .meta({ id: 'Me' });
