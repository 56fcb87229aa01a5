/**
 * Which characters a text may hold, how other text is cleaned, and how texts are compared. Names of users have
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

/** Letters with a stroke and joined letters, which have no decomposition in Unicode. */
const plainLetters: Readonly<Record<string, string>> = {
  đ: 'd',
  ħ: 'h',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ŀ: 'l',
  ŋ: 'n',
  // The upper case of ς is Σ, but its lower case depends on its position in the word.
  ς: 'σ',
  // Tatweel only stretches an Arabic word.
  ـ: '',
};

const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * Equal for texts that look equal: ignores width, case, marks, format characters and runs of blanks. Search columns and
 * reserved names depend on it, so a change here needs a migration that computes the columns again.
 */
export function foldText(text: string): string {
  const decomposed = text.normalize('NFKD').replace(/\p{Cf}/gu, '');
  const unmarked = decomposed.replace(/\p{M}/gu, '');
  // A text of marks only keeps them, because an empty query would match everything.
  const letters = unmarked.trim() === '' ? decomposed : unmarked;
  // Through upper case: ß becomes SS, ı becomes I, and letters with several lower cases become equal.
  const folded = letters.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD');
  const plain = folded.replace(plainLetter, (letter) => plainLetters[letter] ?? letter);
  return plain.replace(/\s+/gu, ' ').trim();
}
