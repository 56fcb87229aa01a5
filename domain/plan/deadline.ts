/**
 * The clock of a plan's deadline: a sum of time from the start of the plan. It stands still while the release is
 * paused. It runs on while the plan is held, frozen, waits for an approval, or while no worker runs.
 */
import { type Release, statusPhaseOf } from '../release/release.js';
import { isLive, type Plan, type PlanDeadline } from './plan.js';

/** One that has not run yet. */
function freshDeadline(afterMs: number): PlanDeadline {
  return { afterMs, countedMs: 0, runningSinceMs: null, firedAtMs: null };
}

/** When the plan is held, if the release is not paused before. Null: not known, or never. */
export function deadlineFiresAtMs(plan: Plan): number | null {
  const { deadline = null } = plan;
  if (!isLive(plan) || deadline === null || deadline.firedAtMs !== null || deadline.runningSinceMs === null)
    return null;
  return deadline.runningSinceMs + deadline.afterMs - deadline.countedMs;
}

export function isPastDeadline(plan: Plan, atMs: number): boolean {
  const firesAtMs = deadlineFiresAtMs(plan);
  return firesAtMs !== null && firesAtMs <= atMs;
}

/** The plan with its deadline after a change of the release at `atMs`. One that begins later counts from its start. */
export function withDeadlineAfter(plan: Plan, release: Pick<Release, 'state'>, atMs: number): Plan {
  const { deadline = null } = plan;
  if (deadline === null || deadline.firedAtMs !== null) return plan;
  if (statusPhaseOf(release) === 'PAUSED') return { ...plan, deadline: stopped(deadline, atMs) };
  if (deadline.runningSinceMs !== null) return plan;
  return { ...plan, deadline: { ...deadline, runningSinceMs: Math.max(atMs, plan.firstStepAtMs) } };
}

/** Two processes' clocks differ, so a span can be negative: it counts as none. */
function stopped(deadline: PlanDeadline, atMs: number): PlanDeadline {
  const ranMs = Math.max(0, atMs - (deadline.runningSinceMs ?? atMs));
  return { ...deadline, countedMs: deadline.countedMs + ranMs, runningSinceMs: null };
}

/** The deadline of a plan whose start is moved: it has not run yet. One that has fired stays. */
export function restartedDeadline(was: PlanDeadline | null): PlanDeadline | null {
  return was === null || was.firedAtMs !== null ? was : freshDeadline(was.afterMs);
}

/** The deadline that holds the plan at `atMs`. */
export function firedDeadline(deadline: PlanDeadline, atMs: number): PlanDeadline {
  return { ...stopped(deadline, atMs), firedAtMs: atMs };
}

/**
 * The deadline that a start or an edit asks for. Another time keeps what has run. One that is added, or set after the
 * earlier one held the plan, begins now.
 */
export function editedDeadline(was: PlanDeadline | null, afterMs: number | null): PlanDeadline | null {
  if (afterMs === null) return null;
  if (was === null || was.firedAtMs !== null) return freshDeadline(afterMs);
  return was.afterMs === afterMs ? was : { ...was, afterMs };
}
