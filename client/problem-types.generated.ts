/** Made by `npm run client` from the rejection catalogue and our OpenAPI document. */

/** Later versions may add facts. */
interface MoreFacts {
  [name: string]: unknown;
}

/** The facts of each rejection. Times are RFC 3339, percentages are in percent. */
export interface RejectionFacts {
  ACTIVE_RELEASES_BLOCK_OFFLINE: { releases: Array<{ releaseId: string; version: string; status: "ARCHIVED" | "CANCELED" | "CREATED" | "FULL_RELEASE" | "GRAYSCALE_RELEASE" | "OFFLINE" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "UNDER_REVIEW" }> } & MoreFacts;
  ALREADY_FINAL: { status: "ARCHIVED" | "CANCELED" | "CREATED" | "FULL_RELEASE" | "GRAYSCALE_RELEASE" | "OFFLINE" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "UNDER_REVIEW" } & MoreFacts;
  APPROVAL_REQUIRED: { step: string | null; percentage: number; approvalFrom?: number } & MoreFacts;
  APPROVAL_WEAKENED: { step: string; percentage: number } & MoreFacts;
  BAKE_TOO_SHORT: { percentage: number; least: string } & MoreFacts;
  COMMAND_EXPIRED: { receivedAt: string; expiresAt: string } & MoreFacts;
  ENVIRONMENT_NOT_OFFERED: { environment: "development" | "production" | "sandbox" | "test"; offered: Array<"development" | "production" | "sandbox" | "test"> } & MoreFacts;
  FILES_CONFLICT: { objects: Array<string>; conflicts: Array<object> } & MoreFacts;
  FIRST_RELEASE_MUST_BE_FULL: MoreFacts | undefined;
  FROZEN: { windows: Array<{ id: string; workspaceId: string; sides: Array<"MINI_PROGRAM" | "TARGET_APP">; name: string; kind: "ALLOW" | "DENY"; reason: string; by: string; since: string; until: string | null }>; until: string | null } & MoreFacts;
  GRAYSCALE_PRODUCTION_ONLY: { environment: "development" | "production" | "sandbox" | "test" } & MoreFacts;
  ID_TAKEN: { id: string } & MoreFacts;
  INTERNAL: { errorId: string } & MoreFacts;
  LAST_ADMIN: { user: string } & MoreFacts;
  LAST_SYSTEM_ADMIN: { user: string; token: string } & MoreFacts;
  MALFORMED: { problem: string } & MoreFacts;
  NOTHING_TO_ROLL_BACK_TO: MoreFacts | undefined;
  NOT_A_WORKSPACE_MEMBER: { user: string } & MoreFacts;
  NOT_IN_PILOT: { status: "ARCHIVED" | "CANCELED" | "CREATED" | "FULL_RELEASE" | "GRAYSCALE_RELEASE" | "OFFLINE" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "UNDER_REVIEW" | null } & MoreFacts;
  NOT_RETAINED: { asked: string; retained: Array<string> } & MoreFacts;
  NO_FULL_RELEASE: MoreFacts | undefined;
  NO_OPEN_REVIEW: MoreFacts | undefined;
  NO_PLAN: MoreFacts | undefined;
  NO_STEP_ABOVE: { current: number } & MoreFacts;
  OVERTAKEN_BY_STOP: { stop: "advancePlan" | "advanceStep" | "apply" | "approve" | "approveOffline" | "approveStep" | "cancel" | "chooseType" | "completeTesting" | "confirmStep" | "editPlan" | "endPlan" | "expireOffline" | "expireReview" | "expireStepApproval" | "failStep" | "forceOffline" | "fullRelease" | "holdPlan" | "liftSuspension" | "pause" | "planDeadline" | "recheckPlan" | "reject" | "rejectOffline" | "rejectStep" | "remindStepApproval" | "requestOffline" | "reset" | "resume" | "resumePlan" | "rollback" | "setPercentage" | "startPlan" | "withdraw" | "withdrawOffline"; stopId: string; by: string } & MoreFacts;
  PAGE_UNKNOWN: { page: string; pages: Array<string> } & MoreFacts;
  PAUSED: { by: string; since: string; reason: string | null } & MoreFacts;
  PERCENTAGE_MUST_INCREASE: { current: number; asked: number } & MoreFacts;
  PERCENTAGE_NOT_A_PRESET: { asked: number; presets: Array<number> } & MoreFacts;
  PLAN_ACTIVE: { by: string } & MoreFacts;
  PLAN_HELD: { by: string; kind: "APPROVAL_EXPIRED" | "APPROVAL_REJECTED" | "DEADLINE" | "ENGINE_ERROR" | "MANUAL" | "MANUAL_OVERRIDE" | "OWNER_LOST_ROLE" | "START_MISSED" | "STEP_REFUSED"; reason: string } & MoreFacts;
  QUOTA_EXCEEDED: { kind: string; limit: number } & MoreFacts;
  REVIEW_EXPIRED: { expiresAt: string } & MoreFacts;
  REVIEW_OPEN: { requestedBy: string; expiresAt: string } & MoreFacts;
  ROLE_LOST: { user: string; role: string; permission: "administerSystem" | "createMiniProgram" | "createWorkspace" | "editMiniProgram" | "emergency" | "freeze" | "goLive" | "listTargetApps" | "manageMiniProgramMembers" | "manageQrCodes" | "manageTargetApps" | "manageTemplates" | "manageWindows" | "manageWorkspace" | "overrideWindow" | "pauseOrCancel" | "readMiniProgram" | "readRelease" | "readTargetApp" | "readTargetAppTrail" | "readWorkspace" | "readWorkspaceTrail" | "requestOffline" | "resetOrRollback" | "review" | "reviewAsAdmin" | "uploadVersion"; cause: "CREDENTIAL_EXPIRED" | "CREDENTIAL_REVOKED" | "ROLE" } & MoreFacts;
  SELF_APPROVAL: { requestedBy: string } & MoreFacts;
  STALE_PLAN: { next: string | null; edit: number } & MoreFacts;
  STALE_REVISION: { expected: number; current: number } & MoreFacts;
  STEP_IN_PROGRESS: { percentage: number; since: string } & MoreFacts;
  TARGET_BUSY: { holder: { releaseId: string; version: string; percentage: number; since: string; owner: string } } & MoreFacts;
  TARGET_SUSPENDED: { by: string; since: string; reason: string } & MoreFacts;
  TEMPLATE_BUILT_IN: MoreFacts | undefined;
  TEMPLATE_NAME_TAKEN: { name: string } & MoreFacts;
  TEMPORAL_STOPS_OFF: { command: string } & MoreFacts;
  TOO_MANY_TEMPLATES: { limit: number } & MoreFacts;
  TOO_MANY_TESTERS: { limit: number } & MoreFacts;
  TOO_MANY_WINDOWS: { limit: number } & MoreFacts;
  UNATTRIBUTED: { command: string } & MoreFacts;
  VERSION_ALREADY_RELEASED_TO_TARGET: { releaseId: string; status: "ARCHIVED" | "CANCELED" | "CREATED" | "FULL_RELEASE" | "GRAYSCALE_RELEASE" | "OFFLINE" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "UNDER_REVIEW" } & MoreFacts;
  VERSION_MUST_INCREASE: { current: string; asked: string } & MoreFacts;
  WITHDRAWN: { by: string } & MoreFacts;
  WRONG_STATUS: { command: "advancePlan" | "advanceStep" | "apply" | "approve" | "approveOffline" | "approveStep" | "cancel" | "chooseType" | "completeTesting" | "confirmStep" | "editPlan" | "endPlan" | "expireOffline" | "expireReview" | "expireStepApproval" | "failStep" | "forceOffline" | "fullRelease" | "holdPlan" | "liftSuspension" | "pause" | "planDeadline" | "recheckPlan" | "reject" | "rejectOffline" | "rejectStep" | "remindStepApproval" | "requestOffline" | "reset" | "resume" | "resumePlan" | "rollback" | "setPercentage" | "startPlan" | "testers" | "withdraw" | "withdrawOffline"; status: "ARCHIVED" | "CANCELED" | "CREATED" | "FULL_RELEASE" | "GRAYSCALE_RELEASE" | "OFFLINE" | "PILOT_TESTING" | "RELEASE_PREPARATION" | "UNDER_REVIEW"; phase: "APPLYING" | "PAUSED" | "READY" | "SERVING" | null } & MoreFacts;
}

export type RejectionCode = keyof RejectionFacts;

/** The HTTP status of each rejection. */
export const rejectionStatuses: Readonly<Record<RejectionCode, number>> = {
  ACTIVE_RELEASES_BLOCK_OFFLINE: 409,
  ALREADY_FINAL: 409,
  APPROVAL_REQUIRED: 409,
  APPROVAL_WEAKENED: 409,
  BAKE_TOO_SHORT: 422,
  COMMAND_EXPIRED: 409,
  ENVIRONMENT_NOT_OFFERED: 409,
  FILES_CONFLICT: 409,
  FIRST_RELEASE_MUST_BE_FULL: 409,
  FROZEN: 409,
  GRAYSCALE_PRODUCTION_ONLY: 409,
  ID_TAKEN: 409,
  INTERNAL: 500,
  LAST_ADMIN: 409,
  LAST_SYSTEM_ADMIN: 409,
  MALFORMED: 409,
  NOTHING_TO_ROLL_BACK_TO: 409,
  NOT_A_WORKSPACE_MEMBER: 409,
  NOT_IN_PILOT: 409,
  NOT_RETAINED: 409,
  NO_FULL_RELEASE: 409,
  NO_OPEN_REVIEW: 409,
  NO_PLAN: 409,
  NO_STEP_ABOVE: 422,
  OVERTAKEN_BY_STOP: 409,
  PAGE_UNKNOWN: 409,
  PAUSED: 409,
  PERCENTAGE_MUST_INCREASE: 409,
  PERCENTAGE_NOT_A_PRESET: 409,
  PLAN_ACTIVE: 409,
  PLAN_HELD: 409,
  QUOTA_EXCEEDED: 409,
  REVIEW_EXPIRED: 409,
  REVIEW_OPEN: 409,
  ROLE_LOST: 409,
  SELF_APPROVAL: 409,
  STALE_PLAN: 409,
  STALE_REVISION: 412,
  STEP_IN_PROGRESS: 409,
  TARGET_BUSY: 409,
  TARGET_SUSPENDED: 409,
  TEMPLATE_BUILT_IN: 409,
  TEMPLATE_NAME_TAKEN: 409,
  TEMPORAL_STOPS_OFF: 409,
  TOO_MANY_TEMPLATES: 409,
  TOO_MANY_TESTERS: 409,
  TOO_MANY_WINDOWS: 409,
  UNATTRIBUTED: 409,
  VERSION_ALREADY_RELEASED_TO_TARGET: 409,
  VERSION_MUST_INCREASE: 409,
  WITHDRAWN: 409,
  WRONG_STATUS: 409,
};

/** Codes of faulty requests and of failures of the server. */
export type OtherCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'PRECONDITION_FAILED'
  | 'RANGE_NOT_SATISFIABLE'
  | 'GONE'
  | 'INVALID_SHAPE'
  | 'INVALID_VALUE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'COMMAND_ALREADY_DECIDED'
  | 'BODY_TOO_LARGE'
  | 'BODY_NOT_JSON'
  | 'TOO_MANY_REQUESTS'
  | 'TOO_MANY_STREAMS'
  | 'STREAMS_EXHAUSTED'
  | 'UNAVAILABLE'
  | 'WORKFLOW_UNAVAILABLE'
  | 'PUSH_ADDRESS_REFUSED'
  | 'UNEXPECTED';
