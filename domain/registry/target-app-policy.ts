/**
 * The policy of a target app, its defaults and its changes. Apart from `target-app.ts`, which every page of the console
 * loads.
 */
import { defaultRollout, mergeRollout, type RolloutChange, type RolloutPolicy } from './rollout-policy.js';

export interface TargetAppPolicy {
  readonly review: {
    /** Production is always reviewed, development and test never. */
    readonly sandbox: boolean;
    readonly selfApproval: boolean;
    readonly expiresAfterDays: number;
  };
  readonly percentages: {
    /** Percent, strictly increasing, each with at most two decimals. */
    readonly presets: readonly number[];
    readonly presetsOnly: boolean;
  };
  readonly firstReleaseMustBeFull: boolean;
  readonly rollout: RolloutPolicy;
}

export const defaultPolicy: TargetAppPolicy = {
  review: { sandbox: false, selfApproval: false, expiresAfterDays: 7 },
  percentages: { presets: [1, 5, 10, 20, 50, 100], presetsOnly: false },
  firstReleaseMustBeFull: false,
  rollout: defaultRollout,
};

/** As it is stored: an older program knew no part `rollout`, or not all of it. */
export type StoredPolicy = Omit<TargetAppPolicy, 'rollout'> & { readonly rollout?: Partial<RolloutPolicy> };

export function completePolicy(stored: StoredPolicy): TargetAppPolicy {
  return { ...stored, rollout: { ...defaultRollout, ...stored.rollout } };
}

/** A policy change as a user writes it. Absent parts keep their value. */
export interface PolicyChange {
  readonly review?: Parts<TargetAppPolicy['review']>;
  readonly percentages?: Parts<TargetAppPolicy['percentages']>;
  readonly firstReleaseMustBeFull?: boolean | undefined;
  readonly rollout?: RolloutChange | undefined;
}

type Parts<T> = { readonly [Part in keyof T]?: T[Part] | undefined } | undefined;

export function mergePolicy(
  { review, percentages, firstReleaseMustBeFull, rollout }: TargetAppPolicy,
  change: PolicyChange,
): TargetAppPolicy {
  return {
    review: {
      sandbox: change.review?.sandbox ?? review.sandbox,
      selfApproval: change.review?.selfApproval ?? review.selfApproval,
      expiresAfterDays: change.review?.expiresAfterDays ?? review.expiresAfterDays,
    },
    percentages: {
      presets: change.percentages?.presets ?? percentages.presets,
      presetsOnly: change.percentages?.presetsOnly ?? percentages.presetsOnly,
    },
    firstReleaseMustBeFull: change.firstReleaseMustBeFull ?? firstReleaseMustBeFull,
    rollout: mergeRollout(rollout, change.rollout),
  };
}
