/** Median and p99 of one round, and the best round. */
export function figuresOf(ms) {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p99: at(0.99), count: sorted.length };
}

/** Other work on a machine only adds. */
export function lowest(rounds, name) {
  return Math.min(...rounds.map((round) => round[name]));
}
