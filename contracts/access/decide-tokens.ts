/** Tokens with which back ends and super apps read decisions. They are valid for the decision plane only. */
import { z } from 'zod';
import { givenIdSchema, givenTimeSchema, opaqueIdSchema, timeSchema, hasNoDoubles } from '../http/common.js';
import { displayNameSchema } from '../http/display-name.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

/** `page`: for use in a page that any user can read. `server`: for a back end. It also gives access to the stream. */
const decideTokenKinds = ['page', 'server'] as const;
export type DecideTokenKind = (typeof decideTokenKinds)[number];

const kindSchema = z.enum(decideTokenKinds);

export const createDecideTokenSchema = z
  .strictObject({
    name: displayNameSchema.meta({ description: 'Who uses it.', example: 'launcher of the wallet' }),
    targetApps: z
      .array(givenIdSchema)
      .min(1)
      .max(100)
      .refine(hasNoDoubles, fieldErrors.TWICE)
      .meta({ description: 'All of this workspace.' }),
    kind: kindSchema.default('page').meta({
      description:
        'page: OFREP evaluations, also from pages of other origins. server: OFREP evaluations and the stream of targets with salts and keys of testers; no page of another origin can read an answer.',
    }),
    expiresAt: givenTimeSchema.optional(),
  })
  .meta({ id: 'CreateDecideToken' });

export const decideTokenSchema = z
  .strictObject({
    id: opaqueIdSchema,
    name: z.string(),
    kind: kindSchema
      .optional()
      .meta({ description: 'Absent: made before tokens had kinds, and opens what both open.' }),
    targetApps: z.array(z.string()),
    createdBy: z.string(),
    createdAt: timeSchema,
    expiresAt: timeSchema.optional(),
    revokedAt: timeSchema.optional(),
  })
  .meta({ id: 'DecideToken' });

export const decideTokenListSchema = z.strictObject({ items: z.array(decideTokenSchema) }).meta({ id: 'DecideTokens' });

export const createdDecideTokenSchema = decideTokenSchema
  .extend({ secret: z.string().meta({ description: 'Shown this once.' }) })
  .meta({ id: 'CreatedDecideToken' });

export type DecideTokenBody = z.input<typeof decideTokenSchema>;
