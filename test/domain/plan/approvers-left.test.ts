/** Who can still approve a step of a plan: in its group, other than those who answer for it, and not twice. */
import { describe, expect, it } from '@jest/globals';
import type { ApprovalPolicy } from '../../../domain/plan/approval-policy.js';
import { type Approver, approversLeft, hasStepToApprove } from '../../../domain/plan/approvers-left.js';
import { momentOf } from '../../../domain/plan/plan-clock.js';
import { nextStepOf, type StepApproval } from '../../../domain/plan/plan.js';
import { timelineOf } from '../../../domain/plan/timeline.js';
import { hourMs } from '../../../domain/values/time-units.js';
import { type PlannedRelease, started, startMs, step } from './planned-release.js';

const policy: ApprovalPolicy = { approvalFromBp: null };
const admin = (user: string): Approver => ({ user, role: 'admin' });
const reviewer = (user: string): Approver => ({ user, role: 'reviewer' });
const guarded = (approval: Partial<StepApproval> = {}) =>
  started([
    step(1, { approval: { approvers: 'REVIEWERS', count: 1, expiresAfterMs: hourMs, ...approval } }),
    step(100),
  ]);

function left({ plan }: PlannedRelease, approvers: readonly Approver[], by = policy) {
  const next = nextStepOf(plan);
  return next === undefined ? null : approversLeft(plan, next, by, approvers);
}

function warned({ plan, release, facts }: PlannedRelease, approvers?: readonly Approver[]): boolean[] {
  const timeline = timelineOf(plan, release, momentOf(facts, { atMs: startMs }), { approvers });
  return timeline.map(({ warnings }) => warnings.includes('NO_APPROVER'));
}

describe('the users who can still approve a step', () => {
  it('are its group without the user who started the plan', () => {
    const all = [admin('dave'), admin('ann'), reviewer('rita'), { user: 'olga', role: 'operator' } as const];
    expect(left(guarded(), all)).toEqual({ users: ['ann', 'rita'], missing: 1 });
    expect(left(guarded({ approvers: 'ADMINS' }), all)).toEqual({ users: ['ann'], missing: 1 });
  });

  it('are not those who have approved it', () => {
    const open = guarded({ count: 2 }).due(0);
    const review = open.plan.review?.id ?? '';
    const once = open.at(1, { type: 'approveStep', review, comment: null }, 'rita');
    expect(left(once, [reviewer('rita'), reviewer('rob')])).toEqual({ users: ['rob'], missing: 1 });
    const twice = once.at(2, { type: 'approveStep', review, comment: null }, 'rob');
    expect(left(twice, [reviewer('rita'), reviewer('rob')])).toEqual({ users: [], missing: 0 });
  });

  it('are unknown for a step without an approval, unless the target app asks for one', () => {
    const free = started([step(1), step(100)]);
    expect([left(free, []), hasStepToApprove(free.plan, policy)]).toEqual([null, false]);
    expect(hasStepToApprove(free.plan, { approvalFromBp: 10_000 })).toBe(true);
    expect(left(free, [reviewer('rita')], { approvalFromBp: 100 })).toEqual({ users: ['rita'], missing: 1 });
    expect(hasStepToApprove(guarded().at(1, { type: 'endPlan', reason: 'r' }).plan, policy)).toBe(false);
  });
});

describe('the warning that too few can approve', () => {
  it('is at the step that needs them, and only where the approvers are known', () => {
    expect(warned(guarded(), [admin('dave')])).toEqual([true, false]);
    expect(warned(guarded(), [admin('dave'), reviewer('rita')])).toEqual([false, false]);
    expect(warned(guarded({ count: 2 }), [reviewer('rita')])).toEqual([true, false]);
    expect(warned(guarded(), undefined)).toEqual([false, false]);
  });
});
