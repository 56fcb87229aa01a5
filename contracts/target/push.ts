/** Requests and answers for the push address of a target app. */
import { z } from 'zod';
import { addressSchema } from '../http/address.js';
import { timeSchema } from '../http/common.js';

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

/** Why an address is refused. */
export type PushAddressRefusal = 'NOT_HTTPS' | 'HAS_CREDENTIALS' | 'PRIVATE_ADDRESS' | 'UNKNOWN_HOST';

export type PushBody = z.output<typeof pushSchema>;
