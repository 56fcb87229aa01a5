/** Whether change windows let increases through on a target, now or at another time. */
import { z } from 'zod';
import { givenTimeSchema, opaqueIdSchema, timeSchema } from '../http/common.js';
import { windowKinds } from '../../domain/window/window.js';

export const targetWindowQuery = z.strictObject({
  at: givenTimeSchema.optional().meta({ description: 'Default: now. At most 400 days away.' }),
});

/** As in the facts of FROZEN. */
const blockingWindowSchema = z
  .strictObject({
    id: opaqueIdSchema,
    workspaceId: opaqueIdSchema,
    sides: z.array(z.enum(['MINI_PROGRAM', 'TARGET_APP'])).meta({ description: 'Whose workspace has it.' }),
    name: z.string(),
    kind: z.enum(windowKinds),
    reason: z.string(),
    by: z.string(),
    since: timeSchema,
    until: timeSchema.nullable().meta({ description: 'null: without an end, or not within 400 days.' }),
  })
  .meta({ id: 'BlockingWindow' });

export const targetWindowSchema = z
  .strictObject({
    at: timeSchema,
    open: z.boolean(),
    reason: z.string().optional().meta({ description: 'Of the first window that is closed.' }),
    windows: z.array(blockingWindowSchema).meta({ description: 'Those that are closed.' }),
    nextOpen: timeSchema.optional().meta({ description: 'Of a closed target; absent if not within 400 days.' }),
    nextClose: timeSchema.optional().meta({ description: 'Of an open target; absent if not within 400 days.' }),
  })
  .meta({ id: 'TargetWindow' });
