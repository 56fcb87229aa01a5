/** Signing in to the console: a token, or the code of a one-time link, is exchanged for a cookie. */
import { z } from 'zod';
import { timeSchema } from '../http/common.js';
import { safeText } from '../http/safe-text.js';

export const createSessionSchema = z
  .union([z.strictObject({ token: safeText(1, 512) }), z.strictObject({ code: safeText(1, 128) })], {
    error: 'Send either a token, or the code of a one-time link.',
  })
  .meta({ id: 'CreateSession' });

export const sessionSchema = z
  .strictObject({
    user: z.string(),
    expiresAt: timeSchema,
  })
  .meta({ id: 'Session' });

export type CreateSession = z.output<typeof createSessionSchema>;
