/**
 * Normalises text so that texts that look equal compare equal. Stored search columns and reserved names depend on it.
 */

/** Letters with a stroke and joined letters, which have no decomposition in Unicode. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ đ: 'd', ħ: 'h', ł: 'l', ø: 'o', ŧ: 't', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ŀ: 'l', ŋ: 'n' },
  // The upper case of ς is Σ, but its lower case depends on its position in the word.
  ...{ ς: 'σ' },
  // Tatweel only stretches an Arabic word.
  ...{ ـ: '' },
};

const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * Ignores width, case, marks, format characters and runs of blanks. A change here needs a migration that computes the
 * search columns again.
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
