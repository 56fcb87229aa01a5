/** Requests and answers for target apps and their policies. */
import { z } from 'zod';
import {
  defaultRollout,
  rolloutBounds,
  type RolloutPolicy,
  type RolloutTimeName,
} from '../../domain/registry/rollout-policy.js';
import type { PolicyChange, TargetAppPolicy } from '../../domain/registry/target-app-policy.js';
import { managedBySchema } from '../file/managed-by.js';
import {
  environmentSchema,
  givenIdSchema,
  opaqueIdSchema,
  pageQuery,
  pageSchema,
  searchQuery,
  timeSchema,
  wantedPercentageSchema,
  hasNoDoubles,
} from '../http/common.js';
import { displayNameSchema } from '../http/display-name.js';
import { isoDuration, parseDuration } from '../../domain/values/duration.js';
import { fieldErrors } from '../../domain/values/field-errors.js';
import { withFacts } from '../http/invalid-input.js';
import { safeText } from '../http/safe-text.js';
import { zoneSchema } from '../http/zone.js';

const presetsSchema = z
  .array(wantedPercentageSchema)
  .min(1)
  .max(50)
  .refine((presets) => presets.every((percent, index) => index === 0 || percent > (presets[index - 1] ?? 0)), {
    message: fieldErrors.NOT_GROWING,
    when: (payload) => Array.isArray(payload.value) && payload.value.every((percent) => typeof percent === 'number'),
  })
  .meta({ description: 'Percentages offered, strictly growing.', example: [1, 5, 10, 20, 50, 100] });

const rolloutTimeSchema = (name: RolloutTimeName, description: string) => {
  const { leastMs, mostMs } = rolloutBounds[name];
  const [least, most] = [isoDuration(leastMs), isoDuration(mostMs)];
  const isWithin = (text: string): boolean => {
    const ms = parseDuration(text);
    return ms !== null && ms >= leastMs && ms <= mostMs;
  };
  return safeText(1, 40)
    .refine(isWithin, withFacts('NOT_A_DURATION', { least, most }))
    .meta({ description: `${description} ISO 8601, ${least} to ${most}.`, example: defaultRollout[name] });
};

export const rolloutPolicySchema = z
  .strictObject({
    propagationLag: rolloutTimeSchema(
      'propagationLag',
      'From the confirmation of a step until its users have it. The bake begins then. For steps that are confirmed afterwards.',
    ),
    minBake: rolloutTimeSchema(
      'minBake',
      'The shortest bake before an automatic step. Checked when a plan starts or is edited.',
    ),
    resumeGrace: rolloutTimeSchema('resumeGrace', 'After a resume, no automatic step comes earlier than this.'),
    zone: zoneSchema.meta({
      description: 'The IANA time zone by whose clocks a coming step is at night or at a weekend.',
      example: 'Asia/Shanghai',
    }),
    openingSpread: rolloutTimeSchema(
      'openingSpread',
      'An automatic step that change windows put off comes within this time after their opening, and within a tenth of the opening: each release at another time. So does a step that is more than five minutes late after an outage.',
    ),
    approvalFrom: wantedPercentageSchema.nullable().meta({
      description:
        'From this percentage on, an increase in production enters a step of a plan that another user has approved, a reviewer or admin of the workspace. Without a plan it is APPROVAL_REQUIRED. Null: no approval by policy.',
      example: 20,
    }),
  })
  .meta({
    id: 'RolloutPolicy',
    description: 'How plans raise releases on the target app.',
  }) satisfies z.ZodType<RolloutPolicy>;

export const targetAppPolicySchema = z.strictObject({
  review: z.strictObject({
    sandbox: z.boolean().meta({ description: 'Whether sandbox is reviewed; production always is.' }),
    selfApproval: z.boolean().meta({
      description:
        'Whether authors may approve their own requests. An open review keeps the value from when it was requested.',
    }),
    expiresAfterDays: z.int().min(1).max(365).meta({ description: 'Fixed for a review when it is requested.' }),
  }),
  percentages: z.strictObject({ presets: presetsSchema, presetsOnly: z.boolean() }),
  firstReleaseMustBeFull: z.boolean(),
  rollout: rolloutPolicySchema,
}) satisfies z.ZodType<TargetAppPolicy>;

const { review, percentages, firstReleaseMustBeFull, rollout } = targetAppPolicySchema.shape;

/** Every part is optional. An absent part keeps its value. */
export const policyChangeSchema = z
  .strictObject({
    review: review.partial().optional(),
    percentages: percentages.partial().optional(),
    firstReleaseMustBeFull: firstReleaseMustBeFull.optional(),
    rollout: rollout.partial().optional(),
  })
  .meta({ id: 'PolicyChange' }) satisfies z.ZodType<PolicyChange>;

const environmentsSchema = z.array(environmentSchema).min(1).refine(hasNoDoubles, fieldErrors.TWICE);

export const createTargetAppSchema = z
  .strictObject({
    id: givenIdSchema,
    name: displayNameSchema,
    workspace: opaqueIdSchema.meta({ description: 'A tenant that the principal is an admin of.' }),
    environments: environmentsSchema,
    pilotSupport: z.boolean().default(false),
    policy: policyChangeSchema.optional(),
  })
  .meta({ id: 'CreateTargetApp' });

export const changeTargetAppSchema = z
  .strictObject({
    name: displayNameSchema.optional(),
    environments: environmentsSchema.optional(),
    pilotSupport: z.boolean().optional(),
    policy: policyChangeSchema.optional(),
  })
  .meta({ id: 'ChangeTargetApp' });

export const targetAppSchema = z
  .strictObject({
    id: givenIdSchema,
    name: z.string(),
    environments: z.array(environmentSchema),
    pilotSupport: z.boolean(),
    workspace: opaqueIdSchema.optional().meta({ description: 'This and what follows: for its members only.' }),
    policy: targetAppPolicySchema.optional(),
    createdBy: z.string().optional(),
    createdAt: timeSchema.optional(),
    managedBy: managedBySchema.optional(),
  })
  .meta({ id: 'TargetApp' });

export const targetAppListQuerySchema = z.strictObject({
  ...pageQuery,
  ...searchQuery,
  workspace: opaqueIdSchema.optional(),
});
export const targetAppPageSchema = pageSchema(targetAppSchema).meta({ id: 'TargetAppPage' });

export type TargetAppBody = z.output<typeof targetAppSchema>;
