/**
 * The overview: how many releases roll out, changed, are paused, wait for a reviewer or for the super app, and what
 * needs attention.
 */
import { z } from 'zod';
import { environmentSchema, opaqueIdSchema, percentageSchema, timeSchema } from '../http/common.js';
import { namedTargetFields, releaseListItemSchema } from './releases.js';
import { reviewKinds } from './reviews.js';

export const overviewQuery = z.strictObject({
  workspace: opaqueIdSchema.optional().meta({ description: 'Of the mini program or the target app. Default: all.' }),
  environment: z
    .enum([...environmentSchema.options, 'all'])
    .optional()
    .meta({ description: 'Default: production.' }),
});

const count = z.int().min(0);

const { workspace, version } = releaseListItemSchema.shape;

const place = {
  since: timeSchema.meta({ description: 'Since when it needs attention.' }),
  ...namedTargetFields,
  workspace,
};
const ofRelease = { ...place, releaseId: opaqueIdSchema, version, percentage: percentageSchema };

const waitingReview = {
  ...ofRelease,
  reviewId: opaqueIdSchema,
  reviewKind: z.enum(reviewKinds),
  requestedBy: z.string(),
  expiresAt: timeSchema.optional().meta({ description: 'Absent: of a step whose release is paused.' }),
};

export const attentionItemSchema = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('paused'), ...ofRelease, by: z.string(), reason: z.string().nullable() })
      .meta({ id: 'PausedAttention' }),
    z
      .strictObject({ kind: z.literal('notConfirmed'), ...ofRelease, confirmedPercentage: percentageSchema })
      .meta({ id: 'NotConfirmedAttention' }),
    z
      .strictObject({ kind: z.literal('review'), ...waitingReview })
      .meta({ id: 'ReviewAttention', description: 'A request that you may decide.' }),
    z
      .strictObject({ kind: z.literal('reviewExpires'), ...waitingReview })
      .meta({ id: 'ReviewExpiresAttention', description: 'A request that others have to decide within a day.' }),
    z
      .strictObject({
        kind: z.literal('commandWaits'),
        ...place,
        commandId: opaqueIdSchema,
        type: z.string().meta({ example: 'setPercentage' }),
        actor: z.string(),
        expiresAt: timeSchema,
        releaseId: opaqueIdSchema.optional().meta({ description: 'Absent of commands to the target itself.' }),
        version: version.optional(),
      })
      .meta({
        id: 'CommandWaitsAttention',
        description: 'A command without an outcome for more than a minute, which expires within a day.',
      }),
    z
      .strictObject({ kind: z.literal('suspended'), ...place, by: z.string(), reason: z.string() })
      .meta({ id: 'SuspendedAttention', description: 'A target that was forced offline.' }),
  ])
  .meta({ id: 'AttentionItem' });

export type AttentionItemBody = z.output<typeof attentionItemSchema>;

export const overviewSchema = z
  .strictObject({
    counts: z.strictObject({
      rollingOut: count.meta({ description: 'In Grayscale Release at a share above 0 %.' }),
      changedInLastHour: count.meta({ description: 'By their last change.' }),
      paused: count,
      waitingForMyReview: count.meta({ description: 'Open requests that you may decide as a reviewer.' }),
      notConfirmed: count.meta({ description: 'The super app has not confirmed a step, a fall or a full release.' }),
    }),
    needsAttention: z.strictObject({
      total: count,
      items: z.array(attentionItemSchema).meta({ description: 'The oldest first, at most 50.' }),
    }),
  })
  .meta({ id: 'Overview' });
