/** Text as it may be stored: without U+0000, which Postgres refuses, and without halves of surrogate pairs. */
import { z } from 'zod';

const unpairedSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function isSafeText(text: string): boolean {
  return !text.includes('\u0000') && !unpairedSurrogate.test(text);
}

/** Controls but U+0000 (refused), tab and line ends; the marks that change the direction of the text around them. */
const harmful = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const kept = new Set(['\u0000', '\t', '\n', '\r']);

/**
 * Text that people read: control and direction characters are left out, so that it cannot change how the text around
 * it looks. Left out and not refused, because a pasted mark must not keep a stop from being sent. `lines`: keeps line
 * ends and tabs, otherwise they become spaces.
 */
function harmlessText(text: string, lines = false): string {
  const plain = text.replace(harmful, (character) => (kept.has(character) ? character : ''));
  return lines ? plain : plain.replaceAll(/\r\n|[\t\n\r]/g, ' ');
}

/** `safeText` for what people read. */
export function displayText(minLength: number, maxLength: number, lines = false): z.ZodString {
  const harmless = z.string().overwrite((text) => harmlessText(text, lines));
  return harmless.min(minLength).max(maxLength).refine(isSafeText, 'Contains U+0000 or an unpaired surrogate.');
}

/** Lengths count UTF-16 code units. */
export function safeText(minLength: number, maxLength: number): z.ZodString {
  return z.string().min(minLength).max(maxLength).refine(isSafeText, 'Contains U+0000 or an unpaired surrogate.');
}
