/**
 * Search for a part of an id or a name, in any script. An index finds texts by their grams: all runs of one to three
 * characters. The complete search text is then compared on the few rows that remain.
 */
import { type RawBuilder, sql } from 'kysely';
import { foldText } from '../../domain/values/text.js';

const longestGram = 3;

export interface SearchColumns {
  readonly search_text: string;
  readonly search_grams: string[];
}

export function searchColumns(...texts: readonly string[]): SearchColumns {
  const parts = texts.map(foldText);
  return { search_text: parts.join('\n'), search_grams: [...new Set(parts.flatMap(gramsOf))] };
}

/** A condition on the search columns of the table. Null when the search text is empty. */
export function matchesSearch(asked: string): RawBuilder<boolean> | null {
  const text = foldText(asked);
  if (text === '') return null;
  const { length } = Array.from(text);
  const grams = length <= longestGram ? [text] : runsOf(text, longestGram);
  return sql<boolean>`(search_grams @> ${grams}::text[] and position(${text} in search_text) > 0)`;
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
