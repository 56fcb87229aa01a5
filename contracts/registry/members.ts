/** Members of workspaces and of mini programs: one role each. */
import { z } from 'zod';
import { miniProgramRoles } from '../../domain/access/roles.js';
import { managedBySchema } from '../file/managed-by.js';
import { pageQuery, pageSchema, timeSchema } from '../http/common.js';
import { workspaceRoleSchema } from './workspaces.js';

export const miniProgramRoleSchema = z.enum(miniProgramRoles);

export const putWorkspaceMemberSchema = z
  .strictObject({ role: workspaceRoleSchema })
  .meta({ id: 'PutWorkspaceMember' });
export const putMiniProgramMemberSchema = z
  .strictObject({ role: miniProgramRoleSchema })
  .meta({ id: 'PutMiniProgramMember' });

const membership = { user: z.string(), addedBy: z.string(), addedAt: timeSchema };

const inLists = managedBySchema.optional().meta({ description: 'In lists.' });

export const workspaceMemberSchema = z
  .strictObject({ ...membership, role: workspaceRoleSchema, managedBy: inLists })
  .meta({ id: 'WorkspaceMember' });
export const miniProgramMemberSchema = z
  .strictObject({ ...membership, role: miniProgramRoleSchema })
  .meta({ id: 'MiniProgramMember' });

export const memberListQuerySchema = z.strictObject({ ...pageQuery });
export const workspaceMemberPageSchema = pageSchema(workspaceMemberSchema).meta({ id: 'WorkspaceMemberPage' });
export const miniProgramMemberPageSchema = pageSchema(miniProgramMemberSchema).meta({ id: 'MiniProgramMemberPage' });
