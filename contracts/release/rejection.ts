/** A rejection on the wire: its code, its facts with times in RFC 3339, and the remedy. */
import { z } from 'zod';
import { type Rejection, rejectionCodes, remedyOf } from '../../domain/release/rejections.js';
import { factsSchema, openCode } from '../http/problem.js';

export const rejectionSchema = z
  .strictObject({
    code: openCode(['FORBIDDEN', ...rejectionCodes], 'WRONG_STATUS'),
    facts: factsSchema.optional(),
    remedy: z.string(),
  })
  .meta({ id: 'Rejection' });

export type WireRejection = z.infer<typeof rejectionSchema>;

export function wireRejection(rejection: Rejection): WireRejection {
  const { code, ...facts } = rejection;
  return {
    code,
    ...(Object.keys(facts).length > 0 ? { facts: wireFacts(facts) } : {}),
    remedy: remedyOf(rejection),
  };
}

/** `sinceMs: 0` becomes `since: "1970-01-01T00:00:00.000Z"`, at any depth. Other values are unchanged. */
export function wireFacts(facts: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]: [string, unknown]) => wireFact(name, value)));
}

function wireFact(name: string, value: unknown): [string, unknown] {
  if (name.endsWith('Ms') && value === null) return [name.slice(0, -2), null];
  if (name.endsWith('Ms') && typeof value === 'number') return [name.slice(0, -2), new Date(value).toISOString()];
  if (Array.isArray(value)) return [name, value.map((item: unknown) => wireFact('', item)[1])];
  if (typeof value === 'object' && value !== null) return [name, wireFacts(value)];
  return [name, value];
}
