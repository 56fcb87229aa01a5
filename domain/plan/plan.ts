/**
 * The plan of a release: the steps by which it rises on its own. Data only, stored with its release. The effect of a
 * release's changes on its plan is in `follow-release.ts`, its commands in `decide-plan.ts`.
 */
import { dayMs, hourMs, minuteMs } from '../values/time-units.js';

export const approverGroups = ['REVIEWERS', 'ADMINS'] as const;
/** REVIEWERS: reviewers and admins of the target app's workspace. ADMINS: its admins. */
export type Approvers = (typeof approverGroups)[number];

/** What a step needs before it is entered, by the plan or by a person. */
export interface StepApproval {
  readonly approvers: Approvers;
  /** Different persons, 1 … 3. */
  readonly count: number;
  readonly expiresAfterMs: number;
}

/** One share that a plan raises a release to, and how long the release then serves it. */
export interface PlanStep {
  /** Stable: commands name a step by it. */
  readonly id: string;
  readonly name: string | null;
  /** 1 … 10000, each step above the one before. */
  readonly bp: number;
  /** Time of serving after the step, before the next step. Ignored after the last one. */
  readonly bakeMs: number;
  /** A MANUAL step is entered by a person only. */
  readonly advance: 'AUTOMATIC' | 'MANUAL';
  readonly note: string | null;
  /** Null or absent, as on steps of older programs: none is needed. */
  readonly approval?: StepApproval | null;
  /** The users who added or changed it after the start. Absent: it is as it was started. */
  readonly editedBy?: readonly string[];
}

/** A step of an edited plan. Without an id it is new. */
export type GivenStep = Omit<PlanStep, 'id' | 'editedBy'> & { readonly id: string | null };

/** A request to approve the next step, also after it was granted, until the step is entered. */
export interface StepReview {
  readonly id: string;
  /** The id of the step, and its share. */
  readonly step: string;
  readonly bp: number;
  readonly approvers: Approvers;
  readonly count: number;
  readonly requestedBy: string;
  readonly requestedAtMs: number;
  /** Null while the release is paused. */
  readonly expiresAtMs: number | null;
  /** While the release is paused: the time that is left after the resume. */
  readonly restMs: number | null;
  readonly approvals: readonly { readonly by: string; readonly atMs: number }[];
  /** The whole time of the request, and how many reminders it had. Absent in older requests: no reminders. */
  readonly reminders?: { readonly ofMs: number; readonly given: number };
}

export const holdKinds = [
  /** A person holds the plan. */
  'MANUAL',
  /** A person raised the release past the plan. */
  'MANUAL_OVERRIDE',
  /** The first step could not begin, or more than an hour too late. */
  'START_MISSED',
  /** `runsAs` may no longer bring the release to users. */
  'OWNER_LOST_ROLE',
  /** The plan is not done, and its deadline has passed. */
  'DEADLINE',
  /** An approver rejected the next step. */
  'APPROVAL_REJECTED',
  /** The request to approve the next step had no decision in time. */
  'APPROVAL_EXPIRED',
  /** A rule refused a step. */
  'STEP_REFUSED',
  /** Deciding a step failed by a bug. */
  'ENGINE_ERROR',
] as const;

export type HoldKind = (typeof holdKinds)[number];

/** Keeps a plan from raising its release. A plan has at most one hold of each kind. */
export interface Hold {
  readonly id: string;
  readonly kind: HoldKind;
  readonly by: string;
  readonly reason: string;
  readonly sinceMs: number;
}

/** How a plan ended: at its last step, or before. */
export interface PlanEnd {
  readonly as: 'COMPLETED' | 'ABANDONED';
  /** The event of the release that ended it, or the reason of a person. */
  readonly cause: string;
  readonly by: string;
  readonly atMs: number;
}

/** The template that a plan was copied from. */
export interface TemplateName {
  readonly id: string;
  readonly version: number;
  /** Of a workspace's template when the plan started. Absent: a built-in one. */
  readonly name?: string;
}

/** A time as it was given. Its instant is found once, when the command is recorded. */
export interface LocalTime {
  /** `2027-02-10T09:00` */
  readonly local: string;
  /** An IANA name. */
  readonly zone: string;
}

/** In what time a plan should be done. It runs from its start, and stands still while the release is paused. */
export interface PlanDeadline {
  readonly afterMs: number;
  /** How long it has run before `runningSinceMs`. */
  readonly countedMs: number;
  /** Ahead of the start of the plan: the start. Null: it stands still, or has fired. */
  readonly runningSinceMs: number | null;
  /** When it held the plan, which it does once. */
  readonly firedAtMs: number | null;
}

export interface EnteredStep {
  readonly id: string;
  readonly atMs: number;
  readonly by: string;
  /** How long the release served it before it was raised again. Of the current step see `bake`. */
  readonly servedMs: number;
}

export interface Plan {
  /** The number of the plan in the life of its release, from 1. */
  readonly run: number;
  /** How many edits it had. Absent in plans of older programs. */
  readonly edit?: number;
  readonly template: TemplateName | null;
  readonly steps: readonly PlanStep[];
  /** Index of the step entered last; -1 before the first. */
  readonly currentStep: number;
  readonly startedBy: string;
  readonly startedAtMs: number;
  /** The person whose rights the automatic steps need. */
  readonly runsAs: string;
  /** When the first step is due. */
  readonly firstStepAtMs: number;
  /** The start as it was given. Absent: at once, as an instant, or by an older program. */
  readonly startLocal?: LocalTime;
  /** The next automatic step. `number` grows whenever `atMs` changes. Null: none is due by itself. */
  readonly due: {
    readonly number: number;
    readonly atMs: number | null;
    /** When `atMs` was decided, which can be after it. Absent: by an older program. */
    readonly setAtMs?: number;
  };
  /** The time that the release has served its current step. It runs while `runningSinceMs` is not null. */
  readonly bake: {
    readonly servedMs: number;
    readonly runningSinceMs: number | null;
    /** Serving before this does not count: the users do not have the step yet. */
    readonly fromMs: number;
  };
  /** The next automatic step is not earlier than this: the pause after a resume, or while a stop waits. */
  readonly notBeforeMs: number;
  /** Change windows keep the next step back. */
  readonly frozen: {
    /** Their opening. Null: a change of the windows opens them. */
    readonly untilMs: number | null;
    /** How long after the opening the step is due. Absent: none, by an older program. */
    readonly spreadMs?: number;
  } | null;
  readonly holds: readonly Hold[];
  /** The request to approve the next step. Null or absent, as in plans of older programs: none. */
  readonly review?: StepReview | null;
  /** Null or absent, as in plans of older programs: none. */
  readonly deadline?: PlanDeadline | null;
  /** When each step was predicted to begin, when the plan started. Null: not predictable. */
  readonly predictedAtStart: readonly (number | null)[];
  /** The steps that were entered, in order. A step that was passed by hand is missing. */
  readonly entered: readonly EnteredStep[];
  readonly ended: PlanEnd | null;
}

export type PlanStatus = 'SCHEDULED' | 'RUNNING' | 'HELD' | PlanEnd['as'];

export function isLive(plan: Plan | null | undefined): plan is Plan {
  return plan !== null && plan !== undefined && plan.ended === null;
}

/** `nowMs` tells a plan that waits for its start from a running one. */
export function planStatusOf(plan: Plan, nowMs: number): PlanStatus {
  if (plan.ended !== null) return plan.ended.as;
  if (plan.holds.length > 0) return 'HELD';
  return plan.currentStep === -1 && plan.firstStepAtMs > nowMs ? 'SCHEDULED' : 'RUNNING';
}

/** The step after the current one. Undefined after the last one. */
export function nextStepOf({ steps, currentStep }: Plan): PlanStep | undefined {
  return steps[currentStep + 1];
}

/** The number that an edit must name: another one was made for a plan that its author has not seen. */
export function editOf({ edit }: Pick<Plan, 'edit'>): number {
  return edit ?? 0;
}

/** Index of the last step at or below `bp`; -1 when there is none. */
export function stepAtOrBelow(steps: readonly Pick<PlanStep, 'bp'>[], bp: number): number {
  return steps.findLastIndex((step) => step.bp <= bp);
}

/** Whether a plan enters the step without a person: then the step before it must bake. */
export function entersByItself(step: { readonly advance: PlanStep['advance']; readonly approval?: unknown }): boolean {
  return step.advance === 'AUTOMATIC' && (step.approval ?? null) === null;
}

interface Passing extends Pick<Plan, 'currentStep'> {
  readonly steps: readonly Pick<PlanStep, 'bp'>[];
}

/** How many steps were entered or passed: an edit leaves them as they are. `bp`: of the release. */
export function passedSteps({ steps, currentStep }: Passing, bp: number): number {
  return Math.max(currentStep, stepAtOrBelow(steps, bp)) + 1;
}

/** Milliseconds. While a stop command waits, an automatic step waits this long. */
export const stopGraceMs = 5_000;
/** A step that is later than this, after an outage, is spread like one after an opening. */
export const lateMs = 5 * minuteMs;
/** A first step that is later than this is not made. */
export const latestStartMs = hourMs;
export const shortestDeadlineMs = 5 * minuteMs;
export const longestDeadlineMs = 400 * dayMs;
export const longestBakeMs = 400 * dayMs;
export const mostSteps = 20;
/** How many persons one step can need. */
export const mostApprovals = 3;
/** How long a request to approve a step waits, unless the step says it. */
export const defaultApprovalMs = 72 * hourMs;
