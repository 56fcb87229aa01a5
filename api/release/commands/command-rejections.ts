/** Rejections of release commands, for the OpenAPI document. A new rejection of `decide` does not compile here. */
import type { CommandRejection, RejectionCode } from '../../../domain/release/rejections.js';

const rejectionsOfDecide: Record<CommandRejection['code'], true> = {
  STALE_REVISION: true,
  ALREADY_FINAL: true,
  GRAYSCALE_PRODUCTION_ONLY: true,
  WRONG_STATUS: true,
  PERCENTAGE_MUST_INCREASE: true,
  PAUSED: true,
  STEP_IN_PROGRESS: true,
  PERCENTAGE_NOT_A_PRESET: true,
  FIRST_RELEASE_MUST_BE_FULL: true,
  TARGET_BUSY: true,
  TARGET_SUSPENDED: true,
  SELF_APPROVAL: true,
  REVIEW_OPEN: true,
  NO_OPEN_REVIEW: true,
  REVIEW_EXPIRED: true,
  ACTIVE_RELEASES_BLOCK_OFFLINE: true,
  NOTHING_TO_ROLL_BACK_TO: true,
  NOT_RETAINED: true,
  VERSION_MUST_INCREASE: true,
};

/** Rejections of a command that waited, of a release or of a target. */
export const rejectionsOfWaiting: readonly RejectionCode[] = [
  'OVERTAKEN_BY_STOP',
  'ROLE_LOST',
  'COMMAND_EXPIRED',
  'WITHDRAWN',
];

export const commandRejections: readonly RejectionCode[] = [
  ...(Object.keys(rejectionsOfDecide) as CommandRejection['code'][]),
  ...rejectionsOfWaiting,
  'INTERNAL',
];
