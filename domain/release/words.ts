/** The English words for people: status labels, what to do next, and the way forward from each refusal. */
import { assertNever } from '../assert-never.js';
import type { Rejection, RejectionCode } from './rejections.js';
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

/** One sentence: what a person can do about the release now. */
export function nextActionOf(release: Pick<Release, 'state'>): string {
  const { state } = release;
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
      return nextGrayAction(state.phase.name);
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

export const remedies: Record<RejectionCode, string> = {
  STALE_REVISION: 'Somebody was faster. Read the current state and decide again.',
  ALREADY_FINAL: 'This release has ended. Release a new version.',
  GRAYSCALE_PRODUCTION_ONLY: 'Grayscale exists in production only; elsewhere a release reaches everybody by itself.',
  WRONG_STATUS: 'Not in this status. See allowedActions for what is possible now.',
  PERCENTAGE_MUST_INCREASE: 'Choose a higher percentage. To give it to fewer users, pause, reset or cancel.',
  PAUSED: 'Resume first; reset, cancel and pause always work.',
  STEP_IN_PROGRESS: 'Wait until the step is confirmed; pause, reset and cancel always work.',
  PERCENTAGE_NOT_A_PRESET: 'The target app allows its presets only. Choose one of them.',
  FIRST_RELEASE_MUST_BE_FULL: 'The target app wants the first release to be a full release.',
  TARGET_BUSY: 'Wait for the holder to end, or take the target over with supersede and a reason.',
  TARGET_SUSPENDED: 'The operator of the target app must lift the suspension first.',
  SELF_APPROVAL: 'Somebody else must approve what you asked for.',
  REVIEW_OPEN: 'A request is open already. Wait for its reviewer, or withdraw it.',
  NO_OPEN_REVIEW: 'No request is open. Ask again with requestOffline.',
  REVIEW_EXPIRED: 'The request has expired. Ask again.',
  ACTIVE_RELEASES_BLOCK_OFFLINE: 'End these releases first, or ask again with cancelActive.',
  NOTHING_TO_ROLL_BACK_TO: 'No earlier full release is kept. Take it offline, or release a new version.',
  NOT_RETAINED: 'That release is not kept. Choose one of the retained ones.',
  VERSION_MUST_INCREASE: 'A newer version is there already. Use a higher version number, or apply by hand.',
  VERSION_ALREADY_RELEASED_TO_TARGET: 'A version meets a target once. Upload a new version.',
  ENVIRONMENT_NOT_OFFERED: 'The target app does not offer this environment. Choose one of those it offers.',
  OVERTAKEN_BY_STOP:
    'A stop command came after it and went first. Look at the release, then ask again if it still holds.',
  ROLE_LOST: 'A user who has the role now can send the command again with a valid token.',
  COMMAND_EXPIRED: 'Look at the release, then send the command again if you still want it.',
  WITHDRAWN: 'Send the command again if you still want it.',
  ID_TAKEN: 'This id is in use. Choose another.',
  LAST_ADMIN: 'A workspace keeps at least one admin. Make somebody else admin first.',
  LAST_SYSTEM_ADMIN:
    'Make another system admin token first (POST /v1/tokens with systemAdmin, or `halftone token create --system-admin`).',
  NOT_A_WORKSPACE_MEMBER: 'Add the user to the workspace first.',
  NO_FULL_RELEASE: 'The target has no full release yet. Release one fully first.',
  NOT_IN_PILOT: 'Only a release in pilot testing has a preview.',
  PAGE_UNKNOWN: 'Choose one of the pages of the version.',
  TOO_MANY_TESTERS: 'Remove testers first.',
  QUOTA_EXCEEDED: 'Revoke what is no longer used, or ask an operator to raise QUOTAS.',
  UNATTRIBUTED:
    'Send it through the API, so that it has an author. Nothing but stop commands is ever taken from elsewhere.',
  TEMPORAL_STOPS_OFF:
    'Stop it in the console, by the API or by the command line. To take stops from Temporal, set TEMPORAL_STOPS=accept.',
  MALFORMED: 'The signal could not be understood. Send it through the API.',
  INTERNAL: 'This is a bug in Halftone. Report the errorId; the command changed nothing.',
};

/** A release that cannot be canceled has a better way: the law names it for these. */
const insteadOfCancel: Partial<Record<ReleaseStatus, string>> = {
  CREATED: 'Nothing is served: leave it as it is.',
  UNDER_REVIEW: 'Nothing is served: leave it, or withdraw it from review.',
  FULL_RELEASE: 'Everybody has it already. Roll back, or take it offline.',
};

/** The way forward from one refusal: its code's, or one that is closer to the case. */
export function remedyOf(rejection: Rejection): string {
  const { code } = rejection;
  const hint =
    code === 'WRONG_STATUS' && rejection.command === 'cancel' ? insteadOfCancel[rejection.status] : undefined;
  return hint ?? remedies[code];
}
