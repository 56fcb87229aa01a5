/** Decisions of the last hour, as counted by the decision plane. */
import { z } from 'zod';
import { percentageSchema, timeSchema } from '../http/common.js';

const countSchema = z.int().min(0);

export const exposureSchema = z
  .strictObject({
    from: timeSchema,
    to: timeSchema,
    decisions: countSchema.meta({ description: 'Asked of these servers about the target, launches and bulk answers.' }),
    ofRelease: countSchema.meta({ description: 'Those that gave this release.' }),
    percentage: percentageSchema
      .optional()
      .meta({ description: 'Share of the decisions that gave this release; absent when there were none.' }),
    series: z
      .array(z.strictObject({ at: timeSchema, decisions: countSchema, ofRelease: countSchema }))
      .meta({ description: 'By minute, the oldest first; minutes without decisions are left out.' }),
  })
  .meta({
    id: 'Exposure',
    description:
      'A sample: what in-process libraries decide, what was answered with 304, and what a process had not written down when it ended is not in it.',
  });

export type Exposure = z.output<typeof exposureSchema>;
