/**
 * Search for a part of an id or a name, in any script. A text is found by its grams, all runs of one to three
 * characters, through an index; that the whole of what was asked for stands there is then checked on the few left.
 */
import { type RawBuilder, sql } from 'kysely';

const longestGram = 3;

export interface SearchColumns {
  readonly search_text: string;
  readonly search_grams: string[];
}

export function searchColumns(...texts: readonly string[]): SearchColumns {
  const parts = texts.map(foldForSearch);
  return { search_text: parts.join('\n'), search_grams: [...new Set(parts.flatMap(gramsOf))] };
}

/** A condition on the search columns of the table in question; null when there is nothing to look for. */
export function matchesSearch(asked: string): RawBuilder<boolean> | null {
  const text = foldForSearch(asked);
  if (text === '') return null;
  const { length } = Array.from(text);
  const grams = length <= longestGram ? [text] : runsOf(text, longestGram);
  return sql<boolean>`(search_grams @> ${grams}::text[] and position(${text} in search_text) > 0)`;
}

/** Letters that carry a stroke or are joined, and have no decomposition in Unicode. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ đ: 'd', ħ: 'h', ł: 'l', ø: 'o', ŧ: 't', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ŀ: 'l', ŋ: 'n' },
  // The upper case of ς is Σ, but its lower case depends on the place in the word.
  ...{ ς: 'σ' },
  // Tatweel only stretches an Arabic word.
  ...{ ـ: '' },
};

const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * The form in which stored texts and queries are compared: width, case, marks, format characters and runs of blanks make
 * no difference. A change here needs a migration that computes the search columns again.
 */
export function foldForSearch(text: string): string {
  const decomposed = text.normalize('NFKD').replace(/\p{Cf}/gu, '');
  const unmarked = decomposed.replace(/\p{M}/gu, '');
  // A text of marks only keeps them: an empty query would match everything.
  const letters = unmarked.trim() === '' ? decomposed : unmarked;
  // Through upper case: it makes ß SS, ı I, and folds letters that have several lower cases.
  const folded = letters.toLowerCase().toUpperCase().toLowerCase().normalize('NFKD');
  const plain = folded.replace(plainLetter, (letter) => plainLetters[letter] ?? letter);
  return plain.replace(/\s+/gu, ' ').trim();
}

function gramsOf(text: string): string[] {
  return Array.from({ length: longestGram }, (_, index) => runsOf(text, index + 1)).flat();
}

/** Characters are code points. */
function runsOf(text: string, length: number): string[] {
  const characters = Array.from(text);
  return characters
    .slice(0, Math.max(0, characters.length - length + 1))
    .map((_, start) => characters.slice(start, start + length).join(''));
}
