/** Commands of releases and targets: requests, entries of the ledger, answers. */
import { z } from 'zod';
import type { PlanTemplate } from '../../domain/plan/templates.js';
import type { Override } from '../../domain/release/freeze.js';
import { assertNever } from '../../domain/values/assert-never.js';
import {
  type ReleaseCommand,
  releaseCommandTypes,
  type TargetCommand,
  targetCommandTypes,
} from '../../domain/release/command-catalog.js';
import { bpOfPercent } from '../../domain/values/percentage.js';
import {
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  reasonSchema,
  revisionSchema,
  timeSchema,
  wantedPercentageSchema,
} from '../http/common.js';
import { factsSchema } from '../http/problem.js';
import { localTimeHasZone, movedStartFields, movedStartOf } from '../plan/plan-start.js';
import { editPlanSchema, planChangesOf, planStartOf, startPlanSchema } from '../plan/plans.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

const plain = <Type extends ReleaseCommand['type']>(type: Type) => z.strictObject({ type: z.literal(type) });
const withReason = <Type extends ReleaseCommand['type'] | TargetCommand['type']>(type: Type) =>
  z.strictObject({ type: z.literal(type), reason: reasonSchema });

const withOptionalReason = <Type extends 'approve' | 'approveOffline'>(type: Type) =>
  z.strictObject({ type: z.literal(type), reason: reasonSchema.optional() });

const supersede = z
  .boolean()
  .default(false)
  .meta({ description: 'Cancel the release that holds the target, in the same act. Needs a reason.' });

const override = z
  .strictObject({ reason: reasonSchema })
  .optional()
  .meta({ description: 'Passes closed change windows whose workspaces you are an admin of. For this command only.' });

const openReviewId = opaqueIdSchema.meta({
  description: 'The id of `plan.openReview`. Another one is NO_OPEN_REVIEW.',
});

const needsReason = {
  error: fieldErrors.NO_REASON_TO_SUPERSEDE,
  path: ['reason'],
  // Also runs when another field is invalid, so that one answer names all issues.
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

function supersedeHasReason({ supersede, reason }: { supersede: boolean; reason?: string | undefined }): boolean {
  return !supersede || reason !== undefined;
}

export const releaseCommandBodySchema = z
  .discriminatedUnion('type', [
    plain('apply').meta({ id: 'Apply' }),
    plain('withdraw').meta({ id: 'Withdraw' }),
    withOptionalReason('approve').meta({ id: 'Approve' }),
    withReason('reject').meta({ id: 'Reject' }),
    plain('completeTesting').meta({ id: 'CompleteTesting' }),
    z
      .strictObject({
        type: z.literal('chooseType'),
        releaseType: z.literal('GRAYSCALE', { error: fieldErrors.ONLY_GRAYSCALE }),
      })
      .meta({ id: 'ChooseType' }),
    z
      .strictObject({
        type: z.literal('setPercentage'),
        percentage: wantedPercentageSchema,
        supersede,
        reason: reasonSchema.optional(),
        override,
      })
      .refine(supersedeHasReason, needsReason)
      .meta({ id: 'SetPercentage' }),
    z
      .strictObject({ type: z.literal('fullRelease'), supersede, reason: reasonSchema.optional(), override })
      .refine(supersedeHasReason, needsReason)
      .meta({ id: 'FullRelease' }),
    withReason('pause').meta({ id: 'Pause' }),
    plain('resume').meta({ id: 'Resume' }),
    z
      .strictObject({
        type: z.literal('reset'),
        reason: reasonSchema.optional(),
        reshuffle: z.boolean().default(false).meta({ description: 'Draw the first users again.' }),
      })
      .meta({ id: 'Reset' }),
    withReason('cancel').meta({ id: 'Cancel' }),
    startPlanSchema.meta({ id: 'StartPlan' }),
    withReason('holdPlan').meta({ id: 'HoldPlan' }),
    z
      .strictObject({
        type: z.literal('resumePlan'),
        holds: z.array(opaqueIdSchema).min(1).max(20).meta({ description: 'The ids of the holds to lift.' }),
        ...movedStartFields,
        reason: reasonSchema.optional(),
      })
      .superRefine(localTimeHasZone)
      .meta({ id: 'ResumePlan' }),
    z
      .strictObject({
        type: z.literal('advancePlan'),
        to: opaqueIdSchema.meta({ description: 'The id of the next step.' }),
        reason: reasonSchema,
        override,
      })
      .meta({ id: 'AdvancePlan' }),
    editPlanSchema.meta({ id: 'EditPlan' }),
    withReason('endPlan').meta({ id: 'EndPlan' }),
    z
      .strictObject({ type: z.literal('approveStep'), review: openReviewId, comment: reasonSchema.optional() })
      .meta({ id: 'ApproveStep' }),
    z
      .strictObject({ type: z.literal('rejectStep'), review: openReviewId, reason: reasonSchema })
      .meta({ id: 'RejectStep' }),
    z
      .strictObject({
        type: z.literal('requestOffline'),
        reason: reasonSchema,
        cancelActive: z.boolean().default(false).meta({ description: 'Also end what is under way there.' }),
      })
      .meta({ id: 'RequestOffline' }),
    plain('withdrawOffline').meta({ id: 'WithdrawOffline' }),
    withOptionalReason('approveOffline').meta({ id: 'ApproveOffline' }),
    withReason('rejectOffline').meta({ id: 'RejectOffline' }),
    z
      .strictObject({
        type: z.literal('rollback'),
        reason: reasonSchema,
        to: opaqueIdSchema.optional().meta({ description: 'A retained release; the previous one if left out.' }),
      })
      .meta({ id: 'Rollback' }),
  ])
  .meta({ id: 'ReleaseCommand' });

export const targetCommandBodySchema = z
  .discriminatedUnion('type', [
    withReason('forceOffline').meta({ id: 'ForceOffline' }),
    withReason('liftSuspension').meta({ id: 'LiftSuspension' }),
  ])
  .meta({ id: 'TargetCommand' });

export type ReleaseCommandBody = z.output<typeof releaseCommandBodySchema>;

function startPlanOf(
  body: Extract<ReleaseCommandBody, { type: 'startPlan' }>,
  template: PlanTemplate | null,
): ReleaseCommand {
  const { type, reason = null } = body;
  return { type, ...planStartOf(body, template), reason };
}

/** An absent override has no place in the command. */
function overrideOf({ override }: { readonly override?: Override | undefined }): { readonly override?: Override } {
  return override === undefined ? {} : { override };
}

/** The command of a valid request body. `template`: the one that `startPlan` names. */
export function releaseCommandOf(body: ReleaseCommandBody, template: PlanTemplate | null = null): ReleaseCommand {
  switch (body.type) {
    case 'setPercentage':
      return {
        type: body.type,
        bp: bpOfPercent(body.percentage),
        supersede: body.supersede,
        reason: body.reason ?? null,
        ...overrideOf(body),
      };
    case 'fullRelease':
      return { type: body.type, supersede: body.supersede, reason: body.reason ?? null, ...overrideOf(body) };
    case 'reset':
      return { type: body.type, reason: body.reason ?? null, reshuffle: body.reshuffle };
    case 'rollback':
      return { type: body.type, reason: body.reason, to: body.to ?? null };
    case 'advancePlan':
      return { type: body.type, to: body.to, reason: body.reason, ...overrideOf(body) };
    case 'startPlan':
      return startPlanOf(body, template);
    case 'editPlan':
      return { type: body.type, ...planChangesOf(body), edit: body.edit, reason: body.reason };
    case 'resumePlan':
      return { type: body.type, holds: body.holds, ...movedStartOf(body), reason: body.reason ?? null };
    case 'approveStep':
      return { type: body.type, review: body.review, comment: body.comment ?? null };
    case 'approve':
    case 'approveOffline': {
      const { type, reason } = body;
      return reason === undefined ? { type } : { type, reason };
    }
    case 'apply':
    case 'withdraw':
    case 'reject':
    case 'completeTesting':
    case 'chooseType':
    case 'holdPlan':
    case 'endPlan':
    case 'rejectStep':
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'requestOffline':
    case 'withdrawOffline':
    case 'rejectOffline':
      return body;
    default:
      return assertNever(body);
  }
}

export const commandSchema = z
  .strictObject({
    id: opaqueIdSchema,
    type: z.string().meta({
      description: `${[...releaseCommandTypes, ...targetCommandTypes].join(', ')}; the system's own; or what a signal past the API called itself.`,
      example: 'setPercentage',
    }),
    args: factsSchema.meta({ description: 'What was asked, as it was sent; without the reason.' }),
    actor: z.string(),
    role: z.string().optional().meta({ description: 'The role that allowed it.' }),
    reason: z.string().optional(),
    outcome: z.enum(['RECEIVED', 'APPLIED', 'NO_OP', 'REJECTED']),
    code: z.string().optional(),
    facts: factsSchema.optional().meta({
      description: 'Of a rejection. Of an increase that passed closed change windows: `freeze`, and how it passed.',
    }),
    remedy: z.string().optional(),
    revision: revisionSchema.optional().meta({ description: 'Of the release or target after it.' }),
    receivedAt: timeSchema,
    expiresAt: timeSchema
      .optional()
      .meta({ description: 'Of a waiting command: when it is rejected as COMMAND_EXPIRED.' }),
    mayWithdraw: z.literal(true).optional().meta({ description: 'It waits, and you may withdraw it.' }),
    decidedAt: timeSchema.optional(),
  })
  .meta({ id: 'Command' });

export type WireCommand = z.output<typeof commandSchema>;

export const commandPageSchema = pageSchema(commandSchema).meta({ id: 'CommandPage' });
export const commandListQuery = z.strictObject({ ...pageQuery });
