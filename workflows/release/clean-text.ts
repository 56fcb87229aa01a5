/**
 * Makes text from a signal safe to store: cuts it to its limit and replaces what a database refuses (U+0000, lone
 * surrogates).
 */
const codePoint = /[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g;
const unfit = /^[\0\ud800-\udfff]$/;

/** At most `limit` characters, counted as code points. */
export function cleanText(text: string, limit: number): string {
  let kept = '';
  let count = 0;
  for (const [character] of text.matchAll(codePoint)) {
    if (count === limit) break;
    kept += unfit.test(character) ? '\ufffd' : character;
    count += 1;
  }
  return kept;
}
