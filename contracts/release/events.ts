/** Events of a trail, in order, without gaps. */
import { z } from 'zod';
import { releaseEventTypes } from '../../domain/release/event-types.js';
import { opaqueIdSchema, pageQuery, pageSchema, queryList, timeSchema } from '../http/common.js';
import { actorNameSchema } from '../http/display-name.js';
import { factsSchema } from '../http/problem.js';

export const eventSchema = z
  .strictObject({
    seq: z.int().min(1).meta({ description: 'Without gaps for one release, one target, and so on.' }),
    type: z.string().meta({ example: 'PercentageSet' }),
    at: timeSchema,
    actor: z.string(),
    before: factsSchema.nullable(),
    after: factsSchema.nullable(),
    reason: z.string().nullable(),
    commandId: opaqueIdSchema.nullable(),
  })
  .meta({ id: 'Event' });

/** An event of a token or a session. */
export const accessEventSchema = z
  .strictObject({
    id: opaqueIdSchema,
    about: z.strictObject({ kind: z.enum(['token', 'session']), id: opaqueIdSchema }),
    user: z.string().meta({ description: 'Whose token or session; `actor` is who did it.' }),
    ...eventSchema.shape,
  })
  .meta({ id: 'AccessEvent' });

export const accessEventPageSchema = pageSchema(accessEventSchema).meta({ id: 'AccessEventPage' });

export const accessEventListQuery = z.strictObject({
  ...pageQuery,
  user: actorNameSchema.optional().meta({ description: 'Another than oneself only for a system admin.' }),
  everybody: z.enum(['true', 'false']).optional().meta({ description: 'true: of every user, for a system admin.' }),
});

export type AccessEventBody = z.output<typeof accessEventSchema>;
export type WireEvent = z.output<typeof eventSchema>;

export const eventPageSchema = pageSchema(eventSchema).meta({ id: 'EventPage' });
export const eventListQuery = z.strictObject({ ...pageQuery });

export const targetEventListQuery = z.strictObject({
  ...pageQuery,
  sort: z.enum(['at', '-at']).optional().meta({ description: '-at: the newest first. Default: at.' }),
});

export const releaseEventListQuery = z.strictObject({
  ...targetEventListQuery.shape,
  type: queryList(z.enum(releaseEventTypes), releaseEventTypes.length)
    .optional()
    .meta({ description: 'May be given several times: any of them.' }),
});
