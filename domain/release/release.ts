/**
 * A release: one version on one target, once, ever. Data only, safe to serialise as JSON. Rules are in `decide.ts`,
 * the effect of an event in `events.ts`.
 */
import type { Environment } from '../registry/target-app.js';
import type { Plan } from '../plan/plan.js';
import type { ReleaseEventType } from './event-types.js';

export type ReleaseStatus =
  | 'CREATED'
  | 'UNDER_REVIEW'
  | 'PILOT_TESTING'
  | 'RELEASE_PREPARATION'
  | 'GRAYSCALE_RELEASE'
  | 'FULL_RELEASE'
  | FinalStatus;

export type FinalStatus = 'CANCELED' | 'ARCHIVED' | 'OFFLINE';

export type GrayPhase =
  | { readonly name: 'READY' }
  /** The target serves `bp`; the super app has confirmed `confirmedBp` so far. */
  | { readonly name: 'APPLYING'; readonly bp: number; readonly confirmedBp: number; readonly sinceMs: number }
  | { readonly name: 'SERVING'; readonly bp: number }
  | {
      readonly name: 'PAUSED';
      readonly bp: number;
      readonly confirmedBp: number;
      readonly sinceMs: number;
      readonly by: string;
      readonly reason: string | null;
    };

/** A request that waits for a reviewer: to go live or to go offline. */
export interface OpenReview {
  readonly id: string;
  readonly requestedBy: string;
  readonly requestedAtMs: number;
  /** Fixed when the review was requested. A later change of the policy does not change it. */
  readonly expiresAtMs: number;
  /** The policy when the review was requested. Absent on reviews of older programs, which count as false. */
  readonly selfApproval?: boolean;
}

export interface OfflineRequest extends OpenReview {
  readonly reason: string;
  readonly cancelActive: boolean;
}

export type TerminalReason =
  | 'CANCELED'
  | 'SUPERSEDED'
  | 'ROLLED_BACK'
  | 'TARGET_ROLLED_BACK'
  | 'TARGET_TAKEN_OFFLINE'
  | 'TARGET_FORCED_OFFLINE'
  | 'OWNER'
  | 'OPERATOR';

/** How a release ended. `byRelease`: the release that replaced it, if one did. */
export interface Ending {
  readonly reason: TerminalReason;
  readonly by: string;
  readonly words: string | null;
  readonly byRelease: string | null;
}

export type ReleaseState =
  /** `automatic`: the system applies it. False in production, and after a review that ended without approval. */
  | { readonly status: 'CREATED'; readonly automatic: boolean }
  | { readonly status: 'UNDER_REVIEW'; readonly review: OpenReview }
  | { readonly status: 'PILOT_TESTING' }
  | { readonly status: 'RELEASE_PREPARATION' }
  | { readonly status: 'GRAYSCALE_RELEASE'; readonly phase: GrayPhase }
  | { readonly status: 'FULL_RELEASE'; readonly offlineRequest: OfflineRequest | null }
  | { readonly status: FinalStatus; readonly ending: Ending };

/** One raise of the percentage within an attempt. */
export interface ReleaseStep {
  readonly fromBp: number;
  readonly toBp: number;
  readonly by: string;
  readonly atMs: number;
}

/** The last change that a person or a rule made, for lists. A confirmation by the super app is none. */
export interface LastChange {
  readonly atMs: number;
  readonly by: string;
  readonly type: ReleaseEventType;
  /** The configured share before and after. Equal when it did not change. */
  readonly fromBp: number;
  readonly toBp: number;
  readonly reason: string | null;
}

export interface Release {
  readonly id: string;
  readonly kind: 'NORMAL' | 'ROLLBACK';
  readonly miniProgram: string;
  readonly version: string;
  readonly targetApp: string;
  readonly environment: Environment;
  readonly createdBy: string;
  readonly createdAtMs: number;
  /** 128 random bits in hex. Pause and reset keep it. A reset with reshuffle draws a new one. */
  readonly salt: string;
  /** The assignment algorithm; never changes in flight. */
  readonly hashVersion: 1;
  readonly type: 'GRAYSCALE' | 'FULL' | null;
  /** From 1. Each reset begins the next attempt. */
  readonly attempt: number;
  /** Raises of the current attempt, the newest `storedStepLimit` of them; the trail holds all. */
  readonly steps: readonly ReleaseStep[];
  readonly revision: number;
  readonly statusSinceMs: number;
  /** Set by `evolve`, read by `lastChangeOf`. Absent on a release that only older programs have written. */
  readonly lastChange?: LastChange;
  /** The last plan of the release, also after its end. Absent: it never had one. */
  readonly plan?: Plan;
  readonly state: ReleaseState;
}

/** A release as its workflow knows it: without the parameters of the assignment and without the last change. */
export type ShownRelease = Omit<Release, 'salt' | 'hashVersion' | 'lastChange'>;

/** Limits the size of a snapshot: a release carries at most this many steps. */
export const storedStepLimit = 100;

/** The columns of the rule matrix: status, split by phase during gray. */
export type StatusPhase =
  | 'CREATED'
  | 'UNDER_REVIEW'
  | 'PILOT_TESTING'
  | 'RELEASE_PREPARATION'
  | GrayPhase['name']
  | 'FULL_RELEASE'
  | 'FINAL';

export function isFinalStatus(status: ReleaseStatus): status is FinalStatus {
  return status === 'CANCELED' || status === 'ARCHIVED' || status === 'OFFLINE';
}

export function isFinal(release: Pick<Release, 'state'>): boolean {
  return isFinalStatus(release.state.status);
}

/** Whether a release with this status can still go on to users: neither full nor ended. */
export function isActiveStatus(status: ReleaseStatus): boolean {
  return status !== 'FULL_RELEASE' && !isFinalStatus(status);
}

export function statusPhaseOf(release: Pick<Release, 'state'>): StatusPhase {
  const { state } = release;
  if (state.status === 'GRAYSCALE_RELEASE') return state.phase.name;
  return isFinalStatus(state.status) ? 'FINAL' : state.status;
}

/** The configured share in basis points: 10000 in Full Release, 0 before gray and after the end. */
export function bpOf(release: Pick<Release, 'state'>): number {
  if (release.state.status === 'FULL_RELEASE') return 10_000;
  if (release.state.status !== 'GRAYSCALE_RELEASE' || release.state.phase.name === 'READY') return 0;
  return release.state.phase.bp;
}

/** The share that the super app has confirmed, in basis points. Differs from `bpOf` while a step is applied. */
export function confirmedBpOf(release: Pick<Release, 'state'>): number {
  const { state } = release;
  if (state.status !== 'GRAYSCALE_RELEASE') return bpOf(release);
  return state.phase.name === 'APPLYING' || state.phase.name === 'PAUSED' ? state.phase.confirmedBp : bpOf(release);
}

/** A release without one was created by an older program, and no other change of it is known. */
export function lastChangeOf(release: Release): LastChange {
  if (release.lastChange !== undefined) return release.lastChange;
  const creation =
    release.kind === 'ROLLBACK'
      ? ({ type: 'RollbackReleased', toBp: 10_000 } as const)
      : ({ type: 'ReleaseCreated', toBp: 0 } as const);
  return { atMs: release.createdAtMs, by: release.createdBy, fromBp: 0, reason: null, ...creation };
}

/** The open review of the release, of either kind. */
export function openReviewOf(release: Pick<Release, 'state'>): OpenReview | OfflineRequest | null {
  if (release.state.status === 'UNDER_REVIEW') return release.state.review;
  if (release.state.status === 'FULL_RELEASE') return release.state.offlineRequest;
  return null;
}

/** Whether the release keeps the owner of its target from going offline. */
export function blocksOffline(release: Pick<Release, 'state'>): boolean {
  const { status } = release.state;
  return status === 'UNDER_REVIEW' || status === 'PILOT_TESTING' || status === 'GRAYSCALE_RELEASE';
}

/**
 * A release as Temporal stores it, in activity results and `changed` signals. Every user of the namespace can read
 * histories. With the salt, a reader could compute who is in the gray group, so the compiler refuses a `Release` here.
 */
export type WorkflowRelease = ShownRelease & {
  readonly salt?: never;
  readonly hashVersion?: never;
  readonly lastChange?: never;
};

/** What a workflow keeps of its release. A new revision of the target permits another try of a rejected step. */
export interface ReleaseSnapshot {
  readonly release: WorkflowRelease;
  readonly targetRevision: number;
}

/** Copies listed fields only. A new field of `Release` stays out of histories until it is listed here. */
export function snapshotOf(release: ShownRelease, targetRevision: number): ReleaseSnapshot {
  const { id, kind, miniProgram, version, targetApp, environment, createdBy, createdAtMs } = release;
  const { type, attempt, steps, revision, statusSinceMs, state, plan } = release;
  return {
    release: {
      id,
      kind,
      miniProgram,
      version,
      targetApp,
      environment,
      createdBy,
      createdAtMs,
      type,
      attempt,
      steps,
      revision,
      statusSinceMs,
      state,
      ...(plan === undefined ? {} : { plan }),
    },
    targetRevision,
  };
}
