/** Requests and answers for workspaces. */
import { z } from 'zod';
import { workspaceKinds, workspaceRoles } from '../../domain/access/roles.js';
import { opaqueIdSchema, pageQuery, pageSchema, timeSchema } from '../http/common.js';
import { actorNameSchema, displayNameSchema } from '../http/display-name.js';

export const workspaceKindSchema = z
  .enum(workspaceKinds)
  .meta({ description: 'Only a tenant owns target apps; both create mini programs.' });
export const workspaceRoleSchema = z.enum(workspaceRoles);

export const createWorkspaceSchema = z
  .strictObject({
    name: displayNameSchema,
    kind: workspaceKindSchema,
    admin: actorNameSchema
      .optional()
      .meta({ description: 'Its first admin. Only a system admin may name another user.' }),
  })
  .meta({ id: 'CreateWorkspace' });

const workspacePolicySchema = z.strictObject({
  developersMayStop: z.boolean().meta({ description: 'Whether developers may pause, reset, cancel and roll back.' }),
});

export const changeWorkspaceSchema = z
  .strictObject({ name: displayNameSchema.optional(), policy: workspacePolicySchema.partial().optional() })
  .meta({ id: 'ChangeWorkspace' });

export const workspaceSchema = z
  .strictObject({
    id: opaqueIdSchema,
    name: z.string(),
    kind: workspaceKindSchema,
    policy: workspacePolicySchema,
    role: workspaceRoleSchema.optional().meta({ description: 'What the principal is here; absent when no member.' }),
    createdBy: z.string(),
    createdAt: timeSchema,
  })
  .meta({ id: 'Workspace' });

/** The workspaces on both sides of a target. */
export const sidesSchema = z
  .strictObject({ miniProgram: opaqueIdSchema, targetApp: opaqueIdSchema })
  .meta({ description: 'The workspaces that own the mini program and the target app.' });

export const workspaceListQuerySchema = z.strictObject({ ...pageQuery });
export const workspacePageSchema = pageSchema(workspaceSchema).meta({ id: 'WorkspacePage' });

export type WorkspaceBody = z.output<typeof workspaceSchema>;
