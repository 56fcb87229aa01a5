/** The schema of every error answer (RFC 9457), and the codes that are not rejections of the domain. */
import { z } from 'zod';
import { rejectionCodes } from '../../domain/release/rejections.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

/** Codes for invalid requests and for failures of the server. `code` also holds the rejections of the domain. */
export const problemCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'PRECONDITION_FAILED',
  'RANGE_NOT_SATISFIABLE',
  'GONE',
  'INVALID_SHAPE',
  'INVALID_VALUE',
  'IDEMPOTENCY_KEY_REUSED',
  'COMMAND_ALREADY_DECIDED',
  'BODY_TOO_LARGE',
  'BODY_NOT_JSON',
  'TOO_MANY_REQUESTS',
  'TOO_MANY_STREAMS',
  'STREAMS_EXHAUSTED',
  'UNAVAILABLE',
  'WORKFLOW_UNAVAILABLE',
  'PUSH_ADDRESS_REFUSED',
  'UNEXPECTED',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** A string instead of an enum: a generated client must not fail on a code that a later version adds. */
export function openCode(codes: readonly string[], example: string): z.ZodString {
  const description = `Later versions add codes: accept any. Today: ${codes.join(', ')}.`;
  return z.string().meta({ description, example });
}

export const inputErrorSchema = z.strictObject({
  path: z.string().meta({ description: 'Where, as a JSON pointer into the part of the request.', example: '/reason' }),
  code: openCode(Object.keys(fieldErrors), 'NO_REASON'),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  message: z.string().meta({ description: 'What is wrong, in English.' }),
});

export type InputError = z.infer<typeof inputErrorSchema>;

export const factsSchema = z
  .record(z.string(), z.unknown())
  .meta({ description: 'What a program needs to know about it; which facts depends on the code.' });

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string(),
    code: openCode([...problemCodes, ...rejectionCodes], 'TARGET_BUSY'),
    facts: factsSchema.optional(),
    remedy: z.string().optional().meta({ description: 'The way forward, for a person.' }),
    errors: z.array(inputErrorSchema).optional(),
    command: z.unknown().optional().meta({ description: 'A refused command as it stands in the ledger.' }),
    release: z.unknown().optional().meta({ description: 'The current state, where it is what made the difference.' }),
    target: z.unknown().optional().meta({ description: 'The current state, where it is what made the difference.' }),
  })
  .meta({ id: 'Problem' });
