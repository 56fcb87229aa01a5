/** The overview: how many releases roll out, changed, are paused, wait for a reviewer or for the super app. */
import { z } from 'zod';
import { environmentSchema, opaqueIdSchema } from '../http/common.js';

export const overviewQuery = z.strictObject({
  workspace: opaqueIdSchema.optional().meta({ description: 'Of the mini program or the target app. Default: all.' }),
  environment: z
    .enum([...environmentSchema.options, 'all'])
    .optional()
    .meta({ description: 'Default: production.' }),
});

const count = z.int().min(0);

export const overviewSchema = z
  .strictObject({
    counts: z.strictObject({
      rollingOut: count.meta({ description: 'In Grayscale Release at a share above 0 %.' }),
      changedInLastHour: count.meta({ description: 'By their last change.' }),
      paused: count,
      waitingForMyReview: count.meta({ description: 'Open requests that you may decide as a reviewer.' }),
      notConfirmed: count.meta({ description: 'The super app has not confirmed a step, a fall or a full release.' }),
    }),
  })
  .meta({ id: 'Overview' });
