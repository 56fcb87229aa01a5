/** English status labels and next actions. */
import { isLive, nextStepOf, type Plan } from '../plan/plan.js';
import { assertNever } from '../values/assert-never.js';
import type { Release, ReleaseStatus } from './release.js';

export const statusLabels: Record<ReleaseStatus, string> = {
  CREATED: 'New Version Created',
  UNDER_REVIEW: 'Under Review',
  PILOT_TESTING: 'Pilot Testing',
  RELEASE_PREPARATION: 'Release Preparation',
  GRAYSCALE_RELEASE: 'Grayscale Release',
  FULL_RELEASE: 'Full Release',
  CANCELED: 'Canceled',
  ARCHIVED: 'Archived',
  OFFLINE: 'Offline',
};

export const releaseStatuses = Object.keys(statusLabels) as [ReleaseStatus, ...ReleaseStatus[]];

/** One sentence: what a user can do about the release now. */
export function nextActionOf(release: Pick<Release, 'state' | 'plan'>): string {
  const { state, plan } = release;
  switch (state.status) {
    case 'CREATED':
      return state.automatic ? 'Nothing: it goes on by itself.' : 'Apply for review.';
    case 'UNDER_REVIEW':
      return 'A reviewer of the target app approves or rejects it; you may withdraw it.';
    case 'PILOT_TESTING':
      return 'Test it with its testers, then complete testing, or cancel.';
    case 'RELEASE_PREPARATION':
      return 'Choose the type: set a first percentage for a grayscale release, or release it fully.';
    case 'GRAYSCALE_RELEASE':
      return isLive(plan) && state.phase.name !== 'PAUSED' ? nextPlanAction(plan) : nextGrayAction(state.phase.name);
    case 'FULL_RELEASE':
      return state.offlineRequest === null
        ? 'Nothing: everybody has it. Roll back or take it offline if it must go.'
        : 'A reviewer of the target app approves or rejects the offline request; you may withdraw it.';
    case 'CANCELED':
    case 'ARCHIVED':
    case 'OFFLINE':
      return 'Nothing: this is final. Releasing again takes a new version.';
    default:
      return assertNever(state);
  }
}

function nextPlanAction(plan: Plan): string {
  if (plan.holds.length > 0) return 'Resume the plan, or go on by hand; pause, reset and cancel always work.';
  if (nextStepOf(plan)?.advance === 'MANUAL')
    return 'Go to the next step of the plan; hold, pause or cancel at any time.';
  return 'Nothing: the plan raises it. Hold the plan, pause, or cancel at any time.';
}

function nextGrayAction(phase: 'READY' | 'APPLYING' | 'SERVING' | 'PAUSED'): string {
  switch (phase) {
    case 'READY':
      return 'Set the first percentage, or release it fully.';
    case 'APPLYING':
      return 'Wait until the super app has confirmed the step; pause, reset or cancel at any time.';
    case 'SERVING':
      return 'Raise the percentage, pause, or cancel.';
    case 'PAUSED':
      return 'Resume, reset, or cancel.';
    default:
      return assertNever(phase);
  }
}
