/** Schemas that all resources share: ids, times, reasons, percentages, pages of lists. */
import { z } from 'zod';
import { parseDuration } from '../../domain/values/duration.js';
import { parsePercentage } from '../../domain/values/percentage.js';
import { environments } from '../../domain/registry/target-app.js';
import { displayText, safeText } from './safe-text.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { withFacts } from './invalid-input.js';

/** An id that a user chooses: of a mini program or a target app. */
export const givenIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, fieldErrors.NOT_AN_ID)
  .meta({ example: 'weather' });

/** An id that Halftone generates. Opaque to clients. */
export const opaqueIdSchema = safeText(1, 64).meta({ example: '01980f2e-6f1c-7c3b-9a52-2f6d1b1f9f10' });

export const versionNumberSchema = safeText(1, 64).meta({ example: '2.3.1' });

/** A filter: one version, or all that begin with one or two numbers. */
export const versionFilterSchema = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6}){0,2}$/, fieldErrors.NOT_A_VERSION_FILTER)
  .meta({ description: '2.3.1 is this version. 2.3 and 2 are all versions that begin so.', example: '2.3' });

/** A user name in a token, a membership or a list of testers: any name that the installation uses. */
export const userNameSchema = safeText(1, 128).meta({ example: 'alice' });

export const environmentSchema = z.enum(environments);

export const reasonSchema = displayText(1, 500, true)
  .refine((reason) => reason.trim() !== '', fieldErrors.NO_REASON)
  .meta({ description: 'Why, for those who read the trail later.', example: 'Crashes on start' });

export const timeSchema = z.iso.datetime().meta({ description: 'RFC 3339, UTC', example: '2026-03-01T09:30:00.000Z' });

/** A time from a client: any offset, at a precision that can be stored. */
export const givenTimeSchema = z.iso.datetime({ offset: true }).meta({ example: '2026-03-01T09:30:00Z' });

/** A requested percentage: above 0, at most 100, two decimals. */
export const wantedPercentageSchema = z
  .number()
  .superRefine((percent, context) => {
    const parsed = parsePercentage(percent);
    if (parsed.outcome === 'invalid')
      context.addIssue({ code: 'custom', message: fieldErrors[`PERCENTAGE_${parsed.problem}`] });
  })
  .meta({ description: 'Percent of users, at most two decimals; 100 is a full release.', example: 12.5 });

export const percentageSchema = z
  .number()
  .min(0)
  .max(100)
  .meta({ description: 'Percent of users, at most two decimals.', example: 12.5 });

/** A filter: the least percentage. */
export const minPercentageSchema = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, fieldErrors.NOT_A_SHARE)
  .refine((text) => Number(text) <= 100, 'At most 100.')
  .transform(Number)
  .meta({ type: 'number', minimum: 0, maximum: 100 });

export const revisionSchema = z.int().min(0);

/** An integer in a query string: digits only. */
export function queryInteger(minimum: number, maximum: number): z.ZodType<number, string> {
  const range = withFacts('OUT_OF_RANGE', { least: minimum, most: maximum });
  return z
    .string()
    .regex(/^\d{1,9}$/, fieldErrors.NOT_INTEGER)
    .refine((text) => Number(text) >= minimum && Number(text) <= maximum, range)
    .transform(Number)
    .meta({ type: 'integer', minimum, maximum });
}

export function hasNoDoubles(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}

/** A boolean in a query string. */
export const queryFlag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A parameter that may be given several times. */
export function queryList<Item extends z.ZodType<unknown, string>>(
  item: Item,
  most: number,
): z.ZodType<z.output<Item>[]> {
  return z.preprocess((given) => (typeof given === 'string' ? [given] : given), z.array(item).max(most));
}

type Since = { readonly atMs: number } | { readonly agoMs: number };

/** A time, or a duration before now. `sinceMs` makes it a time. */
export const querySince = z
  .string()
  .max(64)
  .transform((text, context): Since => {
    const agoMs = parseDuration(text);
    if (agoMs !== null) return { agoMs };
    if (givenTimeSchema.safeParse(text).success) return { atMs: Date.parse(text) };
    context.addIssue({
      code: 'custom',
      message: fieldErrors.NOT_SINCE,
    });
    return z.NEVER;
  })
  .meta({
    description: 'An RFC 3339 time, or an ISO 8601 duration before now without months and years.',
    example: 'PT1H',
  });

export function sinceMs(since: Since, nowMs: number): number {
  return 'atMs' in since ? since.atMs : nowMs - since.agoMs;
}

export const defaultPageSize = 50;
export const largestPage = 200;

/** Spread into the query of every list. The cursor is the `nextCursor` of the previous page. */
export const pageQuery = {
  limit: queryInteger(1, largestPage).optional(),
  cursor: safeText(1, 500).optional(),
};

export const searchQuery = { q: safeText(1, 100).optional() };

type PageSchema<Item extends z.ZodType> = z.ZodObject<
  { items: z.ZodArray<Item>; nextCursor: z.ZodOptional<z.ZodString> },
  z.core.$strict
>;

export function pageSchema<Item extends z.ZodType>(item: Item): PageSchema<Item> {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().optional().meta({ description: 'Absent on the last page.' }),
  });
}

/** `If-Match: "<revision>"`. A proxy that compresses marks the value as weak. The revision is the same. */
export const ifMatchSchema = z
  .string()
  .regex(/^(W\/)?"\d{1,9}"$/, fieldErrors.NOT_A_REVISION)
  .transform((tag) => Number(tag.replaceAll(/\D/g, '')))
  .optional()
  .meta({ description: 'The revision that the command is meant for; a newer one answers 412.', example: '"7"' });
