/** Change windows of a workspace: requests and answers. Local times have no offset: the zone of the window counts. */
import { z } from 'zod';
import { fieldErrors, fieldSentence } from '../../domain/values/field-errors.js';
import { windowProblems } from '../../domain/window/window-problems.js';
import { windowKinds } from '../../domain/window/window.js';
import { managedBySchema } from '../file/managed-by.js';
import {
  givenIdSchema,
  givenTimeSchema,
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  percentageSchema,
  queryInteger,
  reasonSchema,
  timeSchema,
} from '../http/common.js';
import { displayNameSchema } from '../http/display-name.js';
import { safeText } from '../http/safe-text.js';

const localTimeSchema = safeText(1, 16).meta({
  description: 'A local time of the zone; a date is its midnight.',
  example: '2027-02-10T00:00',
});
const zoneSchema = safeText(1, 64).meta({ description: 'An IANA time zone.', example: 'Asia/Shanghai' });
const ruleSchema = safeText(1, 200).meta({
  description: 'A recurrence rule of RFC 5545 by days, weeks, months or years; the time of day is that of the start.',
  example: 'FREQ=WEEKLY;BYDAY=SA,SU',
});
const exdatesSchema = z
  .array(safeText(1, 10).meta({ example: '2027-02-10' }))
  .max(100)
  .meta({ description: 'Local dates on which no occurrence starts.' });
const kindSchema = z.enum(windowKinds).meta({
  description:
    'DENY: no increases while it is active. ALLOW: increases only while one that covers the target is active.',
});
const scopeSchema = z
  .strictObject({ targetApp: givenIdSchema.optional(), miniProgram: givenIdSchema.optional() })
  .meta({
    description: "Empty: the workspace's mini programs everywhere, and everything on its target apps. In production.",
  });
const endSchema = localTimeSchema.nullable().meta({ description: 'Exclusive. null: without an end.' });

export const createWindowSchema = z
  .strictObject({
    name: displayNameSchema,
    kind: kindSchema,
    scope: scopeSchema.optional(),
    start: localTimeSchema.optional().meta({ description: 'Absent: now.' }),
    end: endSchema.optional(),
    zone: zoneSchema,
    rrule: ruleSchema.nullable().optional(),
    exdates: exdatesSchema.optional(),
    reason: reasonSchema,
    enabled: z.boolean().optional().meta({ description: 'Default true.' }),
  })
  .superRefine(checkWindowTimes)
  .meta({ id: 'CreateChangeWindow' });

export type CreateWindowBody = z.output<typeof createWindowSchema>;

interface GivenTimes {
  readonly start?: string | undefined;
  readonly end?: string | null | undefined;
  readonly zone: string;
  readonly rrule?: string | null | undefined;
  readonly exdates?: readonly string[] | undefined;
}

export function checkWindowTimes(
  { start, end = null, zone, rrule = null, exdates = [] }: GivenTimes,
  context: z.RefinementCtx,
): void {
  // Without a start it is now, which the server knows: it checks the rest when it has it.
  if (start === undefined) return;
  for (const { field, code, facts } of windowProblems({ start, end, zone, rrule, exdates }))
    context.addIssue({ code: 'custom', path: [field], message: fieldSentence(code, facts), params: { code, facts } });
}

export const changeWindowBodySchema = z
  .strictObject({
    name: displayNameSchema.optional(),
    kind: kindSchema.optional(),
    scope: scopeSchema.optional(),
    start: localTimeSchema.optional(),
    end: endSchema.optional(),
    zone: zoneSchema.optional(),
    rrule: ruleSchema.nullable().optional(),
    exdates: exdatesSchema.optional(),
    reason: reasonSchema.optional(),
    enabled: z.boolean().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, fieldErrors.EMPTY)
  .meta({ id: 'ChangeChangeWindow' });

export type ChangeWindowBodyIn = z.output<typeof changeWindowBodySchema>;

const occurrenceSchema = z
  .strictObject({
    start: z.string().meta({ description: 'Local time of the zone.', example: '2027-02-10T00:00' }),
    end: z.string().nullable(),
    startsAt: timeSchema,
    endsAt: timeSchema.nullable().meta({ description: 'null: without an end. Equal to the start: clocks skip it.' }),
  })
  .meta({ id: 'WindowOccurrence' });

const exemptionFields = {
  id: opaqueIdSchema,
  release: opaqueIdSchema,
  by: z.string(),
  reason: z.string(),
  createdAt: timeSchema,
  expiresAt: timeSchema,
};

export const exemptionSchema = z.strictObject({ ...exemptionFields, window: opaqueIdSchema }).meta({ id: 'Exemption' });

export const changeWindowSchema = z
  .strictObject({
    id: opaqueIdSchema,
    workspace: opaqueIdSchema,
    name: z.string(),
    kind: kindSchema,
    scope: scopeSchema,
    start: z.string(),
    end: z.string().nullable(),
    zone: z.string(),
    rrule: z.string().nullable(),
    exdates: z.array(z.string()),
    reason: z.string(),
    enabled: z.boolean(),
    version: z.int().min(1).meta({ description: 'The number in ETag and If-Match.' }),
    createdBy: z.string(),
    createdAt: timeSchema,
    managedBy: managedBySchema,
    active: z.boolean().meta({ description: 'Now: enabled, and within an occurrence.' }),
    until: timeSchema.optional().meta({ description: 'Of an active window: its end, if it has one within 400 days.' }),
    next: timeSchema.optional().meta({ description: 'Of another window: its next start within 400 days.' }),
    mayLift: z.literal(true).optional().meta({ description: 'You may disable it.' }),
    exemptions: z.array(z.strictObject(exemptionFields)).meta({ description: 'Neither used nor expired.' }),
    occurrences: z.array(occurrenceSchema).optional().meta({ description: 'Of the weeks that were asked for.' }),
  })
  .meta({ id: 'ChangeWindow' });

export type WireWindow = z.output<typeof changeWindowSchema>;

export const windowListQuery = z.strictObject({
  ...pageQuery,
  weeks: queryInteger(1, 8).optional().meta({ description: 'Adds the occurrences of this many weeks from now.' }),
});
export const windowPageSchema = pageSchema(changeWindowSchema).meta({ id: 'ChangeWindowPage' });

const openingSchema = timeSchema.nullable().meta({ description: 'null: not within 400 days, or until it is lifted.' });

export const windowPreviewSchema = z
  .strictObject({
    occurrences: z.array(occurrenceSchema).meta({ description: 'The next ten, within ten years.' }),
    releases: z
      .array(
        z.strictObject({
          id: opaqueIdSchema,
          miniProgram: givenIdSchema,
          version: z.string(),
          targetApp: givenIdSchema,
          status: z.string(),
          change: z
            .strictObject({
              step: opaqueIdSchema,
              percentage: percentageSchema,
              before: openingSchema,
              after: openingSchema,
            })
            .meta({ description: 'The first step that moves: its `earliestAt` in the timeline, without and with it.' }),
        }),
      )
      .meta({ description: 'Releases whose plan has another timeline with it, that you may read: at most fifty.' }),
    others: z.int().min(0).meta({ description: 'How many other releases on their way it covers, that you may read.' }),
    more: z.literal(true).optional().meta({ description: 'More releases may move: 200 plans are compared.' }),
  })
  .meta({ id: 'ChangeWindowPreview' });

export const createExemptionSchema = z
  .strictObject({
    release: opaqueIdSchema,
    reason: reasonSchema,
    expiresAt: givenTimeSchema.optional().meta({ description: 'Within seven days. Default: in a day.' }),
  })
  .meta({ id: 'CreateExemption' });
