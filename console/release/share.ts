/** Shares of a target's users: this release, another gray release, the baseline, nothing. */
import type { Progress } from '../api/types.js';

export interface Shares {
  /** Percent of users; the four add up to 100. */
  readonly release: number;
  readonly otherCandidate: number;
  readonly baseline: number;
  readonly unavailable: number;
}

type Served = Pick<Progress, 'id' | 'percentage' | 'status' | 'target'>;

/** `otherPercentage`: percentage of another gray release on the target, else 0. */
export function sharesOf({ id, percentage, status, target }: Served, otherPercentage: number): Shares {
  const { baseline, candidate } = target;
  if (target.availability === 'SUSPENDED_BY_OPERATOR') return allUnavailable;
  const otherCandidate = candidate === null || candidate.releaseId === id ? 0 : otherPercentage;
  if (status === 'FULL_RELEASE' && baseline?.releaseId === id)
    return { release: exact(100 - otherCandidate), otherCandidate, baseline: 0, unavailable: 0 };
  const release = candidate?.releaseId === id ? percentage : 0;
  const rest = exact(100 - release - otherCandidate);
  return { release, otherCandidate, baseline: baseline === null ? 0 : rest, unavailable: baseline === null ? rest : 0 };
}

const allUnavailable: Shares = { release: 0, otherCandidate: 0, baseline: 0, unavailable: 100 };

/** 100 - 33.33 is 66.67, not 66.67000000000002. */
function exact(percent: number): number {
  return Math.round(percent * 100) / 100;
}
