/**
 * Reviews, as reviewers and requesters read them: requests to go live, to go offline, or to enter a step of a plan. A
 * review is decided by a command of its release (`approve`, `approveOffline`, `approveStep`, …), so this file has no
 * requests.
 */
import { z } from 'zod';
import { opaqueIdSchema, pageQuery, pageSchema, percentageSchema, timeSchema } from '../http/common.js';
import { versionContentsSchema } from '../registry/versions.js';
import { sidesSchema } from '../registry/workspaces.js';
import { approvalsSchema, approverFields } from '../plan/plan-view.js';
import {
  allowedActionSchema,
  progressSchema,
  releaseItemSchema,
  releaseListItemSchema,
  releaseOnAppSchema,
} from './releases.js';

export const reviewKinds = ['RELEASE', 'OFFLINE', 'STEP'] as const;
export const reviewStates = ['IN_REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'] as const;

const reviewedStepSchema = z.strictObject({
  id: opaqueIdSchema,
  fromPercentage: percentageSchema.meta({ description: 'The share when the approval was requested.' }),
  percentage: percentageSchema.meta({ description: 'The share of the step.' }),
  ...approverFields,
  approvals: approvalsSchema,
});

const reviewFields = {
  id: opaqueIdSchema,
  kind: z.enum(reviewKinds),
  state: z.enum(reviewStates),
  release: releaseListItemSchema.pick({
    id: true,
    miniProgram: true,
    miniProgramName: true,
    version: true,
    targetApp: true,
    targetAppName: true,
    environment: true,
    status: true,
    label: true,
  }),
  reason: z.string().optional().meta({ description: 'Why it should go offline.' }),
  cancelActive: z.boolean().meta({ description: 'Whether going offline also ends the releases under way there.' }),
  requestedBy: z.string(),
  requestedAt: timeSchema,
  expiresAt: timeSchema.optional().meta({ description: 'Absent: of a step whose release is paused.' }),
  step: reviewedStepSchema.optional().meta({ description: 'Of the kind STEP.' }),
  decidedBy: z.string().optional(),
  decidedAt: timeSchema.optional(),
  decisionReason: z.string().optional().meta({ description: 'What the reviewer said.' }),
};

export const reviewListItemSchema = z.strictObject(reviewFields).meta({ id: 'ReviewListItem' });

const { baseline, availability } = progressSchema.shape.target.shape;

export const reviewSchema = z
  .strictObject({
    ...reviewFields,
    workspaces: sidesSchema,
    contents: versionContentsSchema.meta({ description: 'The version that is being approved.' }),
    pageChanges: z
      .strictObject({ baseline: z.string(), added: z.array(z.string()), removed: z.array(z.string()) })
      .optional()
      .meta({ description: 'Pages against the version that is live there now. Absent where no other one is.' }),
    target: z
      .strictObject({
        availability,
        baseline,
        candidate: z
          .strictObject({ releaseId: opaqueIdSchema, version: z.string(), percentage: percentageSchema })
          .nullable(),
      })
      .meta({ description: 'What the target serves now.' }),
    elsewhere: z
      .array(releaseOnAppSchema)
      .meta({ description: 'Releases of the version on other targets that the principal may read, the newest 20.' }),
    deciders: z
      .strictObject({ users: z.array(z.string()), more: z.boolean() })
      .optional()
      .meta({ description: 'Members who may approve, at most 20, by name. Of open reviews only.' }),
    loss: z
      .strictObject({
        percentage: percentageSchema.meta({ description: 'Share of users who get a version now and none afterwards.' }),
        ends: z.array(releaseItemSchema).meta({ description: 'Releases in progress that end with it.' }),
      })
      .optional()
      .meta({ description: 'What users lose when an open offline request is approved now.' }),
    allowedActions: z.array(allowedActionSchema).meta({ description: 'Commands of the release.' }),
  })
  .meta({ id: 'Review' });

export const reviewListQuerySchema = z.strictObject({
  ...pageQuery,
  state: z.enum(reviewStates).optional(),
  mine: z.enum(['approvals', 'requests', 'decisions']).optional().meta({
    description:
      'approvals: open ones that I or my fellow reviewers can decide, or those of `state`; requests: what I asked for; decisions: what I approved or rejected.',
  }),
  workspace: opaqueIdSchema.optional().meta({ description: 'Of the mini program, or of the target app.' }),
});

export const reviewPageSchema = pageSchema(reviewListItemSchema).meta({ id: 'ReviewPage' });
export type ReviewListQuery = z.output<typeof reviewListQuerySchema>;
export type ReviewBody = z.output<typeof reviewSchema>;
export type ReviewListItemBody = z.output<typeof reviewListItemSchema>;
