/**
 * Search for releases by what their rows show. Every word must match: a part of the id or name of the mini program or
 * target app, or the beginning of the version, the release id, the creator or the author of the last change.
 */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { matchesPlace, searchWords } from '../registry/search-grams.js';

/** Conditions on `release r`, one for each word. */
export function matchesReleaseSearch(asked: string): RawBuilder<SqlBool>[] {
  return searchWords(asked).map(matchesWord);
}

/** Every alternative has an index, so that Postgres unites their bitmaps. */
function matchesWord(word: string): RawBuilder<SqlBool> {
  const alternatives = [
    ...matchesPlace('r', word),
    beginsWith(sql`r.version`, word),
    beginsWith(sql`r.id`, lowerAscii(word)),
    beginsWith(sql`lower(r.created_by)`, lowerAscii(word)),
    beginsWith(sql`lower(r.last_change_by)`, lowerAscii(word)),
  ];
  return sql`(${sql.join(alternatives, sql` or `)})`;
}

/** Columns compare by code point, and U+10FFFF is the last one. */
export function beginsWith(column: RawBuilder<unknown>, start: string): RawBuilder<SqlBool> {
  return sql`(${column} >= ${start} and ${column} < ${`${start}\u{10ffff}`})`;
}

/** As `lower` folds a column that compares by code point. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
