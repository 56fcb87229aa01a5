/**
 * The allowed value that a wrong one probably means. Our own, because `domain` imports nothing and the libraries for
 * this only measure a distance. The two rules below are what makes a suggestion useful.
 */

const leastLength = 3;

/** Null when none is near. Case counts for nothing, and the beginning of a long value is compared too. */
export function nearestWord(given: string, allowed: readonly string[]): string | null {
  if (given.length < leastLength || given.length > 80) return null;
  const scored = allowed.map((value) => ({ value, score: scoreOf(given.toLowerCase(), value.toLowerCase()) }));
  const best = scored.toSorted((a, b) => a.score - b.score)[0];
  return best !== undefined && best.score <= Math.max(1.5, given.length * 0.4) ? best.value : null;
}

/** A mistake in a beginning counts a little more than the same one in the whole value. */
function scoreOf(given: string, value: string): number {
  return Math.min(editsBetween(given, value), editsBetween(given, value.slice(0, given.length)) + 0.5);
}

/** Levenshtein's distance: letters that are inserted, deleted or replaced. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_none, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const letter = one[index];
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1)
      next[at] = Math.min(
        (row[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
        (row[at - 1] ?? 0) + (other[at - 1] === letter ? 0 : 1),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
