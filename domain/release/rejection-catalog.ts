/**
 * Every rejection: its facts, one English sentence with them, the remedy and the HTTP status. Types and texts are
 * derived in `rejections.ts`. To add a rejection, begin here. CONTRIBUTING lists the other places.
 */
import type { Permission } from '../access/permissions.js';
import type { Environment } from '../registry/target-app.js';
import { isoTime } from '../values/iso-time.js';
import type { CommandType } from './command-catalog.js';
import type { GrayPhase, ReleaseStatus } from './release.js';
import { statusLabels } from './words.js';

export interface RejectionEntry {
  /** Why the command was rejected. The type of the parameter is the type of the facts. Percentages are in percent. */
  readonly sentence: (facts: never) => string;
  /** What to do next. */
  readonly remedy: string;
  /** The HTTP status. Default 409. */
  readonly status?: number;
  /** Neither a role nor waiting clears it: the command belongs to another status of the release. */
  readonly isPermanent?: true;
}

export interface Holder {
  readonly releaseId: string;
  readonly version: string;
  readonly percentage: number;
  readonly sinceMs: number;
  readonly owner: string;
}

export interface ActiveRelease {
  readonly releaseId: string;
  readonly version: string;
  readonly status: ReleaseStatus;
}

const lostWords = {
  ROLE: 'When it was decided, no role of this user permitted it.',
  CREDENTIAL_REVOKED: 'When it was decided, its token or session was revoked.',
  CREDENTIAL_EXPIRED: 'When it was decided, its token or session had expired.',
} as const;

/** Rejections that `decide` returns. */
export const rejectionsOfDecide = {
  STALE_REVISION: {
    sentence: (r: { readonly expected: number; readonly current: number }) =>
      `You decided on revision ${String(r.expected)}; by now it is ${String(r.current)}.`,
    remedy: 'Another change came first. Read the current state and decide again.',
    status: 412,
  },
  ALREADY_FINAL: {
    sentence: (r: { readonly status: ReleaseStatus }) => `The release has ended as ${statusLabels[r.status]}.`,
    remedy: 'This release has ended. Release a new version.',
    isPermanent: true,
  },
  GRAYSCALE_PRODUCTION_ONLY: {
    sentence: (r: { readonly environment: Environment }) => `There is no grayscale in ${r.environment}.`,
    remedy: 'Grayscale exists in production only; elsewhere a release reaches everybody by itself.',
    isPermanent: true,
  },
  WRONG_STATUS: {
    sentence: (r: {
      readonly command: CommandType | 'testers';
      readonly status: ReleaseStatus;
      readonly phase: GrayPhase['name'] | null;
    }) => `${r.command} does not fit ${statusLabels[r.status]}${r.phase === null ? '' : ` (${r.phase})`}.`,
    remedy: 'Not in this status. See allowedActions for what is possible now.',
    isPermanent: true,
  },
  PERCENTAGE_MUST_INCREASE: {
    sentence: (r: { readonly current: number; readonly asked: number }) =>
      `${String(r.asked)} % is less than the ${String(r.current)} % it has now.`,
    remedy: 'Choose a higher percentage. To give it to fewer users, pause, reset or cancel.',
  },
  PAUSED: {
    sentence: (r: { readonly by: string; readonly sinceMs: number; readonly reason: string | null }) =>
      `Paused by ${r.by} since ${isoTime(r.sinceMs)}${r.reason === null ? '' : `: ${r.reason}`}.`,
    remedy: 'Resume first; reset, cancel and pause always work.',
  },
  STEP_IN_PROGRESS: {
    sentence: (r: { readonly percentage: number; readonly sinceMs: number }) =>
      `The step to ${String(r.percentage)} % is being applied since ${isoTime(r.sinceMs)}.`,
    remedy: 'Wait until the step is confirmed; pause, reset and cancel always work.',
  },
  PERCENTAGE_NOT_A_PRESET: {
    sentence: (r: { readonly asked: number; readonly presets: readonly number[] }) =>
      `${String(r.asked)} % is none of the presets ${r.presets.join(', ')} %.`,
    remedy: 'The target app allows its presets only. Choose one of them.',
  },
  FIRST_RELEASE_MUST_BE_FULL: {
    sentence: () => 'Nothing was ever released here, and the first release must be a full one.',
    remedy: 'The target app wants the first release to be a full release.',
  },
  TARGET_BUSY: {
    sentence: ({ holder }: { readonly holder: Holder }) =>
      `Version ${holder.version} holds the target at ${String(holder.percentage)} % since ${isoTime(holder.sinceMs)}, released by ${holder.owner}.`,
    remedy: 'Wait for the holder to end, or take the target over with supersede and a reason.',
  },
  TARGET_SUSPENDED: {
    sentence: (r: { readonly by: string; readonly sinceMs: number; readonly reason: string }) =>
      `The target was suspended by ${r.by} at ${isoTime(r.sinceMs)}: ${r.reason}.`,
    remedy: 'The operator of the target app must lift the suspension first.',
  },
  SELF_APPROVAL: {
    sentence: (r: { readonly requestedBy: string }) =>
      `${r.requestedBy} asked for it, and no user approves their own request.`,
    remedy: 'Another user must approve what you asked for.',
  },
  REVIEW_OPEN: {
    sentence: (r: { readonly requestedBy: string; readonly expiresAtMs: number }) =>
      `A request of ${r.requestedBy} is open until ${isoTime(r.expiresAtMs)}.`,
    remedy: 'A request is open already. Wait for its reviewer, or withdraw it.',
  },
  NO_OPEN_REVIEW: {
    sentence: () => 'No request to go offline is open.',
    remedy: 'No request is open. Ask again with requestOffline.',
    isPermanent: true,
  },
  REVIEW_EXPIRED: {
    sentence: (r: { readonly expiresAtMs: number }) => `The request expired at ${isoTime(r.expiresAtMs)}.`,
    remedy: 'The request has expired. Ask again.',
  },
  ACTIVE_RELEASES_BLOCK_OFFLINE: {
    sentence: (r: { readonly releases: readonly ActiveRelease[] }) =>
      `Other releases are on their way here: ${r.releases.map((one) => `${one.version} (${statusLabels[one.status]})`).join(', ')}.`,
    remedy: 'End these releases first, or ask again with cancelActive.',
  },
  NOTHING_TO_ROLL_BACK_TO: {
    sentence: () => 'No earlier full release is kept on this target.',
    remedy: 'No earlier full release is kept. Take it offline, or release a new version.',
  },
  NOT_RETAINED: {
    sentence: (r: { readonly asked: string; readonly retained: readonly string[] }) =>
      `Release ${r.asked} is not kept; kept are ${r.retained.join(', ')}.`,
    remedy: 'That release is not kept. Choose one of the retained ones.',
  },
  VERSION_MUST_INCREASE: {
    sentence: (r: { readonly current: string; readonly asked: string }) =>
      `${r.asked} does not come after ${r.current}.`,
    remedy: 'A newer version is there already. Use a higher version number, or apply by hand.',
  },
} as const satisfies Readonly<Record<string, RejectionEntry>>;

/** They end a command that waited, of a release or of a target. */
export const rejectionsOfWaiting = {
  OVERTAKEN_BY_STOP: {
    sentence: (r: { readonly stop: CommandType; readonly stopId: string; readonly by: string }) =>
      `${r.stop} of ${r.by} came before it took effect.`,
    remedy: 'A stop command came after it and went first. Look at the release, then ask again if it still holds.',
  },
  ROLE_LOST: {
    sentence: (r: {
      readonly user: string;
      readonly role: string;
      readonly permission: Permission;
      readonly cause: 'ROLE' | 'CREDENTIAL_REVOKED' | 'CREDENTIAL_EXPIRED';
    }) => `${r.user} gave it as ${r.role}. ${lostWords[r.cause]}`,
    remedy: 'A user who has the role now can send the command again with a valid token.',
  },
  COMMAND_EXPIRED: {
    sentence: (r: { readonly receivedAtMs: number; readonly expiresAtMs: number }) =>
      `It was received at ${isoTime(r.receivedAtMs)} and was not decided by ${isoTime(r.expiresAtMs)}.`,
    remedy: 'Look at the release, then send the command again if you still want it.',
  },
  WITHDRAWN: {
    sentence: (r: { readonly by: string }) => `${r.by} withdrew it before it was decided.`,
    remedy: 'Send the command again if you still want it.',
  },
} as const satisfies Readonly<Record<string, RejectionEntry>>;

/** Rejections of requests that are not commands, of signals, and of bugs. */
const otherRejections = {
  VERSION_ALREADY_RELEASED_TO_TARGET: {
    sentence: (r: { readonly releaseId: string; readonly status: ReleaseStatus }) =>
      `Release ${r.releaseId} brought this version here already (${statusLabels[r.status]}).`,
    remedy: 'A version meets a target once. Upload a new version.',
  },
  ENVIRONMENT_NOT_OFFERED: {
    sentence: (r: { readonly environment: Environment; readonly offered: readonly Environment[] }) =>
      `The target app offers ${r.offered.join(', ')}, not ${r.environment}.`,
    remedy: 'The target app does not offer this environment. Choose one of those it offers.',
  },
  ID_TAKEN: {
    sentence: (r: { readonly id: string }) => `${r.id} is taken.`,
    remedy: 'This id is in use. Choose another.',
  },
  LAST_ADMIN: {
    sentence: (r: { readonly user: string }) => `${r.user} is the last admin.`,
    remedy: 'A workspace keeps at least one admin. Make another user admin first.',
  },
  LAST_SYSTEM_ADMIN: {
    sentence: (r: { readonly user: string; readonly token: string }) =>
      `Token ${r.token} of ${r.user} is the last with which a system admin can act; no other lives for another day.`,
    remedy:
      'Make another system admin token first (POST /v1/tokens with systemAdmin, or `halftone token create --system-admin`).',
  },
  NOT_A_WORKSPACE_MEMBER: {
    sentence: (r: { readonly user: string }) => `${r.user} is no member of the workspace.`,
    remedy: 'Add the user to the workspace first.',
  },
  NO_FULL_RELEASE: {
    sentence: () => 'Nothing is fully released on this target.',
    remedy: 'The target has no full release yet. Release one fully first.',
  },
  NOT_IN_PILOT: {
    sentence: (r: { readonly status: ReleaseStatus | null }) =>
      r.status === null ? 'There is no such release here.' : `It is ${statusLabels[r.status]}.`,
    remedy: 'Only a release in pilot testing has a preview.',
  },
  PAGE_UNKNOWN: {
    sentence: (r: { readonly page: string; readonly pages: readonly string[] }) =>
      `${r.page} is none of the pages ${r.pages.join(', ')}.`,
    remedy: 'Choose one of the pages of the version.',
  },
  TOO_MANY_TESTERS: {
    sentence: (r: { readonly limit: number }) => `A release has at most ${String(r.limit)} testers.`,
    remedy: 'Remove testers first.',
  },
  QUOTA_EXCEEDED: {
    sentence: (r: { readonly kind: string; readonly limit: number }) =>
      `One user may create ${String(r.limit)} (${r.kind}).`,
    remedy: 'Revoke what is no longer used, or ask an operator to raise QUOTAS.',
  },
  UNATTRIBUTED: {
    sentence: (r: { readonly command: string }) =>
      `No user answers for this ${r.command}: it was not sent through the API.`,
    remedy:
      'Send it through the API, so that it has an author. Nothing but stop commands is ever taken from elsewhere.',
  },
  TEMPORAL_STOPS_OFF: {
    sentence: (r: { readonly command: string }) =>
      `${r.command} came past the API, and TEMPORAL_STOPS is not "accept".`,
    remedy:
      'Stop it in the console, by the API or by the command line. To take stops from Temporal, set TEMPORAL_STOPS=accept.',
  },
  MALFORMED: {
    sentence: (r: { readonly problem: string }) => `It could not be understood: ${r.problem}.`,
    remedy: 'The signal could not be understood. Send it through the API.',
  },
  INTERNAL: {
    sentence: (r: { readonly errorId: string }) => `A bug was met while deciding; the log has it as ${r.errorId}.`,
    remedy: 'This is a bug in Halftone. Report the errorId; the command changed nothing.',
    // A bug, so alerts on 5xx must count it. The ledger holds the command with this outcome.
    status: 500,
  },
} as const satisfies Readonly<Record<string, RejectionEntry>>;

export const rejectionCatalog = { ...rejectionsOfDecide, ...rejectionsOfWaiting, ...otherRejections };
