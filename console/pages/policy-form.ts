/** A target app's policy as a form holds it, and the way between the two. */
import { parsePercentage } from '../../domain/percentage.js';
import type { TargetAppPolicy } from '../../domain/target-app.js';

export interface PolicyForm {
  readonly sandboxReview: boolean;
  readonly selfApproval: boolean;
  readonly expiresAfterDays: number;
  /** `1, 5, 10`; full-width commas are understood, too. */
  readonly presets: string;
  readonly presetsOnly: boolean;
  readonly firstMustBeFull: boolean;
}

export function policyFormOf({ review, percentages, firstReleaseMustBeFull }: TargetAppPolicy): PolicyForm {
  return {
    sandboxReview: review.sandbox,
    selfApproval: review.selfApproval,
    expiresAfterDays: review.expiresAfterDays,
    presets: percentages.presets.join(', '),
    presetsOnly: percentages.presetsOnly,
    firstMustBeFull: firstReleaseMustBeFull,
  };
}

export function policyOfForm(form: PolicyForm): TargetAppPolicy {
  return {
    review: {
      sandbox: form.sandboxReview,
      selfApproval: form.selfApproval,
      expiresAfterDays: form.expiresAfterDays,
    },
    percentages: { presets: presetsOf(form.presets) ?? [], presetsOnly: form.presetsOnly },
    firstReleaseMustBeFull: form.firstMustBeFull,
  };
}

/** Null when the text is no list of growing percentages. */
export function presetsOf(text: string): number[] | null {
  const presets = text.split(/[,，、]/).map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const areGood = presets.every((percent, index) => parsePercentage(percent).ok && percent > (presets[index - 1] ?? 0));
  return areGood ? presets : null;
}
