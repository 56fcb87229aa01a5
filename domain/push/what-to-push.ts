/**
 * What to deliver to a super app for a target now. Pure. The push activity calls it before each try, so that it always
 * sends the newest state that may be sent.
 */
import { minuteMs } from '../values/time-units.js';
import { confirmedBpOf, type Release } from '../release/release.js';
import type { ServedTarget } from '../serving/serving-view.js';
import type { Target } from '../target/target.js';

/** A raise is given up after this many failed tries in a row. A fall is never given up. */
export const raiseTryLimit = 6;

/** Failed tries are repeated without limit. The pause doubles up to its longest. A change ends the pause. */
export const pushRetries = { firstPauseMs: 1_000, growth: 2, longestPauseMs: minuteMs } as const;

/** The pause after a failed try. `tryNumber`: from 1, since the last change. */
export function pauseAfterTry(tryNumber: number): number {
  const { firstPauseMs, growth, longestPauseMs } = pushRetries;
  return Math.min(longestPauseMs, firstPauseMs * growth ** Math.min(tryNumber - 1, 30));
}

export interface PushFacts {
  readonly target: Target;
  /** The release that is the target's candidate. */
  readonly candidate: Release | null;
  /** The newest revision that the super app has accepted. 0 before the first. */
  readonly confirmedRevision: number;
  /** The revision of the last fall that is not confirmed. */
  readonly fallRevision: number | null;
}

/** The step that a confirmation confirms and a failure fails. */
export interface PushedStep {
  readonly releaseId: string;
  readonly attempt: number;
  readonly bp: number;
  /** Since when it is APPLYING. Distinguishes a resumed step from the same step before its failure. */
  readonly sinceMs: number;
}

export type PushWork =
  | { readonly kind: 'nothing' }
  /** The target as it is now. */
  | { readonly kind: 'target'; readonly step: PushedStep | null }
  /** The target as it was at its last fall. Later changes must not be sent yet, but the fall must. */
  | { readonly kind: 'lastFall' };

export function pushWorkOf({ target, candidate, confirmedRevision, fallRevision }: PushFacts): PushWork {
  if (isHeld(candidate))
    return fallRevision !== null && fallRevision > confirmedRevision ? { kind: 'lastFall' } : { kind: 'nothing' };
  const step = stepOf(candidate);
  if (step === null && target.revision <= confirmedRevision) return { kind: 'nothing' };
  return { kind: 'target', step };
}

/**
 * A fall as it is sent while the candidate is held: with the candidate's confirmed share. The stored fall may hold a
 * raise that was not confirmed when the fall came.
 */
export function fallWhileHeld(fall: ServedTarget, candidate: Release | null): ServedTarget {
  if (fall.candidate === null || fall.candidate.releaseId !== candidate?.id) return fall;
  const bp = Math.min(fall.candidate.bp, confirmedBpOf(candidate));
  return { ...fall, candidate: bp === 0 ? null : { ...fall.candidate, bp } };
}

/** A raise that is not confirmed is not sent while the release is paused. */
function isHeld(candidate: Release | null): boolean {
  const phase = candidate?.state.status === 'GRAYSCALE_RELEASE' ? candidate.state.phase : null;
  return phase?.name === 'PAUSED' && phase.confirmedBp < phase.bp;
}

function stepOf(candidate: Release | null): PushedStep | null {
  if (candidate?.state.status !== 'GRAYSCALE_RELEASE' || candidate.state.phase.name !== 'APPLYING') return null;
  const { bp, sinceMs } = candidate.state.phase;
  return { releaseId: candidate.id, attempt: candidate.attempt, bp, sinceMs };
}
