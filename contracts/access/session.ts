/** Signing in to the console: a token, or the code of a link, is exchanged for a cookie. */
import { z } from 'zod';
import { opaqueIdSchema, timeSchema } from '../http/common.js';
import { actorNameSchema } from '../http/display-name.js';
import { safeText } from '../http/safe-text.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

export const createSessionSchema = z
  .union(
    [
      z.strictObject({ token: safeText(1, 512) }),
      z.strictObject({ code: safeText(1, 128) }),
      z.strictObject({ invitation: safeText(1, 128) }),
    ],
    { error: fieldErrors.TOKEN_OR_CODE },
  )
  .meta({ id: 'CreateSession' });

export const sessionSchema = z
  .strictObject({
    user: z.string(),
    expiresAt: timeSchema,
  })
  .meta({ id: 'Session' });

export const createSignInLinkSchema = z
  .strictObject({
    user: actorNameSchema.optional().meta({ description: 'Left out: you. Only a system admin may name another user.' }),
  })
  .meta({ id: 'CreateSignInLink' });

export const signInLinkSchema = z
  .strictObject({
    url: z.string().meta({ description: 'Signs the first browser in that opens it. Shown this once.' }),
    user: z.string(),
    token: opaqueIdSchema.meta({ description: 'Revoke it to end the link and the session that began with it.' }),
    expiresAt: timeSchema,
  })
  .meta({ id: 'SignInLink' });

export type CreateSession = z.output<typeof createSessionSchema>;
