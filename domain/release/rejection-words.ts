/** Why something was refused, in one English sentence with its facts. The way forward is `remedyOf` in `words.ts`. */
import { isoTime } from '../iso-time.js';
import type { Rejection, RejectionCode } from './rejections.js';
import { statusLabels } from './words.js';

type Sentences = { readonly [C in RejectionCode]: (rejection: Extract<Rejection, { code: C }>) => string };

const lostWords: Record<Extract<Rejection, { code: 'ROLE_LOST' }>['cause'], string> = {
  ROLE: 'When it was decided, no role of this user permitted it.',
  CREDENTIAL_REVOKED: 'When it was decided, its token or session was revoked.',
  CREDENTIAL_EXPIRED: 'When it was decided, its token or session had expired.',
};

const sentences: Sentences = {
  STALE_REVISION: (r) => `You decided on revision ${String(r.expected)}; by now it is ${String(r.current)}.`,
  ALREADY_FINAL: (r) => `The release has ended as ${statusLabels[r.status]}.`,
  GRAYSCALE_PRODUCTION_ONLY: (r) => `There is no grayscale in ${r.environment}.`,
  WRONG_STATUS: (r) => `${r.command} does not fit ${statusLabels[r.status]}${r.phase === null ? '' : ` (${r.phase})`}.`,
  PERCENTAGE_MUST_INCREASE: (r) => `${String(r.asked)} % is less than the ${String(r.current)} % it has now.`,
  PAUSED: (r) => `Paused by ${r.by} since ${isoTime(r.sinceMs)}${r.reason === null ? '' : `: ${r.reason}`}.`,
  STEP_IN_PROGRESS: (r) => `The step to ${String(r.percentage)} % is being applied since ${isoTime(r.sinceMs)}.`,
  PERCENTAGE_NOT_A_PRESET: (r) => `${String(r.asked)} % is none of the presets ${r.presets.join(', ')} %.`,
  FIRST_RELEASE_MUST_BE_FULL: () => 'Nothing was ever released here, and the first release must be a full one.',
  TARGET_BUSY: ({ holder }) =>
    `Version ${holder.version} holds the target at ${String(holder.percentage)} % since ${isoTime(holder.sinceMs)}, released by ${holder.owner}.`,
  TARGET_SUSPENDED: (r) => `The target was suspended by ${r.by} at ${isoTime(r.sinceMs)}: ${r.reason}.`,
  SELF_APPROVAL: (r) => `${r.requestedBy} asked for it, and nobody approves what he asked for himself.`,
  REVIEW_OPEN: (r) => `A request of ${r.requestedBy} is open until ${isoTime(r.expiresAtMs)}.`,
  NO_OPEN_REVIEW: () => 'No request to go offline is open.',
  REVIEW_EXPIRED: (r) => `The request expired at ${isoTime(r.expiresAtMs)}.`,
  ACTIVE_RELEASES_BLOCK_OFFLINE: (r) =>
    `Other releases are on their way here: ${r.releases.map((one) => `${one.version} (${statusLabels[one.status]})`).join(', ')}.`,
  NOTHING_TO_ROLL_BACK_TO: () => 'No earlier full release is kept on this target.',
  NOT_RETAINED: (r) => `Release ${r.asked} is not kept; kept are ${r.retained.join(', ')}.`,
  VERSION_MUST_INCREASE: (r) => `${r.asked} does not come after ${r.current}.`,
  VERSION_ALREADY_RELEASED_TO_TARGET: (r) =>
    `Release ${r.releaseId} brought this version here already (${statusLabels[r.status]}).`,
  ENVIRONMENT_NOT_OFFERED: (r) => `The target app offers ${r.offered.join(', ')}, not ${r.environment}.`,
  OVERTAKEN_BY_STOP: (r) => `${r.stop} of ${r.by} came before it took effect.`,
  ROLE_LOST: (r) => `${r.user} gave it as ${r.role}. ${lostWords[r.cause]}`,
  COMMAND_EXPIRED: (r) =>
    `It was received at ${isoTime(r.receivedAtMs)} and was not decided by ${isoTime(r.expiresAtMs)}.`,
  WITHDRAWN: (r) => `${r.by} withdrew it before it was decided.`,
  ID_TAKEN: (r) => `${r.id} is taken.`,
  LAST_ADMIN: (r) => `${r.user} is the last admin.`,
  LAST_SYSTEM_ADMIN: (r) =>
    `Token ${r.token} of ${r.user} is the last with which a system admin can act; no other lives for another day.`,
  NOT_A_WORKSPACE_MEMBER: (r) => `${r.user} is no member of the workspace.`,
  NO_FULL_RELEASE: () => 'Nothing is fully released on this target.',
  NOT_IN_PILOT: (r) => (r.status === null ? 'There is no such release here.' : `It is ${statusLabels[r.status]}.`),
  PAGE_UNKNOWN: (r) => `${r.page} is none of the pages ${r.pages.join(', ')}.`,
  TOO_MANY_TESTERS: (r) => `A release has at most ${String(r.limit)} testers.`,
  QUOTA_EXCEEDED: (r) => `One user may create ${String(r.limit)} (${r.kind}).`,
  UNATTRIBUTED: (r) => `Nobody answers for this ${r.command}: it was not sent through the API.`,
  TEMPORAL_STOPS_OFF: (r) => `${r.command} came past the API, and TEMPORAL_STOPS is not "accept".`,
  MALFORMED: (r) => `It could not be understood: ${r.problem}.`,
  INTERNAL: (r) => `A bug was met while deciding; the log has it as ${r.errorId}.`,
};

export function whyRefused(rejection: Rejection): string {
  const sentence = sentences[rejection.code] as (refused: Rejection) => string;
  return sentence(rejection);
}

/** `PERCENTAGE_MUST_INCREASE` as people write it: "Percentage must increase". The same for every occurrence. */
export function rejectionTitle(code: RejectionCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
