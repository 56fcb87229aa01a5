/** What a signal past the API may carry, made fit for the ledger: cut to limits, without what a database refuses. */

const LONGEST_TEXT = 500;
const LONGEST_LIST = 50;
const DEEPEST = 4;

/** U+0000 and lone surrogates become U+FFFD; the rest is cut. */
export function storableText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replaceAll('\u0000', '\ufffd')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

export function storableData(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => storableData(item, depth + 1));
  const entries = Object.entries(value).slice(0, LONGEST_LIST);
  return Object.fromEntries(entries.map(([name, inner]) => [storableText(name), storableData(inner, depth + 1)]));
}

/** An id that can be a key as it is. */
export function isStorableId(id: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(id);
}
