/**
 * Rejections as data: a code and its facts, never thrown. Percentages are in percent. Sentence, remedy and HTTP status
 * of each code are in `rejection-catalog.ts`.
 */
import type { Permission } from '../access/permissions.js';
import type { Environment } from '../registry/target-app.js';
import type { CommandType } from './command-catalog.js';
import type { ReleaseStatus, GrayPhase } from './release.js';

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

/** Rejections of `decide`. */
export type CommandRejection =
  | { readonly code: 'STALE_REVISION'; readonly expected: number; readonly current: number }
  | { readonly code: 'ALREADY_FINAL'; readonly status: ReleaseStatus }
  | { readonly code: 'GRAYSCALE_PRODUCTION_ONLY'; readonly environment: Environment }
  | {
      readonly code: 'WRONG_STATUS';
      /** A command's type, or `testers` for a change of testers. */
      readonly command: CommandType | 'testers';
      readonly status: ReleaseStatus;
      readonly phase: GrayPhase['name'] | null;
    }
  | { readonly code: 'PERCENTAGE_MUST_INCREASE'; readonly current: number; readonly asked: number }
  | { readonly code: 'PAUSED'; readonly by: string; readonly sinceMs: number; readonly reason: string | null }
  | { readonly code: 'STEP_IN_PROGRESS'; readonly percentage: number; readonly sinceMs: number }
  | { readonly code: 'PERCENTAGE_NOT_A_PRESET'; readonly asked: number; readonly presets: readonly number[] }
  | { readonly code: 'FIRST_RELEASE_MUST_BE_FULL' }
  | { readonly code: 'TARGET_BUSY'; readonly holder: Holder }
  | { readonly code: 'TARGET_SUSPENDED'; readonly by: string; readonly sinceMs: number; readonly reason: string }
  | { readonly code: 'SELF_APPROVAL'; readonly requestedBy: string }
  | { readonly code: 'REVIEW_OPEN'; readonly requestedBy: string; readonly expiresAtMs: number }
  | { readonly code: 'NO_OPEN_REVIEW' }
  | { readonly code: 'REVIEW_EXPIRED'; readonly expiresAtMs: number }
  | { readonly code: 'ACTIVE_RELEASES_BLOCK_OFFLINE'; readonly releases: readonly ActiveRelease[] }
  | { readonly code: 'NOTHING_TO_ROLL_BACK_TO' }
  | { readonly code: 'NOT_RETAINED'; readonly asked: string; readonly retained: readonly string[] }
  | { readonly code: 'VERSION_MUST_INCREASE'; readonly current: string; readonly asked: string };

/** Rejections of every rule, including those outside `decide`. */
export type Rejection =
  | CommandRejection
  | { readonly code: 'VERSION_ALREADY_RELEASED_TO_TARGET'; readonly releaseId: string; readonly status: ReleaseStatus }
  | {
      readonly code: 'ENVIRONMENT_NOT_OFFERED';
      readonly environment: Environment;
      readonly offered: readonly Environment[];
    }
  | { readonly code: 'OVERTAKEN_BY_STOP'; readonly stop: CommandType; readonly stopId: string; readonly by: string }
  | {
      /** The author may no longer give the command. `role`: the role on arrival. */
      readonly code: 'ROLE_LOST';
      readonly user: string;
      readonly role: string;
      readonly permission: Permission;
      readonly cause: 'ROLE' | 'CREDENTIAL_REVOKED' | 'CREDENTIAL_EXPIRED';
    }
  | { readonly code: 'COMMAND_EXPIRED'; readonly receivedAtMs: number; readonly expiresAtMs: number }
  | { readonly code: 'WITHDRAWN'; readonly by: string }
  | { readonly code: 'ID_TAKEN'; readonly id: string }
  | { readonly code: 'LAST_ADMIN'; readonly user: string }
  | { readonly code: 'LAST_SYSTEM_ADMIN'; readonly user: string; readonly token: string }
  | { readonly code: 'NOT_A_WORKSPACE_MEMBER'; readonly user: string }
  | { readonly code: 'NO_FULL_RELEASE' }
  | { readonly code: 'NOT_IN_PILOT'; readonly status: ReleaseStatus | null }
  | { readonly code: 'PAGE_UNKNOWN'; readonly page: string; readonly pages: readonly string[] }
  | { readonly code: 'TOO_MANY_TESTERS'; readonly limit: number }
  | { readonly code: 'QUOTA_EXCEEDED'; readonly kind: string; readonly limit: number }
  | { readonly code: 'UNATTRIBUTED'; readonly command: string }
  /** A stop command that did not come through the API, while `TEMPORAL_STOPS` is not `accept`. */
  | { readonly code: 'TEMPORAL_STOPS_OFF'; readonly command: string }
  | { readonly code: 'MALFORMED'; readonly problem: string }
  | { readonly code: 'INTERNAL'; readonly errorId: string };

export type RejectionCode = Rejection['code'];
