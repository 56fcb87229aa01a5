/** The plans in a history: how they are started, and which step or request a command means. */
import { nextReminderOf } from '../../../domain/plan/approval-reminder.js';
import { deadlineFiresAtMs } from '../../../domain/plan/deadline.js';
import { editOf, type GivenStep, isLive, shortestDeadlineMs, type StepApproval } from '../../../domain/plan/plan.js';
import { openStepReviewOf } from '../../../domain/plan/step-approval.js';
import { defaultRollout, rolloutTimes } from '../../../domain/registry/rollout-policy.js';
import { stepIdOf } from '../../../domain/plan/templates.js';
import type { CommandOf, ReleaseCommandType } from '../../../domain/release/command-catalog.js';
import type { Release } from '../../../domain/release/release.js';
import { dayMs, hourMs, minuteMs } from '../../../domain/values/time-units.js';
import type { Action } from './generated-history.js';
import type { World } from './world.js';

const { minBakeMs } = rolloutTimes(defaultRollout);

/** Ascending shares; a short bake lets a history see several steps. */
export function startedBy(
  { bp, flag, pick }: Action,
  { nowMs }: World,
): Pick<CommandOf<'startPlan'>, 'template' | 'steps' | 'startAtMs' | 'startLocal' | 'deadlineAfterMs'> {
  const all = [...new Set([1 + (bp % 900), 1000, 1000 + (bp % 5000), 10_000])].sort((one, other) => one - other);
  const shares = pick % 6 === 0 ? all.slice(0, 1) : all;
  const steps = shares.map((share, index) => ({
    id: stepIdOf(index),
    name: null,
    bp: share,
    // One in eight starts is shorter than most target apps allow.
    bakeMs: pick % 8 === 7 ? minBakeMs / 5 : minBakeMs * (1 + (pick % 3)),
    advance: pick % 5 === 0 && index > 0 ? ('MANUAL' as const) : ('AUTOMATIC' as const),
    note: null,
    approval: (index + pick) % 3 === 0 ? approvalOf(pick) : null,
  }));
  const limited = pick % 4 === 0 ? { deadlineAfterMs: deadlineOf(pick) } : {};
  if (flag) return { template: null, steps, startAtMs: null, ...limited };
  const startAtMs = nowMs + (pick % 200) * minuteMs;
  const local = new Date(startAtMs + 8 * hourMs).toISOString().slice(0, 16);
  const given = pick % 2 === 0 ? {} : { startLocal: { local, zone: 'Asia/Shanghai' } };
  return { template: null, steps, startAtMs, ...given, ...limited };
}

function deadlineOf(pick: number): number {
  return shortestDeadlineMs * (1 + (pick % 40));
}

function approvalOf(pick: number): StepApproval {
  return {
    approvers: pick % 2 === 0 ? 'REVIEWERS' : 'ADMINS',
    count: 1 + (pick % 5 === 0 ? 1 : 0),
    expiresAfterMs: dayMs,
  };
}

export function reviewOf({ plan }: Release, { pick }: Action): string {
  return pick % 9 === 0 ? 'another' : (plan?.review?.id ?? 'none');
}

/** Half of the time for another instant. */
export function expiryIn(release: Release, action: Action): Omit<CommandOf<'expireStepApproval'>, 'type'> {
  const { run = 1, review } = release.plan ?? {};
  const deadlineMs = (review?.expiresAtMs ?? 0) + (action.flag ? 0 : 1);
  return { run, review: reviewOf(release, action), deadlineMs };
}

/** Half of the time for another instant. */
export function reminderIn(release: Release, action: Action): Omit<CommandOf<'remindStepApproval'>, 'type'> {
  const { run = 1 } = release.plan ?? {};
  const next = release.plan === undefined ? null : nextReminderOf(release.plan);
  return { run, review: reviewOf(release, action), momentMs: (next?.momentMs ?? 0) + (action.flag ? 0 : 1) };
}

export function deadlineIn({ plan }: Release, { flag }: Action): Omit<CommandOf<'planDeadline'>, 'type'> {
  const firesAtMs = plan === undefined ? null : deadlineFiresAtMs(plan);
  return { run: plan?.run ?? 1, deadlineMs: (firesAtMs ?? 0) + (flag ? 0 : 1) };
}

const edits: readonly ((steps: readonly GivenStep[], at: number, action: Action) => GivenStep[])[] = [
  (steps) =>
    steps.map((step, n) => (n === steps.length - 1 ? { ...step, note: step.note === 'n' ? null : 'n' } : step)),
  // The next step without its approval, at another share, or by hand.
  (steps, at) => steps.map((step, n) => (n === at ? { ...step, approval: null } : step)),
  (steps, at, { pick }) => steps.map((step, n) => (n === at ? { ...step, bp: between(steps, at, pick) } : step)),
  (steps, at) => steps.map((step, n) => (n === at ? { ...step, advance: 'MANUAL' } : step)),
  // The current bake.
  (steps, at, { pick }) =>
    steps.map((step, n) => (n === at - 1 ? { ...step, bakeMs: minBakeMs * (1 + (pick % 9)) } : step)),
  // A new step before the next one, and the next one left out.
  (steps, at, { pick }) =>
    steps.flatMap((step, n) => (n === at ? [newStep(between(steps, at, pick), pick), step] : [step])),
  (steps, at) => steps.filter((_, n) => n !== at),
  // An entered step, and no step to come.
  (steps, at) => steps.map((step, n) => (n === at - 1 ? { ...step, bp: step.bp - 1 } : step)),
  (steps, at) => steps.slice(0, Math.max(1, at)),
];

/** Of the steps as they are. Mostly with the number of the last edit. */
export function editOfPlan({ plan }: Release, action: Action): Omit<CommandOf<'editPlan'>, 'type' | 'reason'> {
  const { pick, flag } = action;
  if (plan === undefined) return { steps: [newStep(10_000, pick)], edit: 0 };
  const edit = editOf(plan) + (flag && pick % 8 === 0 ? 1 : 0);
  const change = edits[pick % edits.length];
  // Some change the deadline alone.
  if (pick % 11 === 0) return { edit, deadlineAfterMs: flag ? deadlineOf(pick) : null };
  return { steps: change?.(plan.steps, plan.currentStep + 1, action) ?? [], edit };
}

function between(steps: readonly GivenStep[], at: number, pick: number): number {
  const [from, to] = [steps[at - 1]?.bp ?? 0, steps[at]?.bp ?? 10_000];
  return Math.max(from + 1, Math.min(to - 1, from + Math.floor(((to - from) * (1 + (pick % 10))) / 12)));
}

function newStep(bp: number, pick: number): GivenStep {
  const approval = pick % 2 === 0 ? approvalOf(pick) : null;
  return { id: null, name: null, bp, bakeMs: minBakeMs, advance: 'AUTOMATIC', note: null, approval };
}

/** Mostly the next step. */
export function planStepOf({ plan }: Release, { flag, pick }: Action): string {
  const next = plan?.steps[plan.currentStep + (flag ? 1 : 0)];
  return pick % 5 === 0 || next === undefined ? stepIdOf(9) : next.id;
}

type Move = Pick<Extract<Action, { kind: 'move' }>, 'move' | 'pick'>;

/** What brings histories to rare states of a plan. Null: what is usual. */
export function moveOfPlan(release: Release, { move, pick }: Move): ReleaseCommandType | null {
  // Few histories meet a request to approve a step.
  if (openStepReviewOf(release.plan) !== null && move % 2 === 0)
    return (['approveStep', 'approveStep', 'rejectStep', 'fullRelease', 'advancePlan'] as const)[pick % 5] ?? 'pause';
  // Few histories meet a plan that is held and whose next step could be entered, or the many kinds of edits.
  if (release.plan?.holds.length === 1 && move % 4 === 1) return 'advancePlan';
  if (isLive(release.plan) && move % 4 === 2) return 'editPlan';
  if (hasApproval(release) && move % 2 === 0)
    return (['setPercentage', 'advancePlan', 'fullRelease'] as const)[(move / 2) % 3] ?? 'pause';
  return null;
}

/** An approval was given and not used. */
function hasApproval({ plan }: Release): boolean {
  return isLive(plan) && (plan.review ?? null) !== null && openStepReviewOf(plan) === null;
}

/** The approver is mostly not the requester, or few histories would pass a review. Sometimes it wants to raise then. */
export function actorOf(release: Release, type: string, { actor, pick }: Action): string {
  if (type === 'rejectStep' && pick % 8 > 0) return 'cat';
  const isReviewing = type.startsWith('approve') && pick % 8 > 0;
  return isReviewing || (hasApproval(release) && pick % 3 === 0) ? 'rita' : actor;
}
