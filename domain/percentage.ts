/** Percent outside, basis points inside (0…10000), and the exact way between them. */

/** Why a number is no percentage to ask for. */
export type PercentageProblem = 'NOT_A_NUMBER' | 'ZERO' | 'NEGATIVE' | 'ABOVE_100' | 'TOO_FINE';

/** Basis points to percent with at most two decimals; exact for all 10,001 values. */
export function percentOf(bp: number): number {
  return bp / 100;
}
