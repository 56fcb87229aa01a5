/**
 * Every rejection: its facts, one English sentence with them, the remedy and the HTTP status. API and console show the
 * same sentences; the console translates them into its other languages. Types and texts are derived in
 * `rejections.ts`. To add a rejection, begin here. CONTRIBUTING lists the other places.
 */
import type { Permission } from '../access/permissions.js';
import type { Environment } from '../registry/target-app.js';
import type { HoldKind } from '../plan/plan.js';
import type { CommandType } from './command-catalog.js';
import type { BlockingWindow } from './freeze.js';
import { rejection } from './rejection-entry.js';
import { rejectionsOfRequests } from './rejections-of-requests.js';
import type { GrayPhase, ReleaseStatus } from './release.js';

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

/** Rejections that `decide` returns. */
export const rejectionsOfDecide = {
  STALE_REVISION: rejection<{ readonly expected: number; readonly current: number }>({
    sentence:
      'The state has changed since you looked: you decided on revision {{expected}}, and it is {{current}} now.',
    remedy: 'Another change came first. Read the current state and decide again.',
    status: 412,
  }),
  ALREADY_FINAL: rejection<{ readonly status: ReleaseStatus }>({
    sentence: 'This release has ended: {{status}}.',
    remedy: 'This release has ended. Release a new version.',
    isPermanent: true,
  }),
  GRAYSCALE_PRODUCTION_ONLY: rejection<{ readonly environment: Environment }>({
    sentence: 'There is no grayscale in {{environment}}.',
    remedy: 'Grayscale exists in production only; elsewhere a release reaches everybody by itself.',
    isPermanent: true,
  }),
  WRONG_STATUS: rejection<{
    readonly command: CommandType | 'testers';
    readonly status: ReleaseStatus;
    readonly phase: GrayPhase['name'] | null;
  }>({
    sentence: 'Not possible in {{status}}.',
    remedy: 'Not in this status. See allowedActions for what is possible now.',
    isPermanent: true,
  }),
  PERCENTAGE_MUST_INCREASE: rejection<{ readonly current: number; readonly asked: number }>({
    sentence: '{{asked}} % is not above {{current}} %.',
    remedy: 'Choose a higher percentage. To give it to fewer users, pause, reset or cancel.',
  }),
  PAUSED: rejection<{ readonly by: string; readonly sinceMs: number; readonly reason: string | null }>({
    sentence: '{{by}} paused it. Reason: {{reason}}',
    remedy: 'Resume first; reset, cancel and pause always work.',
  }),
  STEP_IN_PROGRESS: rejection<{ readonly percentage: number; readonly sinceMs: number }>({
    sentence: 'The step to {{percentage}} % is still being applied.',
    remedy: 'Wait until the step is confirmed; pause, reset and cancel always work.',
  }),
  PERCENTAGE_NOT_A_PRESET: rejection<{ readonly asked: number; readonly presets: readonly number[] }>({
    sentence: '{{asked}} % is not one of the presets {{presets}}.',
    remedy: 'The target app allows its presets only. Choose one of them.',
  }),
  FIRST_RELEASE_MUST_BE_FULL: rejection({
    sentence: 'The first release on this target must be a full one.',
    remedy: 'The target app wants the first release to be a full release.',
  }),
  TARGET_BUSY: rejection<{ readonly holder: Holder }>({
    sentence: 'Version {{version}} by {{owner}} is gray here at {{percentage}} %.',
    remedy: 'Wait for the holder to end, or take the target over with supersede and a reason.',
  }),
  FROZEN: rejection<{ readonly windows: readonly BlockingWindow[]; readonly untilMs: number | null }>({
    sentence: 'Change windows are closed here: {{windows}}.',
    remedy:
      'Wait until the windows open, or ask an admin of their workspace for an exemption. An admin can override them with a reason. Stops always work.',
  }),
  TARGET_SUSPENDED: rejection<{ readonly by: string; readonly sinceMs: number; readonly reason: string }>({
    sentence: '{{by}} has suspended the target: {{reason}}',
    remedy: 'The operator of the target app must lift the suspension first.',
  }),
  SELF_APPROVAL: rejection<{ readonly requestedBy: string }>({
    sentence: '{{requestedBy}} asked for this, and no user approves their own request.',
    remedy: 'Another user must approve what you asked for.',
  }),
  REVIEW_OPEN: rejection<{ readonly requestedBy: string; readonly expiresAtMs: number }>({
    sentence: 'A request of {{requestedBy}} is open already.',
    remedy: 'A request is open already. Wait for its reviewer, or withdraw it.',
  }),
  NO_OPEN_REVIEW: rejection({
    sentence: 'There is no open request.',
    remedy: 'No request is open, or another one is. Read it again, then ask or decide again.',
    isPermanent: true,
  }),
  REVIEW_EXPIRED: rejection<{ readonly expiresAtMs: number }>({
    sentence: 'The request has expired.',
    remedy: 'The request has expired. Ask again.',
  }),
  ACTIVE_RELEASES_BLOCK_OFFLINE: rejection<{ readonly releases: readonly ActiveRelease[] }>({
    sentence: 'Other releases are under way on this target: {{releases}}.',
    remedy: 'End these releases first, or ask again with cancelActive.',
  }),
  NOTHING_TO_ROLL_BACK_TO: rejection({
    sentence: 'No earlier full release is kept.',
    remedy: 'No earlier full release is kept. Take it offline, or release a new version.',
  }),
  NOT_RETAINED: rejection<{ readonly asked: string; readonly retained: readonly string[] }>({
    sentence: 'That release is not kept any more.',
    remedy: 'That release is not kept. Choose one of the retained ones.',
  }),
  NO_PLAN: rejection({
    sentence: 'No plan is running.',
    remedy: 'Start a plan first, or give the command of the release itself.',
  }),
  PLAN_ACTIVE: rejection<{ readonly by: string }>({
    sentence: 'The plan of {{by}} is running already.',
    remedy: 'End the running plan first.',
  }),
  STALE_PLAN: rejection<{ readonly next: string | null; readonly edit: number }>({
    sentence: 'The plan has moved on or was edited. Its next step is {{next}}.',
    remedy: 'Read the plan again, then repeat the command for what it says now.',
  }),
  NO_STEP_ABOVE: rejection<{ readonly current: number }>({
    sentence: 'The plan has no step above the present {{current}} %.',
    remedy: 'Choose a plan with a higher step, or release fully.',
    status: 422,
  }),
  BAKE_TOO_SHORT: rejection<{ readonly percentage: number; readonly least: string }>({
    sentence: 'The plan stays at {{percentage}} % for less than {{least}}.',
    remedy: 'The target app sets the shortest bake before an automatic step. Choose a longer one.',
    status: 422,
  }),
  PLAN_HELD: rejection<{ readonly by: string; readonly kind: HoldKind; readonly reason: string }>({
    sentence: '{{by}} holds the plan. Reason: {{reason}}',
    remedy: 'Resume the plan first. A percentage can still be set by hand.',
  }),
  APPROVAL_REQUIRED: rejection<{
    /** Of the plan. Null: it has no step that could be approved for this share. */
    readonly step: string | null;
    readonly percentage: number;
    /** The policy of the target app, where that asks for the approval. */
    readonly approvalFrom?: number;
  }>({
    sentence: '{{asker}} needs an approval before {{percentage}} %.',
    remedy:
      'Steps of plans get approvals. Wait for that of the step, ask for it with advancePlan, or start or edit a plan with a step to that percentage. An override does not replace it. Stops always work.',
  }),
  APPROVAL_WEAKENED: rejection<{ readonly step: string; readonly percentage: number }>({
    sentence: 'The edit would weaken the approval before {{percentage}} %.',
    remedy:
      'Keep that approval. A user who could give it may weaken it, unless that user started the plan, runs it, or edited the step.',
  }),
  VERSION_MUST_INCREASE: rejection<{ readonly current: string; readonly asked: string }>({
    sentence: '{{asked}} is not above {{current}}.',
    remedy:
      'A newer version exists already. Use a higher version number. A release of this one can be applied by hand.',
  }),
};

/** They end a command that waited, of a release or of a target. */
export const rejectionsOfWaiting = {
  OVERTAKEN_BY_STOP: rejection<{ readonly stop: CommandType; readonly stopId: string; readonly by: string }>({
    sentence: '{{by}} sent a stop that went first.',
    remedy: 'A stop command came after it and went first. Look at the release, then ask again if it still holds.',
  }),
  ROLE_LOST: rejection<{
    readonly user: string;
    readonly role: string;
    readonly permission: Permission;
    readonly cause: 'ROLE' | 'CREDENTIAL_REVOKED' | 'CREDENTIAL_EXPIRED';
  }>({
    sentence: '{{user}} could no longer give this command when it was decided.',
    remedy: 'A user who has the role now can send the command again with a valid token.',
  }),
  COMMAND_EXPIRED: rejection<{ readonly receivedAtMs: number; readonly expiresAtMs: number }>({
    sentence: 'It waited too long and expired.',
    remedy: 'Look at the release, then send the command again if you still want it.',
  }),
  WITHDRAWN: rejection<{ readonly by: string }>({
    sentence: '{{by}} withdrew it before it was decided.',
    remedy: 'Send the command again if you still want it.',
  }),
};

export const rejectionCatalog = { ...rejectionsOfDecide, ...rejectionsOfWaiting, ...rejectionsOfRequests };
