/** The plan of a release as users see it: with the hours of the target app's zone, and with those who approve steps. */
import { canReview } from '../../domain/access/permissions.js';
import { workspaceRoles } from '../../domain/access/roles.js';
import { approvalPolicyOf } from '../../domain/plan/approval-policy.js';
import { type Approver, hasStepToApprove } from '../../domain/plan/approvers-left.js';
import type { LocalClock } from '../../domain/plan/hours.js';
import { momentOf } from '../../domain/plan/plan-clock.js';
import { freezesOf } from '../../domain/plan/opening-spread.js';
import { planView, type PlanView } from '../../domain/plan/plan-view.js';
import type { Plan } from '../../domain/plan/plan.js';
import type { ReleaseFacts } from '../../domain/release/facts.js';
import type { Opening } from '../../domain/release/freeze.js';
import { localTimeAt } from '../../domain/window/local-time.js';
import type { Database } from '../../store/database/database.js';
import { membersOfTargetApp } from '../../store/registry/workspace-members.js';

type OfPlan = Pick<ReleaseFacts, 'app' | 'release'>;

/** What the timeline of a plan needs besides the facts. Undefined: not read, and nothing is warned. */
export interface PlanReads {
  readonly approvers?: readonly Approver[] | undefined;
  readonly windowAt?: ((atMs: number) => Opening) | undefined;
}

export function planBody(
  facts: OfPlan,
  plan: Plan,
  { atMs, ...reads }: PlanReads & { readonly atMs: number },
): PlanView {
  const { approvers, windowAt } = reads;
  const frozenAt = windowAt === undefined ? undefined : freezesOf(facts, windowAt);
  return planView(plan, facts.release, momentOf(facts, { atMs }), { clock: clockOf(facts), approvers, frozenAt });
}

/** Undefined: no step of the plan to come needs an approval. */
export async function readApprovers(
  db: Database['kysely'],
  { app, release }: OfPlan,
): Promise<readonly Approver[] | undefined> {
  if (!hasStepToApprove(release.plan, approvalPolicyOf(app.policy.rollout))) return undefined;
  return await membersOfTargetApp(db, release.targetApp, workspaceRoles.filter(canReview));
}

export function clockOf({ app }: Pick<ReleaseFacts, 'app'>): LocalClock {
  const { zone } = app.policy.rollout;
  return (atMs) => localTimeAt(zone, atMs);
}
