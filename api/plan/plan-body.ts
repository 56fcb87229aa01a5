/** The plan of a release as users see it, with the hours of its steps in the zone of the target app. */
import type { LocalClock } from '../../domain/plan/hours.js';
import { momentOf } from '../../domain/plan/plan-clock.js';
import { planView, type PlanView } from '../../domain/plan/plan-view.js';
import type { Plan } from '../../domain/plan/plan.js';
import type { ReleaseFacts } from '../../domain/release/events.js';
import { localAt } from '../../domain/window/local-time.js';

export function planBody(facts: Pick<ReleaseFacts, 'app' | 'release'>, plan: Plan, atMs: number): PlanView {
  return planView(plan, facts.release, momentOf(facts, { atMs }), clockOf(facts));
}

export function clockOf({ app }: Pick<ReleaseFacts, 'app'>): LocalClock {
  const { zone } = app.policy.rollout;
  return (atMs) => localAt(zone, atMs);
}
