/** Console sessions, as their user and system admins see them. */
import { z } from 'zod';
import { opaqueIdSchema, pageQuery, pageSchema, timeSchema } from '../http/common.js';
import { actorNameSchema } from '../http/display-name.js';

export const listedSessionSchema = z
  .strictObject({
    id: opaqueIdSchema,
    user: z.string(),
    token: z
      .strictObject({ id: opaqueIdSchema, name: z.string() })
      .meta({ description: 'The token that the session was made with. It ends with that token.' }),
    current: z.boolean().meta({ description: 'Whether this request was sent with it.' }),
    createdAt: timeSchema,
    expiresAt: timeSchema,
    lastUsedAt: timeSchema.nullable().meta({ description: 'To five minutes; null: never.' }),
    clientAddress: z.string().nullable().meta({ description: 'From where it was begun.' }),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'ListedSession' });

export const sessionListQuerySchema = z.strictObject({
  ...pageQuery,
  user: actorNameSchema.optional().meta({ description: 'Another than oneself only for a system admin.' }),
});

export const endSessionsQuerySchema = z.strictObject({
  user: actorNameSchema.optional().meta({ description: 'Another than oneself only for a system admin.' }),
  keepCurrent: z.enum(['true', 'false']).optional().meta({ description: 'true: the session that asks stays.' }),
});

export const sessionPageSchema = pageSchema(listedSessionSchema).meta({ id: 'SessionPage' });
export const endedSessionsSchema = z.strictObject({ sessionsEnded: z.int().min(0) }).meta({ id: 'EndedSessions' });
export type ListedSessionBody = z.output<typeof listedSessionSchema>;
