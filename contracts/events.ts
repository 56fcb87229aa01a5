/** The trail: what happened, in order, without gaps. */
import { z } from 'zod';
import { opaqueIdSchema, pageQuery, pageSchema, timeSchema } from './common.js';
import { factsSchema } from './problem.js';

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

export type WireEvent = z.output<typeof eventSchema>;

export const eventPageSchema = pageSchema(eventSchema).meta({ id: 'EventPage' });
export const eventListQuery = z.strictObject({ ...pageQuery });
