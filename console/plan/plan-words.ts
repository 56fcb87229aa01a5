/** Words about a plan: what a step waits for, why a plan is held, why it ended. */
import type { TFunction } from 'i18next';
import { passedSteps, type PlanStep } from '../../domain/plan/plan.js';
import { bpOfPercent, percentOf } from '../../domain/values/percentage.js';
import { minuteMs } from '../../domain/values/time-units.js';
import type { Plan, PlanHold, Progress } from '../api/types.js';
import { isKeyOf, words } from '../i18n/words.js';
import { durationWords, msOf } from '../shared/duration-words.js';

/** `1 % for 1 day → 20 % for 2 days → 100 %`. */
export function stepsWords(
  steps: readonly PlanStep[],
  t: TFunction,
  { percent, language }: { readonly percent: (share: number) => string; readonly language: string },
): string {
  return steps
    .map(({ bp, bakeMs }, index) => {
      const percentage = percent(percentOf(bp));
      return bakeMs === 0 || index === steps.length - 1
        ? percentage
        : t('planStart.stepFor', { percentage, duration: durationWords(bakeMs, language) });
    })
    .join(t('planStart.then'));
}

/** What a template is: its steps, and its deadline if it has one (ISO 8601). */
export function templateDetail(
  { steps, deadlineAfter }: { readonly steps: readonly PlanStep[]; readonly deadlineAfter: string | null },
  t: TFunction,
  formats: Parameters<typeof stepsWords>[2],
): string {
  const detail = stepsWords(steps, t, formats);
  if (deadlineAfter === null) return detail;
  return `${detail} · ${t('plan.deadline.title')}: ${durationWords(msOf(deadlineAfter), formats.language)}`;
}

/** Smaller differences between the predicted and the real time are not worth a word. */
const smallestSlipMs = 5 * minuteMs;

/** How far `at` is from what was predicted when the plan started. Null: about the same. */
export function slipWords(predictedAt: string | undefined, at: string, language: string, t: TFunction): string | null {
  if (predictedAt === undefined) return null;
  const slipMs = Date.parse(at) - Date.parse(predictedAt);
  if (Math.abs(slipMs) < smallestSlipMs) return null;
  const lateness = { duration: durationWords(Math.abs(slipMs), language) };
  return slipMs > 0 ? t('plan.later', lateness) : t('plan.earlier', lateness);
}

/** What a coming step waits for besides the time. Null: time alone brings it. */
export function waitWords({ certainty, basis }: Plan['timeline'][number], t: TFunction): string | null {
  if (certainty === 'FIXED') return null;
  const waits = basis.filter((one) => one !== 'START' && one !== 'BAKE');
  const conditions = (waits.length === 0 ? basis : waits).map((one) => t(`plan.waitsFor.${one}`)).join(t('plan.and'));
  return t('plan.waits', { conditions });
}

/** Why the plan is held, in the current language. A reason by a user is quoted, a rejection gives its remedy. */
export function holdWords({ kind, reason }: PlanHold, runsAs: string, t: TFunction): string {
  const hold = t(`plan.hold.${kind}`, { user: runsAs });
  if (kind === 'MANUAL' || kind === 'ENGINE_ERROR' || kind === 'APPROVAL_REJECTED') return `${hold} “${reason}”`;
  return isKeyOf(words.remedy, reason) ? `${hold} ${t(`remedy.${reason}`)}` : hold;
}

/** A cause that the console does not know is the reason of a user. */
export function endWords({ cause, by }: NonNullable<Plan['ended']>, t: TFunction): string {
  if (isKeyOf(words.plan.cause, cause)) return t(`plan.cause.${cause}`);
  return isKeyOf(words.ending, cause) ? t(`ending.${cause}`, { by }) : `“${cause}”`;
}

export function templateWords(
  { template, templateName }: Pick<Plan, 'template' | 'templateName'>,
  t: TFunction,
): string {
  if (template === undefined) return t('plan.own');
  return isKeyOf(words.plan.template, template) ? t(`plan.template.${template}`) : (templateName ?? template);
}

/** The step of a plan that a user may enter now, with its share. Null after the last one. */
export function nextStepOf({ steps, currentStep, ended }: Plan): Plan['steps'][number] | null {
  return ended === undefined ? (steps[currentStep + 1] ?? null) : null;
}

/** How many of its steps were entered or passed. */
export function passedOf(
  { steps, currentStep }: Pick<Plan, 'steps' | 'currentStep'>,
  { percentage }: Pick<Progress, 'percentage'>,
): number {
  const shares = steps.map((step) => ({ bp: bpOfPercent(step.percentage) }));
  return passedSteps({ steps: shares, currentStep }, bpOfPercent(percentage));
}

/** The time of the first step while it can be moved. Null: a step was entered or passed. */
export function movableStart(plan: Plan, progress: Pick<Progress, 'percentage'>): string | null {
  return passedOf(plan, progress) === 0 ? plan.startAt : null;
}
