/**
 * Reviews, as reviewers and requesters read them: requests to go live or to go offline. A review is decided by a
 * command of its release (`approve`, `reject`, `approveOffline`, …), so this file has no requests.
 */
import { z } from 'zod';
import { opaqueIdSchema, pageQuery, pageSchema, timeSchema } from '../http/common.js';
import { allowedActionSchema, releaseItemSchema } from './releases.js';

export const reviewKinds = ['RELEASE', 'OFFLINE'] as const;
export const reviewStates = ['IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;

const reviewFields = {
  id: opaqueIdSchema,
  kind: z.enum(reviewKinds),
  state: z.enum(reviewStates),
  release: releaseItemSchema.pick({
    id: true,
    miniProgram: true,
    version: true,
    targetApp: true,
    environment: true,
    status: true,
    label: true,
  }),
  reason: z.string().optional().meta({ description: 'Why it should go offline.' }),
  cancelActive: z.boolean().meta({ description: 'Whether going offline ends the releases under way there, too.' }),
  requestedBy: z.string(),
  requestedAt: timeSchema,
  expiresAt: timeSchema,
  decidedBy: z.string().optional(),
  decidedAt: timeSchema.optional(),
  decisionReason: z.string().optional(),
};

export const reviewListItemSchema = z.strictObject(reviewFields).meta({ id: 'ReviewListItem' });

export const reviewSchema = z
  .strictObject({
    ...reviewFields,
    allowedActions: z.array(allowedActionSchema).meta({ description: 'Commands of the release.' }),
  })
  .meta({ id: 'Review' });

export const reviewListQuerySchema = z.strictObject({
  ...pageQuery,
  state: z.enum(reviewStates).optional(),
  mine: z
    .enum(['approvals', 'requests'])
    .optional()
    .meta({ description: 'approvals: open ones that wait for me or my fellow reviewers; requests: what I asked for.' }),
  workspace: opaqueIdSchema.optional().meta({ description: 'Of the mini program, or of the target app.' }),
});

export const reviewPageSchema = pageSchema(reviewListItemSchema).meta({ id: 'ReviewPage' });
export type ReviewListQuery = z.output<typeof reviewListQuerySchema>;
export type ReviewListItemBody = z.output<typeof reviewListItemSchema>;
