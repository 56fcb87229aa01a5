/** Releases in answers: the progress view and the list with its query. */
import { z } from 'zod';
import { releaseCommandTypes, targetCommandTypes } from '../../domain/release/command-catalog.js';
import { nextActionCodes } from '../../domain/release/next-action.js';
import { releaseStatuses } from '../../domain/release/words.js';
import { commandSchema } from './commands.js';
import {
  environmentSchema,
  givenIdSchema,
  opaqueIdSchema,
  percentageSchema,
  revisionSchema,
  timeSchema,
} from '../http/common.js';
import { factsSchema } from '../http/problem.js';
import { planSchema } from '../plan/plan-view.js';
import { rolloutPolicySchema } from '../registry/target-apps.js';
import { rejectionSchema } from './rejection.js';

export const createReleaseSchema = z
  .strictObject({ targetApp: givenIdSchema, environment: environmentSchema })
  .meta({ id: 'CreateRelease' });

const servedSchema = z.strictObject({ releaseId: opaqueIdSchema, version: z.string() });
export const phaseSchema = z.enum(['READY', 'APPLYING', 'SERVING', 'PAUSED']);
const reviewFields = { id: opaqueIdSchema, requestedBy: z.string(), requestedAt: timeSchema, expiresAt: timeSchema };
const actionTypeSchema = z.enum([...releaseCommandTypes, ...targetCommandTypes]);

export const allowedActionSchema = z
  .strictObject({
    type: actionTypeSchema,
    allowed: z.boolean(),
    above: percentageSchema.optional().meta({ description: 'A new percentage must exceed this.' }),
    overridable: z.literal(true).optional().meta({ description: 'FROZEN, and you may send it with an override.' }),
    rejection: rejectionSchema.optional().meta({
      description:
        'Why not, for the principal. FORBIDDEN where only others may: facts.roles says who. None where it would change nothing.',
    }),
  })
  .meta({ id: 'AllowedAction' });

export const blockerSchema = z
  .strictObject({
    code: z.string().meta({ example: 'PAUSED' }),
    since: timeSchema,
    until: timeSchema.optional().meta({ description: 'When it ends by itself, where that is known.' }),
    by: z.string().optional(),
    clearedBy: z.strictObject({ type: actionTypeSchema }).optional(),
    facts: factsSchema.optional(),
  })
  .meta({ id: 'Blocker' });

/** Fields that depend on the release alone, and not on its target or the principal. */
const releaseFields = {
  id: opaqueIdSchema,
  miniProgram: givenIdSchema,
  version: z.string(),
  targetApp: givenIdSchema,
  environment: environmentSchema,
  kind: z.enum(['NORMAL', 'ROLLBACK']),
  status: z.enum(releaseStatuses),
  label: z.string().meta({ example: 'Grayscale Release' }),
  phase: phaseSchema.nullable(),
  releaseType: z.enum(['GRAYSCALE', 'FULL']).nullable(),
  percentage: percentageSchema.meta({ description: 'The configured one: 100 in Full Release, 0 at the end.' }),
  confirmedPercentage: percentageSchema,
  attempt: z.int().min(1),
  revision: revisionSchema,
  statusSince: timeSchema,
  createdBy: z.string(),
  createdAt: timeSchema,
  nextActionCode: z
    .enum(nextActionCodes)
    .meta({ description: 'What a user can do now. Later versions may add codes: keep a branch for unknown ones.' }),
  nextAction: z.string().meta({ description: 'The same as an English sentence.' }),
  applyingSince: timeSchema.optional(),
  pausedBy: z.string().optional(),
  pausedSince: timeSchema.optional(),
  pauseReason: z.string().nullable().optional(),
  review: z.strictObject(reviewFields).optional(),
  offlineRequest: z.strictObject({ ...reviewFields, reason: z.string(), cancelActive: z.boolean() }).optional(),
  terminalReason: z.string().optional(),
  ending: z
    .strictObject({ by: z.string(), reason: z.string().nullable(), byRelease: opaqueIdSchema.nullable() })
    .optional(),
};

const lastChangeSchema = z
  .strictObject({
    at: timeSchema,
    by: z.string().meta({ description: 'A user, or the system: system:timer, system:push, …' }),
    type: z.string().meta({ description: 'As in the trail.', example: 'PercentageSet' }),
    fromPercentage: percentageSchema.meta({ description: 'The configured share before. Equal if it did not change.' }),
    toPercentage: percentageSchema,
    reason: z.string().nullable(),
  })
  .meta({
    id: 'LastChange',
    description: 'The newest event of the release, without confirmations by the super app (StepConfirmed).',
  });

const stepSchema = z.strictObject({ from: percentageSchema, to: percentageSchema, by: z.string(), at: timeSchema });

/** A release as a part of something else, which says where it belongs. */
export const releaseItemSchema = z
  .strictObject({ ...releaseFields, lastChange: lastChangeSchema })
  .meta({ id: 'Release' });

/** The names that a row or a page shows. */
const nameFields = {
  miniProgramName: z.string(),
  targetAppName: z.string(),
  workspace: z
    .strictObject({ id: opaqueIdSchema, name: z.string() })
    .meta({ description: 'The workspace of the mini program.' }),
};

/** A target with the names that a row shows. */
export const namedTargetFields = {
  miniProgram: releaseFields.miniProgram,
  miniProgramName: nameFields.miniProgramName,
  targetApp: releaseFields.targetApp,
  targetAppName: nameFields.targetAppName,
  environment: releaseFields.environment,
};

/** Of a version that is known already: what is left to name is the target. */
export const releaseOnAppSchema = releaseItemSchema
  .extend({ targetAppName: nameFields.targetAppName })
  .meta({ id: 'ReleaseOnApp' });

const freezeSchema = z.strictObject({
  until: timeSchema.optional().meta({ description: 'Absent: no end within 400 days.' }),
  windows: z.array(z.strictObject({ name: z.string(), by: z.string(), reason: z.string() })).meta({
    description: 'The change windows that are closed, without those that exempt it.',
  }),
});

/** An item of the list, with the names that a row shows. */
export const releaseListItemSchema = releaseItemSchema
  .extend({
    ...nameFields,
    baseline: servedSchema.nullable().meta({
      description: 'What the target serves to users outside of the gray group; after a full release, that release.',
    }),
    frozen: freezeSchema.optional().meta({ description: 'With windows=true, while its increases are frozen.' }),
  })
  .meta({ id: 'ReleaseListItem' });

export const progressSchema = z
  .strictObject({
    ...releaseFields,
    ...nameFields,
    lastChange: lastChangeSchema,
    steps: z.array(stepSchema).meta({ description: 'Raises of this attempt, the newest 100.' }),
    plan: planSchema.optional(),
    presets: z.array(percentageSchema),
    presetsOnly: z.boolean(),
    rollout: rolloutPolicySchema,
    warnings: z.array(z.enum(['NO_BASELINE'])),
    draining: z.literal(true).optional().meta({
      description: 'Taken back, and the super app has not confirmed it: it may still serve `confirmedPercentage`.',
    }),
    push: z
      .strictObject({
        confirmedRevision: revisionSchema.meta({ description: 'Of the target: the newest that was confirmed.' }),
        since: timeSchema.optional(),
        tries: z.int().min(0).meta({ description: 'Failed ones in a row.' }),
        lastError: z.string().optional(),
      })
      .optional()
      .meta({
        description: 'Push to the super app. Present while a change of this release is not confirmed.',
      }),
    testers: z.int().min(0).optional().meta({ description: 'How many see it while it is in pilot testing.' }),
    target: z.strictObject({
      availability: z.enum(['ONLINE', 'OFFLINE_BY_OWNER', 'SUSPENDED_BY_OPERATOR', 'NEVER_RELEASED']),
      baseline: servedSchema.nullable(),
      candidate: servedSchema.nullable(),
      revision: revisionSchema,
    }),
    blockers: z.array(blockerSchema).meta({ description: 'Why it is not moving, in order.' }),
    allowedActions: z.array(allowedActionSchema).meta({
      description: 'What may be sent now, or may not and why. What is missing is out of place in this status.',
    }),
    lastCommands: z.array(
      z.strictObject({
        id: opaqueIdSchema,
        type: z.string(),
        actor: z.string(),
        outcome: commandSchema.shape.outcome,
        code: z.string().optional(),
        at: timeSchema,
      }),
    ),
    links: z.strictObject({ temporalUi: z.string().optional() }),
  })
  .meta({ id: 'Progress' });

export type LastChangeBody = z.output<typeof lastChangeSchema>;
export type Progress = z.output<typeof progressSchema>;

export const commandAnswerSchema = z
  .strictObject({
    command: commandSchema,
    release: progressSchema,
    createdRelease: z
      .strictObject({ id: opaqueIdSchema, version: z.string() })
      .optional()
      .meta({ description: 'The release that a rollback made.' }),
  })
  .meta({ id: 'CommandAnswer' });
