/** Invitations to a workspace. The link is only in the answer that creates the invitation. */
import { z } from 'zod';
import { opaqueIdSchema, pageSchema, timeSchema } from '../http/common.js';
import { actorNameSchema } from '../http/display-name.js';
import { safeText } from '../http/safe-text.js';
import { workspaceRoleSchema } from './workspaces.js';

export const createInvitationSchema = z
  .strictObject({
    user: actorNameSchema.meta({ description: 'The name under which the invited person acts.', example: 'carol' }),
    role: workspaceRoleSchema.default('operator').meta({ description: 'Default: operator, who only reads.' }),
  })
  .meta({ id: 'CreateInvitation' });

export const invitationSchema = z
  .strictObject({
    id: opaqueIdSchema,
    user: z.string(),
    role: workspaceRoleSchema,
    invitedBy: z.string(),
    createdAt: timeSchema,
    expiresAt: timeSchema,
  })
  .meta({ id: 'Invitation' });

export const createdInvitationSchema = invitationSchema
  .extend({ url: z.string().meta({ description: 'The link for the invited person. Shown this once.' }) })
  .meta({ id: 'CreatedInvitation' });

export const invitationPageSchema = pageSchema(invitationSchema).meta({ id: 'InvitationPage' });

export const invitationCodeSchema = z.strictObject({ code: safeText(1, 128) }).meta({ id: 'InvitationCode' });

export const shownInvitationSchema = z
  .strictObject({
    workspace: z.strictObject({ id: opaqueIdSchema, name: z.string() }),
    user: z.string(),
    role: workspaceRoleSchema,
    invitedBy: z.string(),
    expiresAt: timeSchema,
    signsIn: z.boolean().meta({
      description:
        'true: the link signs in as this user (POST /v1/session). false: the user exists, signs in first, and accepts by POST /v1/invitations/accept.',
    }),
  })
  .meta({ id: 'ShownInvitation' });

export const acceptedInvitationSchema = z
  .strictObject({ workspace: opaqueIdSchema, user: z.string(), role: workspaceRoleSchema })
  .meta({ id: 'AcceptedInvitation' });

export type InvitationBody = z.output<typeof invitationSchema>;
