/** Why a user gets an answer, with the numbers that prove it. For support and debugging. Launches use `resolve`. */
import {
  grayPosition,
  hashVersion,
  type LaunchUser,
  launchUser,
  prepareView,
  resolve,
  type ServingDecision,
  type ServingView,
  targetSeed,
  threshold,
  type Variant,
} from './assign.js';
import { murmur3 } from '../values/murmur3.js';

/** The numbers are null without a user key, or without a candidate whose algorithm is known. */
export interface Explanation {
  readonly verdict: Variant;
  readonly reason: ServingDecision['reason'];
  readonly releaseId: string | null;
  readonly version: string | null;
  readonly userHash: number | null;
  /** Position in the order of joining the candidate. In gray exactly when below `threshold`. */
  readonly h: number | null;
  readonly threshold: number | null;
  /** The candidate's share now, and the smallest share that includes this user. */
  readonly bp: number | null;
  readonly entersAtBp: number | null;
  readonly saltFingerprint: string | null;
}

export function explainDecision(view: ServingView, userKey: string | null | undefined): Explanation {
  const user = launchUser(userKey);
  const decision = resolve(prepareView(view), user);
  const isServed = decision.variant !== 'unavailable';
  return {
    verdict: decision.variant,
    reason: decision.reason,
    releaseId: isServed ? decision.releaseId : null,
    version: isServed ? decision.version : null,
    userHash: user === null ? null : user.hash,
    ...placeInGray(view.candidate, user),
  };
}

type PlaceInGray = Pick<Explanation, 'h' | 'threshold' | 'bp' | 'entersAtBp' | 'saltFingerprint'>;

const noPlace: PlaceInGray = { h: null, threshold: null, bp: null, entersAtBp: null, saltFingerprint: null };

function placeInGray(candidate: ServingView['candidate'], user: LaunchUser | null): PlaceInGray {
  if (candidate === null || candidate.hashVersion !== hashVersion) return noPlace;
  const h = user === null ? null : grayPosition(user.hash, targetSeed(candidate.salt));
  return {
    h,
    threshold: threshold(candidate.bp),
    bp: candidate.bp,
    entersAtBp: h === null ? null : entersAtBp(h),
    saltFingerprint: saltFingerprint(candidate.salt),
  };
}

/** The smallest share, 1 … 10000, that includes position `h`. */
export function entersAtBp(h: number): number {
  // Exact: h * 10000 stays below 2^53. The threshold is rounded, so it may still equal `h`.
  const bp = Math.floor((h * 10_000) / 2 ** 32) + 1;
  return h < threshold(bp) ? bp : bp + 1;
}

/** Eight hex digits that distinguish salts without revealing one. Not the seed of the selection. */
export function saltFingerprint(salt: string): string {
  return murmur3(salt, fingerprintSeed).toString(16).padStart(8, '0');
}

const fingerprintSeed = 0x68616c66;
