/** The start of a plan: at once, at a local time of a zone, or at an instant. */
import { type z } from 'zod';
import type { MovedStart } from '../../domain/plan/plan-arguments.js';
import type { CommandOf } from '../../domain/release/command-catalog.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { instantOf, canonicalZone, localText, parseLocal } from '../../domain/window/local-time.js';
import { timeSchema } from '../http/common.js';
import { safeText } from '../http/safe-text.js';
import { zoneSchema } from '../http/zone.js';

export const planStartFields = {
  startAt: safeText(1, 40)
    .refine((text) => isLocal(text) || isInstant(text), fieldErrors.NOT_A_START)
    .optional()
    .meta({
      description:
        'When the first step is due: a local time with `zone`, or a time in UTC with Z and without `zone`. Must be in the future. Default: at once. Of a local time that clocks skip it is the later instant, of one that they show twice the first.',
      example: '2027-02-10T09:00',
    }),
  zone: zoneSchema
    .optional()
    .meta({ description: 'The IANA time zone of a local `startAt`.', example: 'Asia/Shanghai' }),
};

/** Of a command that moves the start of a plan that has not begun. */
export const movedStartFields = {
  ...planStartFields,
  startAt: planStartFields.startAt.meta({
    description:
      'Another start, in the forms of startPlan. Only while no step was entered or passed; afterwards STALE_PLAN. Default: as it is.',
    example: '2027-02-10T09:00',
  }),
};

export type PlanStart = z.output<z.ZodObject<typeof planStartFields>>;

function isLocal(text: string): boolean {
  return parseLocal(text) !== null;
}

function isInstant(text: string): boolean {
  return timeSchema.safeParse(text).success;
}

/** A local time without a zone has no instant. A zone beside an instant would leave open which of them counts. */
export function localTimeHasZone({ startAt, zone }: PlanStart, context: z.RefinementCtx): void {
  const issue = (message: string): void => context.addIssue({ code: 'custom', path: ['zone'], message });
  if (startAt !== undefined && isLocal(startAt) && zone === undefined) issue(fieldErrors.NO_ZONE);
  if ((startAt === undefined || isInstant(startAt)) && zone !== undefined) issue(fieldErrors.ZONE_WITHOUT_LOCAL_TIME);
}

/** Of a command that moves the start. Without one in the body, the command has none. */
export function movedStartOf(body: PlanStart): MovedStart {
  const { startAtMs, ...given } = startOfBody(body);
  return startAtMs === null ? {} : { startAtMs, ...given };
}

/** The instant is found here and is a part of the command: later readers need no data of time zones. */
export function startOfBody({
  startAt,
  zone = '',
}: PlanStart): Pick<CommandOf<'startPlan'>, 'startAtMs' | 'startLocal'> {
  if (startAt === undefined) return { startAtMs: null };
  const [localMs, known] = [parseLocal(startAt), canonicalZone(zone)];
  if (localMs === null || known === null) return { startAtMs: Date.parse(startAt) };
  return { startAtMs: instantOf(known, localMs), startLocal: { local: localText(localMs), zone: known } };
}
