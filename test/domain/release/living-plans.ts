/** The plans in a life: how they are started, and which step or request a command means. */
import { minBakeMs, type StepApproval } from '../../../domain/plan/plan.js';
import { stepIdOf } from '../../../domain/plan/templates.js';
import type { CommandOf } from '../../../domain/release/command-catalog.js';
import type { Release } from '../../../domain/release/release.js';
import type { Action } from './life.js';
import type { World } from './world.js';

const dayMs = 86_400_000;

/** Ascending shares; a short bake lets a life see several steps. */
export function startedBy(
  { bp, flag, pick }: Action,
  { nowMs }: World,
): Pick<CommandOf<'startPlan'>, 'template' | 'steps' | 'startAtMs'> {
  const all = [...new Set([1 + (bp % 900), 1000, 1000 + (bp % 5000), 10_000])].sort((one, other) => one - other);
  const shares = pick % 6 === 0 ? all.slice(0, 1) : all;
  const steps = shares.map((share, index) => ({
    id: stepIdOf(index),
    name: null,
    bp: share,
    bakeMs: minBakeMs * (1 + (pick % 3)),
    advance: pick % 5 === 0 && index > 0 ? ('MANUAL' as const) : ('AUTOMATIC' as const),
    note: null,
    approval: (index + pick) % 3 === 0 ? approvalOf(pick) : null,
  }));
  return { template: null, steps, startAtMs: flag ? null : nowMs + (pick % 200) * 60_000 };
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

/** Mostly the next step. */
export function planStepOf({ plan }: Release, { flag, pick }: Action): string {
  const next = plan?.steps[plan.currentStep + (flag ? 1 : 0)];
  return pick % 5 === 0 || next === undefined ? stepIdOf(9) : next.id;
}
