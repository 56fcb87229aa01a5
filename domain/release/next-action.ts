/** What a user can do about a release now. Each case has a code, and each code an English sentence. */
import { isLive, nextStepOf, type Plan } from '../plan/plan.js';
import { openStepReviewOf } from '../plan/step-approval.js';
import { assertNever } from '../values/assert-never.js';
import type { Release } from './release.js';

/** The console has its own sentences for the same codes, under `next` in its texts. */
const nextActions = {
  AUTOMATIC: 'Nothing: it goes on by itself.',
  CREATED: 'Apply for review.',
  UNDER_REVIEW: 'A reviewer of the target app approves or rejects it; you may withdraw it.',
  PILOT_TESTING: 'Test it with its testers, then complete testing, or cancel.',
  RELEASE_PREPARATION: 'Choose the type: set a first percentage for a grayscale release, or release it fully.',
  READY: 'Set the first percentage, or release it fully.',
  APPLYING: 'Wait until the super app has confirmed the step; pause, reset or cancel at any time.',
  SERVING: 'Raise the percentage, pause, or cancel.',
  PAUSED: 'Resume, reset, or cancel.',
  PLAN: 'Nothing: the plan raises it. Hold the plan, pause, or cancel at any time.',
  PLAN_HELD: 'Resume the plan, or go on by hand; pause, reset and cancel always work.',
  PLAN_AWAITING_APPROVAL: 'An approver of the next step approves or rejects it; hold, pause or cancel at any time.',
  PLAN_AWAITING_ADVANCE: 'Go to the next step of the plan; hold, pause or cancel at any time.',
  PLAN_FROZEN: 'Nothing: the plan goes on when the change windows open. Hold the plan, pause, or cancel at any time.',
  FULL_RELEASE: 'Nothing: everybody has it. Roll back or take it offline if it must go.',
  OFFLINE_REQUESTED: 'A reviewer of the target app approves or rejects the offline request; you may withdraw it.',
  FINAL: 'Nothing: this is final. Releasing again takes a new version.',
} as const;

export type NextActionCode = keyof typeof nextActions;

export const nextActionCodes = Object.keys(nextActions) as [NextActionCode, ...NextActionCode[]];

export function nextActionOf(code: NextActionCode): string {
  return nextActions[code];
}

export function nextActionCodeOf({ state, plan }: Pick<Release, 'state' | 'plan'>): NextActionCode {
  switch (state.status) {
    case 'CREATED':
      return state.automatic ? 'AUTOMATIC' : 'CREATED';
    case 'UNDER_REVIEW':
    case 'PILOT_TESTING':
    case 'RELEASE_PREPARATION':
      return state.status;
    case 'GRAYSCALE_RELEASE': {
      const { name: phase } = state.phase;
      return isLive(plan) && (phase === 'READY' || phase === 'SERVING') ? planCodeOf(plan) : phase;
    }
    case 'FULL_RELEASE':
      return state.offlineRequest === null ? 'FULL_RELEASE' : 'OFFLINE_REQUESTED';
    case 'CANCELED':
    case 'ARCHIVED':
    case 'OFFLINE':
      return 'FINAL';
    default:
      return assertNever(state);
  }
}

/** A request to approve the step comes after the person and the freeze: neither is waited for then. */
function planCodeOf(plan: Plan): NextActionCode {
  if (plan.holds.length > 0) return 'PLAN_HELD';
  if (openStepReviewOf(plan) !== null) return 'PLAN_AWAITING_APPROVAL';
  const isGranted = plan.review !== undefined && plan.review !== null;
  if (nextStepOf(plan)?.advance === 'MANUAL' && !isGranted) return 'PLAN_AWAITING_ADVANCE';
  return plan.frozen === null ? 'PLAN' : 'PLAN_FROZEN';
}
