/**
 * Search for a part of an id or a name, in any script. An index finds texts by their grams: all runs of one to three
 * characters. The complete search text is then compared on the few rows that remain.
 */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
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
export function matchesSearch(search: string): RawBuilder<boolean> | null {
  const text = foldText(search);
  if (text === '') return null;
  const { length } = Array.from(text);
  const grams = length <= longestGram ? [text] : runsOf(text, longestGram);
  return sql<boolean>`(search_grams @> ${grams}::text[] and position(${text} in search_text) > 0)`;
}

/**
 * Conditions on a table with a target's key: the id or name of its mini program or target app has the word. The ids are
 * arrays, because Postgres would test a subselect among alternatives row by row.
 */
export function matchesPlace(table: string, word: string): RawBuilder<SqlBool>[] {
  const named = matchesSearch(word);
  if (named === null) return [];
  const of = sql.table(table);
  return [
    sql`${of}.mini_program_id = any(array(select id from mini_program where ${named}))`,
    sql`${of}.target_app_id = any(array(select id from target_app where ${named}))`,
  ];
}

/** The words of a search text. All of them must match. */
export function searchWords(search: string): string[] {
  return search
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => word !== '');
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
