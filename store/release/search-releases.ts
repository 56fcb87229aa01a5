/**
 * Search for releases by what their rows show. Every word must match: a part of the id or name of the mini program or
 * target app, or the beginning of the version, the release id, the creator or the author of the last change.
 */
import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { matchesSearch } from '../registry/search-grams.js';

/** Conditions on `release r`, one for each word. */
export function matchesReleaseSearch(asked: string): RawBuilder<SqlBool>[] {
  const words = asked.normalize('NFC').split(/\s+/u);
  return words.filter((word) => word !== '').map(matchesWord);
}

/**
 * Every alternative has an index, so that Postgres unites their bitmaps. The ids of programs and apps are arrays for
 * the same reason: a subselect among alternatives would be tested row by row.
 */
function matchesWord(word: string): RawBuilder<SqlBool> {
  const named = matchesSearch(word);
  const alternatives = [
    named === null ? null : sql`r.mini_program_id = any(array(select id from mini_program where ${named}))`,
    named === null ? null : sql`r.target_app_id = any(array(select id from target_app where ${named}))`,
    beginsWith(sql`r.version`, word),
    beginsWith(sql`r.id`, lowerAscii(word)),
    beginsWith(sql`lower(r.created_by)`, lowerAscii(word)),
    beginsWith(sql`lower(r.last_change_by)`, lowerAscii(word)),
  ];
  return sql`(${sql.join(
    alternatives.filter((alternative) => alternative !== null),
    sql` or `,
  )})`;
}

/** Columns compare by code point, and U+10FFFF is the last one. */
function beginsWith(column: RawBuilder<unknown>, start: string): RawBuilder<SqlBool> {
  return sql`(${column} >= ${start} and ${column} < ${`${start}\u{10ffff}`})`;
}

/** As `lower` folds a column that compares by code point. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
