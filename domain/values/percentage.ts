/** Percent in the API, basis points inside (0…10000), and the exact conversion between them. */

/** Of percent: a basis point is the smallest step. */
export const percentageDecimals = 2;

/** Why a number is not a valid percentage. */
export type PercentageProblem = 'NOT_A_NUMBER' | 'NOT_FINITE' | 'ZERO' | 'NEGATIVE' | 'ABOVE_100' | 'TOO_FINE';

export type ParsedPercentage =
  | { readonly outcome: 'valid'; readonly bp: number }
  | { readonly outcome: 'invalid'; readonly problem: PercentageProblem };

/** Basis points to percent with at most two decimals. Exact for all 10,001 values. */
export function percentOf(bp: number): number {
  return bp / 100;
}

/** Percent with at most two decimals to basis points. For a percentage that is known to be valid. */
export function bpOfPercent(percent: number): number {
  return Math.round(percent * 100);
}

/**
 * Percent to basis points, 1 … 10000. Accepts exactly the doubles that a decimal with at most two decimals parses to.
 * So 0.29 is 29, although `0.29 * 100` is not. A sum that is not such a double, like `0.1 + 0.2`, is TOO_FINE.
 */
export function parsePercentage(percent: number): ParsedPercentage {
  const bp = bpOfPercent(percent);
  const problem = problemWith(percent, bp);
  return problem === null ? { outcome: 'valid', bp } : { outcome: 'invalid', problem };
}

function problemWith(percent: number, nearestBp: number): PercentageProblem | null {
  if (Number.isNaN(percent)) return 'NOT_A_NUMBER';
  if (!Number.isFinite(percent)) return 'NOT_FINITE';
  if (percent === 0) return 'ZERO';
  if (percent < 0) return 'NEGATIVE';
  if (percent > 100) return 'ABOVE_100';
  // Division rounds to the double nearest to the decimal, and so does parsing. They are equal exactly for such a
  // decimal.
  return percentOf(nearestBp) === percent ? null : 'TOO_FINE';
}
