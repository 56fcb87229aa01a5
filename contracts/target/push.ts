/** Requests and answers for the push address of a target app. */
import { z } from 'zod';
import { addressSchema } from '../http/address.js';
import { environmentSchema, givenIdSchema, opaqueIdSchema, pageQuery, pageSchema, timeSchema } from '../http/common.js';

const urlSchema = addressSchema.meta({
  description: 'Of the back end of the super app; https.',
  example: 'https://wallet.example/halftone',
});

export const setPushSchema = z.strictObject({ url: urlSchema }).meta({ id: 'SetPush' });

export const pushSchema = z
  .strictObject({
    url: z.string(),
    setBy: z.string(),
    setAt: timeSchema,
    previousSecretUntil: timeSchema
      .optional()
      .meta({ description: 'The secret before this one signs too, until then.' }),
    unconfirmedTargets: z.int().min(0).meta({ description: 'Targets with something that was not confirmed yet.' }),
    unconfirmedSince: timeSchema.optional().meta({ description: 'Since when the oldest of them waits.' }),
    lastError: z.string().optional().meta({ description: 'How one of them failed last.' }),
  })
  .meta({ id: 'Push' });

export const pushWithSecretSchema = pushSchema
  .extend({
    secret: z
      .string()
      .optional()
      .meta({ description: 'Signs what is sent (Standard Webhooks). Shown this once, where it is new.' }),
  })
  .meta({ id: 'PushWithSecret' });

export const pushTestSchema = z
  .strictObject({
    url: z.string(),
    delivered: z.boolean().meta({ description: 'Whether the super app answered 2xx within five seconds.' }),
    status: z.int().optional().meta({ description: 'Absent: no answer.' }),
    error: z.string().optional(),
  })
  .meta({ id: 'PushTest' });

const pushDeliverySchema = z
  .strictObject({
    miniProgram: givenIdSchema,
    environment: environmentSchema,
    revision: z.int().meta({ description: 'Of the target now.' }),
    confirmedRevision: z.int().meta({ description: 'The newest that the super app has confirmed; 0: none.' }),
    unconfirmedSince: timeSchema.optional().meta({ description: 'Absent: everything is confirmed.' }),
    nextTryAt: timeSchema.optional(),
    tries: z.int().min(0).meta({ description: 'Failed tries in a row.' }),
    lastError: z.string().optional(),
  })
  .meta({ id: 'PushDelivery' });

export const pushDeliveryListSchema = z
  .strictObject({ items: z.array(pushDeliverySchema) })
  .meta({ id: 'PushDeliveries' });

const pushOutcomes = ['confirmed', 'refused', 'unreachable', 'forbidden'] as const;

const pushAttemptSchema = z
  .strictObject({
    id: opaqueIdSchema,
    miniProgram: givenIdSchema,
    targetApp: givenIdSchema,
    environment: environmentSchema,
    releaseId: opaqueIdSchema.optional().meta({
      description:
        'The release whose step, or whose unconfirmed change, was sent. Absent: a change of the target alone.',
    }),
    revision: z.int().meta({ description: 'Of the target that was sent.' }),
    attempt: z.int().min(1).meta({ description: '1 is the first since the last confirmation.' }),
    startedAt: timeSchema,
    durationMs: z.int().min(0),
    outcome: z.enum(pushOutcomes).meta({
      description:
        'confirmed: 2xx. refused: another status. unreachable: no answer within five seconds. forbidden: the address is not allowed.',
    }),
    status: z.int().optional().meta({ description: 'Of the answer. Absent: none.' }),
    error: z.string().optional().meta({ description: 'Why it failed. Only for admins of the target app.' }),
    nextTryAt: timeSchema
      .optional()
      .meta({ description: 'At the latest; a change is sent before. Absent: confirmed.' }),
  })
  .meta({ id: 'PushAttempt' });

export const pushAttemptPageSchema = pageSchema(pushAttemptSchema).meta({ id: 'PushAttemptPage' });

export const pushAttemptQuerySchema = z.strictObject({
  ...pageQuery,
  miniProgram: givenIdSchema.optional(),
  environment: environmentSchema.optional(),
  result: z.enum(['confirmed', 'failed']).optional().meta({ description: 'Default: both.' }),
});

export const releasePushAttemptQuerySchema = z.strictObject({ ...pageQuery });

export type PushAttemptBody = z.output<typeof pushAttemptSchema>;
export type PushTestBody = z.output<typeof pushTestSchema>;
export type PushDeliveryBody = z.output<typeof pushDeliverySchema>;

/** Why an address is refused. */
export type PushAddressRefusal = 'NOT_HTTPS' | 'HAS_CREDENTIALS' | 'PRIVATE_ADDRESS' | 'UNKNOWN_HOST';

export type PushBody = z.output<typeof pushSchema>;
