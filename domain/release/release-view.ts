/**
 * The public view of a release: the part of the progress view that depends on the release alone. API, workflow query
 * and console share it. Parts that depend on the target (warnings, blockers, allowed actions) are added where the
 * target is loaded.
 */
import { assertNever } from '../values/assert-never.js';
import { isoTime } from '../values/iso-time.js';
import { percentOf } from '../values/percentage.js';
import type { Environment } from '../registry/target-app.js';
import { type NextActionCode, nextActionCodeOf, nextActionOf } from './next-action.js';
import {
  bpOf,
  confirmedBpOf,
  type GrayPhase,
  type OpenReview,
  type Release,
  type ReleaseStatus,
  type ShownRelease,
  type TerminalReason,
} from './release.js';
import { statusLabels } from './words.js';

export interface StepView {
  /** Percent. */
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly at: string;
}

export interface ReviewView {
  readonly id: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly expiresAt: string;
}

export interface OfflineRequestView extends ReviewView {
  readonly reason: string;
  readonly cancelActive: boolean;
}

export interface EndingView {
  readonly by: string;
  readonly reason: string | null;
  /** The release that replaced it, if one did. */
  readonly byRelease: string | null;
}

/** Ready for the wire: percentages in percent, times in RFC 3339 UTC. Optional fields are present when they apply. */
export interface ReleaseView {
  readonly id: string;
  readonly miniProgram: string;
  readonly version: string;
  readonly targetApp: string;
  readonly environment: Environment;
  readonly kind: Release['kind'];
  readonly status: ReleaseStatus;
  readonly label: string;
  /** Null outside the gray phase. */
  readonly phase: GrayPhase['name'] | null;
  readonly releaseType: Release['type'];
  readonly percentage: number;
  readonly confirmedPercentage: number;
  readonly attempt: number;
  readonly revision: number;
  readonly statusSince: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly steps: readonly StepView[];
  /** The case, and its English sentence. */
  readonly nextActionCode: NextActionCode;
  readonly nextAction: string;
  readonly applyingSince?: string;
  readonly pausedBy?: string;
  readonly pausedSince?: string;
  readonly pauseReason?: string | null;
  readonly review?: ReviewView;
  readonly offlineRequest?: OfflineRequestView;
  readonly terminalReason?: TerminalReason;
  readonly ending?: EndingView;
}

export function releaseView(release: ShownRelease): ReleaseView {
  const nextActionCode = nextActionCodeOf(release);
  const { id, miniProgram, version, targetApp, environment, kind, attempt, revision, createdBy } = release;
  return {
    id,
    miniProgram,
    version,
    targetApp,
    environment,
    kind,
    status: release.state.status,
    label: statusLabels[release.state.status],
    phase: release.state.status === 'GRAYSCALE_RELEASE' ? release.state.phase.name : null,
    releaseType: release.type,
    percentage: percentOf(bpOf(release)),
    confirmedPercentage: percentOf(confirmedBpOf(release)),
    attempt,
    revision,
    statusSince: isoTime(release.statusSinceMs),
    createdBy,
    createdAt: isoTime(release.createdAtMs),
    steps: release.steps.map(({ fromBp, toBp, by, atMs }) => ({
      from: percentOf(fromBp),
      to: percentOf(toBp),
      by,
      at: isoTime(atMs),
    })),
    nextActionCode,
    nextAction: nextActionOf(nextActionCode),
    ...circumstancesOf(release),
  };
}

type Circumstances = Pick<
  ReleaseView,
  | 'applyingSince'
  | 'pausedBy'
  | 'pausedSince'
  | 'pauseReason'
  | 'review'
  | 'offlineRequest'
  | 'terminalReason'
  | 'ending'
>;

function circumstancesOf({ state }: Pick<Release, 'state'>): Circumstances {
  switch (state.status) {
    case 'UNDER_REVIEW':
      return { review: reviewView(state.review) };
    case 'GRAYSCALE_RELEASE':
      return phaseCircumstances(state.phase);
    case 'FULL_RELEASE': {
      const request = state.offlineRequest;
      if (request === null) return {};
      const { reason, cancelActive } = request;
      return { offlineRequest: { ...reviewView(request), reason, cancelActive } };
    }
    case 'CANCELED':
    case 'ARCHIVED':
    case 'OFFLINE': {
      const { reason, by, words, byRelease } = state.ending;
      return { terminalReason: reason, ending: { by, reason: words, byRelease } };
    }
    case 'CREATED':
    case 'PILOT_TESTING':
    case 'RELEASE_PREPARATION':
      return {};
    default:
      return assertNever(state);
  }
}

function phaseCircumstances(phase: GrayPhase): Circumstances {
  if (phase.name === 'APPLYING') return { applyingSince: isoTime(phase.sinceMs) };
  if (phase.name !== 'PAUSED') return {};
  return { pausedBy: phase.by, pausedSince: isoTime(phase.sinceMs), pauseReason: phase.reason };
}

function reviewView({ id, requestedBy, requestedAtMs, expiresAtMs }: OpenReview): ReviewView {
  return { id, requestedBy, requestedAt: isoTime(requestedAtMs), expiresAt: isoTime(expiresAtMs) };
}
