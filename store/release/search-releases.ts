/**
 * Search for releases by what their rows show. Every word must match. It matches a part of the id or name of the mini
 * program or target app. Or it matches the beginning of the version, the release id, the creator or the author of the
 * last change.
 */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Schema } from '../database/schema.js';
import { matchesPlace, matchesSearch, searchWords } from '../registry/search-grams.js';

/** More ids than this are not written into a statement. */
const mostIds = 1_000;

/** A word with the ids of what has it in its id or name, each at most one more than `mostIds`. */
interface SearchedWord {
  readonly word: string;
  readonly miniPrograms: readonly string[];
  readonly targetApps: readonly string[];
}

/**
 * Conditions on `release r`, one for each word. The mini programs and target apps of the words are read beforehand.
 * With their ids in the statement Postgres estimates how many releases a word finds. So it chooses between the indexes
 * of the words and the one of the order.
 */
export async function matchesReleaseSearch(db: Kysely<Schema>, search: string): Promise<RawBuilder<SqlBool>[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const { rows } = await sql<SearchedWord>`${sql.join(words.map(placesOf), sql` union all `)}`.execute(db);
  return rows.map(matchesWord);
}

function placesOf(word: string): RawBuilder<SearchedWord> {
  const named = matchesSearch(word) ?? sql`false`;
  const ids = (table: string) => sql`array(select id from ${sql.table(table)} where ${named} limit ${mostIds + 1})`;
  return sql`select ${word}::text as word, ${ids('mini_program')} as "miniPrograms", ${ids('target_app')} as "targetApps"`;
}

/** Every alternative has an index, so that Postgres can unite their bitmaps. */
function matchesWord({ word, miniPrograms, targetApps }: SearchedWord): RawBuilder<SqlBool> {
  const [anyProgram, anyApp] = matchesPlace('r', word);
  const alternatives = [
    isOneOf(sql`r.mini_program_id`, miniPrograms) ?? anyProgram,
    isOneOf(sql`r.target_app_id`, targetApps) ?? anyApp,
    beginsWith(sql`r.version`, word),
    beginsWith(sql`r.id`, lowerAscii(word)),
    beginsWith(sql`lower(r.created_by)`, lowerAscii(word)),
    beginsWith(sql`lower(r.last_change_by)`, lowerAscii(word)),
  ];
  return sql`(${sql.join(
    alternatives.filter((one) => one !== undefined),
    sql` or `,
  )})`;
}

/** Null when the ids are too many. */
function isOneOf(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<SqlBool> | null {
  if (ids.length > mostIds) return null;
  return ids.length === 0 ? sql`false` : sql`${column} = any(${ids}::text[])`;
}

/** Columns compare by code point, and U+10FFFF is the last one. */
export function beginsWith(column: RawBuilder<unknown>, start: string): RawBuilder<SqlBool> {
  return sql`(${column} >= ${start} and ${column} < ${`${start}\u{10ffff}`})`;
}

/** As `lower` folds a column that compares by code point. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
