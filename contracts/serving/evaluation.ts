/**
 * OFREP requests and answers, as the OpenAPI document shows them. The decision plane reads and writes them by hand, for
 * its speed. A test holds its answers against these schemas.
 */
import { z } from 'zod';
import { environmentSchema, givenIdSchema, opaqueIdSchema, percentageSchema, revisionSchema } from '../http/common.js';

export const evaluationRequestSchema = z
  .object({
    context: z.object({
      targetingKey: z
        .string()
        .meta({ description: 'Key of the user. Empty: a launch without one.', example: 'user-1' }),
      targetApp: givenIdSchema
        .optional()
        .meta({ description: 'May be left out when the token is for one.', example: 'wallet' }),
      environment: environmentSchema.optional().meta({ description: 'production when it is left out.' }),
    }),
  })
  .meta({ id: 'EvaluationRequest' });

export const evaluationSchema = z
  .strictObject({
    key: givenIdSchema,
    value: z.string().optional().meta({ description: 'The version. Absent when none is available.', example: '2.3.1' }),
    reason: z.enum(['STATIC', 'TARGETING_MATCH', 'SPLIT', 'DISABLED']),
    variant: z.enum(['candidate', 'baseline', 'unavailable']),
    metadata: z.strictObject({
      releaseId: opaqueIdSchema.optional(),
      percentage: percentageSchema.optional().meta({ description: 'Asked for, of the release that is given.' }),
      revision: revisionSchema.meta({ description: 'Of the target.' }),
    }),
  })
  .meta({ id: 'Evaluation' });

export const bulkEvaluationSchema = z
  .strictObject({
    flags: z.array(evaluationSchema),
    eventStreams: z.array(
      z.strictObject({
        type: z.literal('sse'),
        endpoint: z.strictObject({ requestUri: z.string() }),
        inactivityDelaySec: z.int(),
      }),
    ),
  })
  .meta({ id: 'BulkEvaluation' });

export const evaluationFailureSchema = z
  .strictObject({
    key: z.string().optional(),
    errorCode: z.enum(['PARSE_ERROR', 'TARGETING_KEY_MISSING', 'INVALID_CONTEXT', 'FLAG_NOT_FOUND']),
    errorDetails: z.string(),
  })
  .meta({ id: 'EvaluationFailure' });
