/**
 * The verb of each command of a release: its name, its options, and the command that it makes. A command of the
 * catalogue without an entry here does not compile.
 */
import type { ReleaseCommand } from '../../../client/send-command.js';
import type { Progress } from '../../../client/wait-for.js';
import type { ReleaseCommandType } from '../../../domain/release/command-catalog.js';
import { withoutUndefined } from '../output/given.js';
import { OperatorFailure } from '../output/failure.js';
import { deadlineOf, type VerbFlags, type VerbInputs } from './verb-options.js';
import {
  approvalCondition,
  canceledCondition,
  type Condition,
  fullCondition,
  percentCondition,
  stepCondition,
  takenBackCondition,
} from './wait-condition.js';

export interface VerbInput {
  readonly flags: VerbFlags;
  /** Of `set`. */
  readonly percentage: number;
  /** The release as it was read just before. */
  readonly release: Progress;
}

export interface Verb extends VerbInputs {
  readonly name: string;
  readonly summary: string;
  readonly takesPercentage?: true;
  /** @throws OperatorFailure when the release lacks what the command names, for instance a plan. */
  readonly body: (input: VerbInput) => ReleaseCommand | Promise<ReleaseCommand>;
  /** What --wait waits for. Absent: until the super app has confirmed what users have. */
  readonly reaches?: (input: VerbInput) => Condition;
}

export const releaseVerbs: Readonly<Record<ReleaseCommandType, Verb>> = {
  apply: { ...plain('apply', 'ask for the review'), reaches: () => approvalCondition },
  withdraw: plain('withdraw', 'take back the request for the review'),
  approve: {
    name: 'approve',
    summary: 'approve the review',
    reason: 'optional',
    body: ({ flags }) => ({ type: 'approve', ...reasonOf(flags) }),
  },
  reject: withReason('reject', 'reject', 'reject the review'),
  completeTesting: plain('completeTesting', 'end pilot testing', 'complete-testing'),
  chooseType: {
    name: 'choose-grayscale',
    summary: 'choose a grayscale release, without a percentage yet',
    body: () => ({ type: 'chooseType', releaseType: 'GRAYSCALE' }),
  },
  setPercentage: {
    name: 'set',
    summary: 'raise the share of users that get the version',
    takesPercentage: true,
    reason: 'optional',
    options: ['supersede', 'override'],
    body: ({ flags, percentage }) => ({ type: 'setPercentage', percentage, ...raiseOf(flags) }),
    reaches: ({ percentage }) => (percentage === 100 ? fullCondition : percentCondition(percentage)),
  },
  fullRelease: {
    name: 'full',
    summary: 'release to all users',
    reason: 'optional',
    options: ['supersede', 'override'],
    body: ({ flags }) => ({ type: 'fullRelease', ...raiseOf(flags) }),
    reaches: () => fullCondition,
  },
  pause: withReason('pause', 'pause', 'stop raises; users keep what they have'),
  resume: plain('resume', 'end a pause'),
  reset: {
    name: 'reset',
    summary: 'take the version back from all users, and begin again',
    reason: 'optional',
    options: ['reshuffle'],
    body: ({ flags }) => ({ type: 'reset', ...reasonOf(flags), ...(flags.reshuffle ? { reshuffle: true } : {}) }),
    reaches: () => takenBackCondition,
  },
  cancel: {
    ...withReason('cancel', 'cancel', 'end the release, and take the version back from all users'),
    reaches: () => canceledCondition,
  },
  startPlan: {
    name: 'start',
    summary: 'start a plan, which raises the release step by step',
    reason: 'optional',
    options: ['plan', 'startAt', 'zone', 'deadline'],
    body: ({ flags: { plan = '', deadline, ...flags } }) => ({
      type: 'startPlan',
      template: plan,
      ...reasonOf(flags),
      ...startOf(flags),
      ...deadlineOf(deadline),
    }),
    reaches: ({ release }) => stepCondition(planOf(release).steps.at(-1)?.id ?? ''),
  },
  holdPlan: withReason('holdPlan', 'hold', 'keep the plan from raising the release'),
  resumePlan: {
    name: 'resume-plan',
    summary: 'lift holds of the plan',
    reason: 'optional',
    options: ['hold', 'startAt', 'zone'],
    body: ({ flags, release }) => ({
      type: 'resumePlan',
      holds: holdsOf(flags, release),
      ...reasonOf(flags),
      ...startOf(flags),
    }),
  },
  advancePlan: {
    name: 'advance',
    summary: 'enter the next step of the plan now',
    reason: 'required',
    options: ['step', 'override'],
    body: ({ flags, release }) => ({
      type: 'advancePlan',
      to: nextStepOf(flags, release),
      reason: flags.reason ?? '',
      ...overrideOf(flags),
    }),
    reaches: ({ flags, release }) => stepCondition(nextStepOf(flags, release)),
  },
  editPlan: {
    name: 'edit-plan',
    summary: 'change the steps of the plan by a file that `release plan` began',
    reason: 'required',
    options: ['file', 'dryRun'],
    body: async ({ flags: { file = '', reason = '' }, release }) => {
      const { editOfFile } = await import('../plan/plan-file.js');
      return editOfFile(file, reason, planOf(release));
    },
  },
  endPlan: withReason('endPlan', 'end-plan', 'end the plan; the release stays where it is'),
  approveStep: {
    name: 'approve-step',
    summary: 'approve the next step of the plan',
    options: ['review', 'comment'],
    body: ({ flags, release }) => ({
      type: 'approveStep',
      review: openReviewOf(flags, release),
      ...withoutUndefined({ comment: flags.comment }),
    }),
  },
  rejectStep: {
    name: 'reject-step',
    summary: 'reject the next step of the plan',
    reason: 'required',
    options: ['review'],
    body: ({ flags, release }) => ({
      type: 'rejectStep',
      review: openReviewOf(flags, release),
      reason: flags.reason ?? '',
    }),
  },
  requestOffline: {
    name: 'offline',
    summary: 'ask to take a full release offline',
    reason: 'required',
    options: ['cancelActive'],
    body: ({ flags }) => ({
      type: 'requestOffline',
      reason: flags.reason ?? '',
      ...(flags.cancelActive ? { cancelActive: true } : {}),
    }),
  },
  withdrawOffline: plain('withdrawOffline', 'take back the request to go offline', 'withdraw-offline'),
  approveOffline: {
    name: 'approve-offline',
    summary: 'approve the request to go offline',
    reason: 'optional',
    body: ({ flags }) => ({ type: 'approveOffline', ...reasonOf(flags) }),
  },
  rejectOffline: withReason('rejectOffline', 'reject-offline', 'reject the request to go offline'),
  rollback: {
    name: 'rollback',
    summary: 'put the version before back, for all users',
    reason: 'required',
    options: ['to'],
    body: ({ flags: { reason = '', to } }) => ({
      type: 'rollback',
      reason,
      ...withoutUndefined({ to }),
    }),
  },
};

type Plain = 'apply' | 'withdraw' | 'completeTesting' | 'resume' | 'withdrawOffline';
type Reasoned = 'reject' | 'pause' | 'cancel' | 'holdPlan' | 'endPlan' | 'rejectOffline';

function startOf({ startAt, zone }: VerbFlags): { readonly startAt?: string; readonly zone?: string } {
  return withoutUndefined({ startAt, zone });
}

function plain(type: Plain, summary: string, name: string = type): Verb {
  return { name, summary, body: () => ({ type }) };
}

function withReason(type: Reasoned, name: string, summary: string): Verb {
  return { name, summary, reason: 'required', body: ({ flags }) => ({ type, reason: flags.reason ?? '' }) };
}

function reasonOf({ reason }: Pick<VerbFlags, 'reason'>): { reason?: string } {
  return withoutUndefined({ reason });
}

function raiseOf(flags: VerbFlags): { reason?: string; supersede?: boolean; override?: { reason: string } } {
  const { supersede } = flags;
  return { ...reasonOf(flags), ...(supersede ? { supersede } : {}), ...overrideOf(flags) };
}

function overrideOf({ override }: VerbFlags): { override?: { reason: string } } {
  return override === undefined ? {} : { override: { reason: override } };
}

export function planOf({ plan }: Progress): NonNullable<Progress['plan']> {
  if (plan !== undefined) return plan;
  throw new OperatorFailure('usage', 'The release has no plan', [
    'Start one: `halftone release start … --plan standard`.',
  ]);
}

function holdsOf({ hold }: VerbFlags, release: Progress): string[] {
  const holds = hold ?? planOf(release).holds.map(({ id }) => id);
  if (holds.length > 0) return holds;
  throw new OperatorFailure('usage', 'The plan is not held', ['See `halftone release get …`.']);
}

function nextStepOf({ step }: VerbFlags, release: Progress): string {
  const { steps, currentStep } = planOf(release);
  const next = step ?? steps[currentStep + 1]?.id;
  if (next !== undefined) return next;
  throw new OperatorFailure('usage', 'The plan has no next step', ['See `halftone release get …`.']);
}

function openReviewOf({ review }: VerbFlags, release: Progress): string {
  const open = review ?? planOf(release).openReview?.id;
  if (open !== undefined) return open;
  throw new OperatorFailure('usage', 'No step waits for an approval', ['See `halftone release get …`.']);
}
