/** What `halftone wait` waits for, and what a state of the release means for it. */
import { type TypedNumber, parseTypedNumber } from '../../../domain/values/typed-number.js';
import { parsePercentage } from '../../../domain/values/percentage.js';
import type { BlockerCode } from '../../../domain/release/blocker-types.js';
import { isFinalStatus, type ReleaseStatus } from '../../../domain/release/release.js';
import { releaseStatuses } from '../../../domain/release/words.js';
import type { Progress } from '../../../client/wait-for.js';

export interface Condition {
  readonly text: string;
  readonly isReached: (release: Progress) => boolean;
  /** A status that is named is awaited over resets and rejected reviews. */
  readonly isStatus?: boolean;
  /** An open review is what it waits for. */
  readonly isApproval?: boolean;
  /** A release that has ended may still be taken back: the super app has not confirmed it. */
  readonly mayHaveEnded?: boolean;
}

export const conditionForms = 'percent=20, full, step=2, approval, canceled, status=PILOT_TESTING';

/** Null for a text that is no condition. */
export function parseCondition(text: string): Condition | null {
  if (text === 'full') return fullCondition;
  if (text === 'canceled') return canceledCondition;
  if (text === 'approval') return approvalCondition;
  const [, name = '', value = ''] = /^([a-z]+)=(.+)$/.exec(text) ?? [];
  if (name === 'status') return releaseStatuses.some((status) => status === value) ? statusCondition(value) : null;
  if (name === 'step') return stepCondition(value);
  if (name !== 'percent') return null;
  const percentage = parseShare(value);
  return percentage === null ? null : percentCondition(percentage);
}

/** `20`, `12.5` and `20%`. Null for what is no percentage above 0. */
export function parseShare(text: string): number | null {
  const typed: TypedNumber = parseTypedNumber(text.replace(/ ?%$/, ''), 2);
  if (typed.outcome === 'invalid') return null;
  return parsePercentage(typed.value).outcome === 'valid' ? typed.value : null;
}

export const fullCondition: Condition = {
  text: 'full',
  isReached: ({ status, confirmedPercentage }) => status === 'FULL_RELEASE' && confirmedPercentage === 100,
};

export const canceledCondition: Condition = {
  text: 'canceled',
  mayHaveEnded: true,
  isReached: ({ status, draining }) => status === 'CANCELED' && draining !== true,
};

/** No user has the release, and the super app has confirmed it. */
export const takenBackCondition: Condition = {
  text: 'taken back',
  isReached: ({ percentage, draining }) => percentage === 0 && draining !== true,
};

const beforeApproval = new Set<ReleaseStatus>(['CREATED', 'UNDER_REVIEW']);

/** The super app has confirmed what users have now. */
export const confirmedCondition: Condition = {
  text: 'confirmed',
  mayHaveEnded: true,
  isReached: ({ percentage, confirmedPercentage, draining }) => confirmedPercentage >= percentage && draining !== true,
};

/** Approved to go live, and no step of the plan waits for an approval or was refused one. */
export const approvalCondition: Condition = {
  text: 'approval',
  isApproval: true,
  isReached: ({ status, plan }) =>
    !beforeApproval.has(status) &&
    plan?.openReview === undefined &&
    plan?.holds.some(({ kind }) => kind === 'APPROVAL_REJECTED' || kind === 'APPROVAL_EXPIRED') !== true,
};

/** The share that users have: the super app has confirmed it. */
export function percentCondition(percentage: number): Condition {
  return {
    text: `percent=${percentage}`,
    isReached: ({ confirmedPercentage, draining }) => confirmedPercentage >= percentage && draining !== true,
  };
}

/** `step`: the number of a step, from 1 on, or its id. */
export function stepCondition(step: string): Condition {
  return {
    text: `step=${step}`,
    isReached({ plan, confirmedPercentage }) {
      if (plan === undefined) return false;
      const byId = plan.steps.findIndex(({ id }) => id === step);
      const index = byId === -1 && /^\d{1,3}$/.test(step) ? Number(step) - 1 : byId;
      const wanted = plan.steps[index];
      return wanted !== undefined && plan.currentStep >= index && confirmedPercentage >= wanted.percentage;
    },
  };
}

function statusCondition(wanted: string): Condition {
  return { text: `status=${wanted}`, isStatus: true, isReached: ({ status }) => status === wanted };
}

export type Verdict =
  | { readonly kind: 'reached' | 'open' }
  | { readonly kind: 'ended' | 'held'; readonly because: string };

/** What each state of a release means for the condition, in the order in which states come. */
export function judgeBy(condition: Condition, first: Progress): (release: Progress) => Verdict {
  let wasReviewed = first.status === 'UNDER_REVIEW';
  return (release) => {
    wasReviewed ||= release.status === 'UNDER_REVIEW';
    if (condition.isReached(release)) return { kind: 'reached' };
    const isTakenBack = condition.mayHaveEnded === true && release.draining === true;
    if (isFinalStatus(release.status))
      return isTakenBack ? { kind: 'open' } : ended(`The release has ended: ${release.label}`);
    const setback = condition.isStatus === true ? null : setbackOf(release, condition, first.attempt);
    if (setback !== null) return ended(setback);
    if (wasReviewed && release.status === 'CREATED' && condition.isStatus !== true)
      return ended('The review was not approved');
    const hold = holdOf(release, condition);
    return hold === undefined ? { kind: 'open' } : { kind: 'held', because: hold };
  };
}

function ended(because: string): Verdict {
  return { kind: 'ended', because };
}

function setbackOf({ attempt, plan }: Progress, { text }: Condition, firstAttempt: number): string | null {
  if (attempt > firstAttempt) return 'The release was reset';
  const isOfPlan = text.startsWith('step=');
  return isOfPlan && plan?.status === 'ABANDONED' ? `The plan has ended: ${plan.ended?.cause ?? ''}` : null;
}

/** Whether a person must act before the release goes on. */
const waitsForPerson: Readonly<Record<BlockerCode, boolean>> = {
  NOT_APPLIED: true,
  TARGET_SUSPENDED: true,
  VERSION_MUST_INCREASE: true,
  REVIEW_PENDING: true,
  TESTING_NOT_COMPLETED: true,
  TYPE_NOT_CHOSEN: true,
  TARGET_BUSY: true,
  FIRST_RELEASE_MUST_BE_FULL: true,
  STEP_IN_PROGRESS: false,
  PAUSED: true,
  FROZEN: false,
  BAKING: false,
  AWAITING_ADVANCE: true,
  AWAITING_APPROVAL: true,
  PLAN_HELD: true,
  PLAN_REQUIRED: true,
  OFFLINE_REVIEW_PENDING: false,
};

function holdOf({ blockers, status, phase, plan }: Progress, { isApproval = false }: Condition): string | undefined {
  const isAwaited = (code: string): boolean => isApproval && /^(REVIEW_PENDING|AWAITING_APPROVAL)$/.test(code);
  const hold = blockers.find(({ code }) => waitsForPerson[code as BlockerCode] && !isAwaited(code));
  if (hold !== undefined) return `${hold.code} since ${hold.since}${hold.by === undefined ? '' : `, by ${hold.by}`}`;
  const isLed = plan !== undefined && plan.ended === undefined;
  const isAtRest = status === 'GRAYSCALE_RELEASE' && (phase === 'READY' || phase === 'SERVING');
  return isAtRest && !isLed ? 'No plan raises the release' : undefined;
}
