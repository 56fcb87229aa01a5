/** The deadline of a plan in a body that starts or edits it. */
import { z } from 'zod';
import { longestDeadlineMs, shortestDeadlineMs } from '../../domain/plan/plan.js';
import { parseDuration } from '../../domain/values/duration.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

export const deadlineSchema = z
  .strictObject({
    after: z
      .string()
      .superRefine((text, context) => {
        const ms = parseDuration(text);
        const isFitting = ms !== null && ms >= shortestDeadlineMs && ms <= longestDeadlineMs;
        if (!isFitting) context.addIssue({ code: 'custom', message: fieldErrors.NOT_A_DEADLINE });
      })
      .meta({ description: 'ISO 8601, PT5M to P400D.', example: 'P3D' }),
  })
  .meta({
    id: 'GivenPlanDeadline',
    description:
      'The plan is held when it is not done in this time from its start. The time stands still while the release is paused.',
  });

/** Of a plan that starts. */
export const startDeadlineSchema = deadlineSchema
  .nullable()
  .optional()
  .meta({ description: 'Null: none. Default: that of the template, if it has one.' });

type GivenDeadline = z.output<typeof deadlineSchema>;

/** Null removes it. Without one in the body, the command has none. */
export function deadlineOfBody({ deadline }: { readonly deadline?: GivenDeadline | null | undefined }): {
  readonly deadlineAfterMs?: number | null;
} {
  if (deadline === undefined) return {};
  return { deadlineAfterMs: deadline === null ? null : parseDuration(deadline.after) };
}
