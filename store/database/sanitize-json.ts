/**
 * Makes the content of a signal safe to store in the ledger: cuts it to limits and replaces what a database refuses.
 */
import { cleanText } from '../../domain/values/text.js';

const LONGEST_TEXT = 500;
const LONGEST_LIST = 50;
const DEEPEST = 4;

export function storableText(text: string): string {
  return cleanText(text, LONGEST_TEXT);
}

export function storableData(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((item) => storableData(item, depth + 1));
  const entries = Object.entries(value).slice(0, LONGEST_LIST);
  return Object.fromEntries(entries.map(([name, inner]) => [storableText(name), storableData(inner, depth + 1)]));
}

/** Whether an id can be used as a key unchanged. */
export function isStorableId(id: string): boolean {
  return /^[\x21-\x7e]{1,200}$/.test(id);
}
