/**
 * What text may hold, and how other text is made fit: the only place that knows these characters. Names of users have
 * stricter rules of their own (`access/actor-name.ts`), because they are rejected and never changed.
 */

/** Characters that Postgres refuses: U+0000 and lone surrogates. */
const unstorable = /\0|\p{Surrogate}/gu;

/** Control characters except U+0000 (refused), tab and line ends. Characters that change the direction of the text. */
const harmful = /[^\P{Cc}\0\t\n\r]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

export function isStorableText(text: string): boolean {
  return text.search(unstorable) === -1;
}

/** At most `limit` characters, counted as code points. Each that cannot be stored becomes U+FFFD. */
export function cleanText(text: string, limit: number): string {
  // A code point has at most two units, so that a longer text need not be split.
  const characters = Array.from(text.slice(0, 2 * limit)).slice(0, limit);
  return characters.join('').replace(unstorable, '\ufffd');
}

/**
 * Removes control and direction characters from text that users read, so that it cannot change how other text looks.
 * They are removed and not refused, because a pasted character must not block a stop command. `lines`: keeps line ends
 * and tabs. Otherwise they become spaces.
 */
export function harmlessText(text: string, lines = false): string {
  const plain = text.replace(harmful, '');
  return lines ? plain : plain.replaceAll(/\r\n|[\t\n\r]/g, ' ');
}
