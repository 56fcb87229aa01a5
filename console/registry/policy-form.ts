/** A target app's policy as form values, and the conversion in both directions. */
import { type RolloutTimeName, rolloutTimeNames } from '../../domain/registry/rollout-policy.js';
import { isoDuration, parseDuration } from '../../domain/values/duration.js';
import { parsePercentage } from '../../domain/values/percentage.js';
import { typedNumberOrNaN } from '../../domain/values/typed-number.js';
import type { TargetAppPolicy } from '../../domain/registry/target-app-policy.js';
import type { PolicyChange } from '../api/types.js';
import { type TypedDuration, typedDurationOf, typedMs } from '../shared/typed-duration.js';

/** The typed times of `rollout` are fields of the form under their own names. */
type RolloutForm = Readonly<Record<RolloutTimeName, TypedDuration>>;

export interface PolicyForm extends RolloutForm {
  /** The typed text. Empty: null. */
  readonly approvalFrom: string;
  readonly sandboxReview: boolean;
  readonly selfApproval: boolean;
  /** The typed text. */
  readonly expiresAfterDays: string;
  /** The typed text: `1; 2.5; 10`. */
  readonly presets: string;
  readonly presetsOnly: boolean;
  readonly firstMustBeFull: boolean;
  readonly zone: string;
}

export function policyFormOf({ review, percentages, firstReleaseMustBeFull, rollout }: TargetAppPolicy): PolicyForm {
  const typed = (name: RolloutTimeName) => typedDurationOf(parseDuration(rollout[name]) ?? 0);
  return {
    sandboxReview: review.sandbox,
    selfApproval: review.selfApproval,
    expiresAfterDays: String(review.expiresAfterDays),
    presets: percentages.presets.join('; '),
    presetsOnly: percentages.presetsOnly,
    firstMustBeFull: firstReleaseMustBeFull,
    propagationLag: typed('propagationLag'),
    minBake: typed('minBake'),
    resumeGrace: typed('resumeGrace'),
    openingSpread: typed('openingSpread'),
    zone: rollout.zone,
    approvalFrom: rollout.approvalFrom === null ? '' : String(rollout.approvalFrom),
  };
}

export function policyOfForm(form: PolicyForm): PolicyChange {
  return {
    review: {
      sandbox: form.sandboxReview,
      selfApproval: form.selfApproval,
      // The rules of the form accepted it. The API refuses NaN.
      expiresAfterDays: typedNumberOrNaN(form.expiresAfterDays, 0),
    },
    percentages: { presets: presetsOf(form.presets) ?? [], presetsOnly: form.presetsOnly },
    firstReleaseMustBeFull: form.firstMustBeFull,
    rollout: {
      ...Object.fromEntries(rolloutTimeNames.map((name) => [name, isoDuration(typedMs(form[name]))])),
      zone: form.zone,
      approvalFrom: form.approvalFrom.trim() === '' ? null : typedNumberOrNaN(form.approvalFrom, 2),
    },
  };
}

/**
 * Separators of a list: semicolons, the ideographic comma, line breaks, or a comma before a blank. A comma between
 * two digits is a decimal sign, as in every other field.
 */
const separator = /\s*(?:[;\uFF1B\u3001\n]|[,\uFF0C](?=\s))\s*/;

/** Null when the text is no list of increasing percentages. */
export function presetsOf(text: string): number[] | null {
  const presets = text.split(separator).map((percent) => typedNumberOrNaN(percent, 2));
  const areGood = presets.every(
    (percent, index) => parsePercentage(percent).outcome === 'valid' && percent > (presets[index - 1] ?? 0),
  );
  return areGood ? presets : null;
}
