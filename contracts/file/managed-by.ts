/** Of an object: the files that it was applied from. */
import { z } from 'zod';
import { timeSchema } from '../http/common.js';

export const managedBySchema = z
  .strictObject({
    manager: z.string().meta({ description: 'The name that the apply had.', example: 'halftone' }),
    appliedAt: timeSchema,
  })
  .meta({ id: 'ManagedBy' })
  .nullable()
  .meta({ description: 'The files that it was applied from. They report a change by another way as a conflict.' });
