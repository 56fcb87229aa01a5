/**
 * The next step of a release's workflow: nothing, wait for a deadline, or give a system command. Workflow code: running
 * workflows are replayed against it (checked in CI).
 */
import { nextReminderOf } from '../plan/approval-reminder.js';
import { deadlineFiresAtMs } from '../plan/deadline.js';
import { editOf, isLive, type Plan } from '../plan/plan.js';
import { openStepReviewOf } from '../plan/step-approval.js';
import { murmur3 } from '../values/murmur3.js';
import type { CommandOf, SystemCommand } from './command-catalog.js';
import type { WorkflowActor } from './authority.js';
import type { DomainEvent } from './events.js';
import type { Facts } from './facts.js';
import { isFinal, openReviewOf, type Release } from './release.js';

/**
 * A command that the system gives when it is due. It is complete: the workflow passes it on without knowing its type.
 */
export interface DueCommand {
  /** Derived from its subject, so the command happens once. */
  readonly id: string;
  readonly actor: WorkflowActor;
  readonly dueAtMs: number;
  readonly command: SystemCommand | CommandOf<'apply' | 'holdPlan'>;
}

export type NextStep =
  | { readonly kind: 'finish' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'command'; readonly due: DueCommand };

/** The facts that the next step depends on. */
export interface StepFacts {
  readonly release: Pick<Release, 'id' | 'state' | 'plan'>;
  readonly targetRevision: number;
}

/** `isDecided`: whether a command with this id has an outcome. It is not given again. */
export function nextStep(facts: StepFacts, isDecided: (commandId: string) => boolean = () => false): NextStep {
  if (isFinal(facts.release)) return { kind: 'finish' };
  const due = dueCommands(facts).find(({ id }) => !isDecided(id));
  return due === undefined ? { kind: 'wait' } : { kind: 'command', due };
}

/**
 * The releases whose next step a change of the target may enable: the mirror of `nextStep`. An automatic release that
 * was rejected tries again. A suspension or its end affects all. `events`: those of the target.
 */
export function releasesAwaitingTarget(
  { release, others }: Facts,
  events: readonly DomainEvent['type'][],
): readonly Release[] {
  if (events.length === 0) return [];
  const concernsAll = events.includes('Suspended') || events.includes('SuspensionLifted');
  const all = release === null ? others : [release, ...others];
  return all.filter(({ state }) => concernsAll || (state.status === 'CREATED' && state.automatic));
}

/**
 * In order of time. The automatic apply is tried once per revision of the target. When it is rejected (suspended, a
 * newer version there), it waits until the target changes. A deadline's command carries its deadline, and the decision
 * uses that.
 */
function dueCommands({ release, targetRevision }: StepFacts): DueCommand[] {
  const { state, plan } = release;
  if (state.status === 'CREATED' && state.automatic) {
    const id = systemCommandId(release.id, 'apply', String(targetRevision));
    return [{ id, actor: 'system:policy', dueAtMs: 0, command: { type: 'apply' } }];
  }
  if (isLive(plan)) return planCommands(release.id, plan);
  const review = openReviewOf(release);
  if (review === null) return [];
  const type = state.status === 'UNDER_REVIEW' ? 'expireReview' : 'expireOffline';
  const deadlineMs = review.expiresAtMs;
  const id = systemCommandId(release.id, type, `${review.id}/${String(deadlineMs)}`);
  return [{ id, actor: 'system:timer', dueAtMs: deadlineMs, command: { type, deadlineMs } }];
}

/**
 * In order of time; of equal times the deadline is the first, because nothing rises after it. The automatic step moves
 * `due` or holds the plan. One that has an outcome while `due` is as before could not be decided. Then the plan is
 * held, and the page says why.
 */
function planCommands(releaseId: string, plan: Plan): DueCommand[] {
  const own = [
    planDeadline(releaseId, plan),
    approvalExpiry(releaseId, plan),
    automaticStep(releaseId, plan),
    approvalReminder(releaseId, plan),
  ];
  return own
    .filter((due) => due !== null)
    .sort((one, other) => one.dueAtMs - other.dueAtMs)
    .flatMap((due) => [due, ...heldInstead(releaseId, due)]);
}

function automaticStep(releaseId: string, { run, due }: Plan): DueCommand | null {
  if (due.atMs === null) return null;
  const id = systemCommandId(releaseId, 'advanceStep', `${String(run)}/${String(due.number)}`);
  return {
    id,
    actor: 'system:plan',
    dueAtMs: due.atMs,
    command: { type: 'advanceStep', run, due: due.number },
  };
}

/** Its id names the edit: after two edits the instant can be the earlier one again. */
function planDeadline(releaseId: string, plan: Plan): DueCommand | null {
  const deadlineMs = deadlineFiresAtMs(plan);
  if (deadlineMs === null) return null;
  const subject = `${String(plan.run)}/${String(editOf(plan))}/${String(deadlineMs)}`;
  return {
    id: systemCommandId(releaseId, 'planDeadline', subject),
    actor: 'system:plan',
    dueAtMs: deadlineMs,
    command: { type: 'planDeadline', run: plan.run, deadlineMs },
  };
}

/** While a request is open, no automatic step is due. */
function approvalExpiry(releaseId: string, plan: Plan): DueCommand | null {
  const open = openStepReviewOf(plan);
  const deadlineMs = open?.expiresAtMs ?? null;
  if (open === null || deadlineMs === null) return null;
  const id = systemCommandId(releaseId, 'expireStepApproval', `${open.id}/${String(deadlineMs)}`);
  return {
    id,
    actor: 'system:timer',
    dueAtMs: deadlineMs,
    command: { type: 'expireStepApproval', run: plan.run, review: open.id, deadlineMs },
  };
}

function approvalReminder(releaseId: string, plan: Plan): DueCommand | null {
  const next = nextReminderOf(plan);
  if (next === null) return null;
  const { review, momentMs } = next;
  return {
    id: systemCommandId(releaseId, 'remindStepApproval', `${review}/${String(momentMs)}`),
    actor: 'system:timer',
    dueAtMs: momentMs,
    command: { type: 'remindStepApproval', run: plan.run, review, momentMs },
  };
}

/** A reminder that could not be decided is left out, and holds nothing. */
const heldWords: Readonly<Partial<Record<DueCommand['command']['type'], string>>> = {
  advanceStep: 'automatic step',
  planDeadline: 'deadline',
  expireStepApproval: 'expiry',
};

function heldInstead(releaseId: string, { id, dueAtMs, command }: DueCommand): DueCommand[] {
  const words = heldWords[command.type];
  if (words === undefined) return [];
  const hold = { type: 'holdPlan', reason: `The ${words} ${id} could not be decided` } as const;
  return [{ id: systemCommandId(releaseId, 'holdPlan', id), actor: 'system:plan', dueAtMs, command: hold }];
}

/**
 * The id of a system command, derived from its subject. The same command always has the same id, so it happens once. A
 * UUID of version 8 (RFC 9562: free form) from four murmur3 hashes.
 */
export function systemCommandId(releaseId: string, kind: string, subject: string): string {
  const text = `${releaseId}/${kind}/${subject}`;
  const hex = [1, 2, 3, 4].map((seed) => murmur3(text, seed).toString(16).padStart(8, '0')).join('');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}
