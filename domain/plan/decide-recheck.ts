/** Decides again when a plan whose next step is frozen goes on, after its change windows have changed. */
import type { CommandContext } from '../release/command-catalog.js';
import { type Decision, noOp, planDecision } from '../release/decision.js';
import type { ReleaseFacts } from '../release/facts.js';
import { blockingOf } from '../release/freeze.js';
import { hasOpeningPassed, passableFromMs, waitForOpening } from './opening-spread.js';
import type { Plan } from './plan.js';

/** The plan waits for the next opening. Only an exemption makes the step due at once. */
export function recheckPlan(facts: ReleaseFacts, plan: Plan, { atMs }: CommandContext): Decision {
  const { release, window } = facts;
  if (plan.frozen === null || (window.open && hasOpeningPassed(plan.frozen, atMs))) return noOp;
  const isExempted = !window.open && blockingOf(window).length === 0;
  const frozen = isExempted ? null : waitForOpening(facts, plan, atMs);
  if (passableFromMs(frozen) === passableFromMs(plan.frozen)) return noOp;
  return planDecision(release, 'PlanRechecked', { ...plan, frozen });
}
