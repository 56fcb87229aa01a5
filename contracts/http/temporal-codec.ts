/**
 * Requests of the Temporal UI and command line to a codec endpoint: Temporal's `Payloads` in the JSON form of protobuf.
 */
import { z } from 'zod';
import { fieldErrors } from '../../domain/values/field-errors.js';

const base64Schema = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, fieldErrors.NOT_BASE64)
  .meta({ example: 'eyJyZWFzb24iOiJjcmFzaGVzIn0=' });

const payloadSchema = z
  .strictObject({
    metadata: z.record(z.string(), base64Schema).optional(),
    data: base64Schema.optional(),
  })
  .meta({ id: 'TemporalPayload' });

export const payloadsSchema = z.strictObject({ payloads: z.array(payloadSchema) }).meta({ id: 'TemporalPayloads' });

export type WirePayload = z.infer<typeof payloadSchema>;
