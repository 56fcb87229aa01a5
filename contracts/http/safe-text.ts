/** Text that can be stored: without U+0000, which Postgres refuses, and without lone surrogates. */
import { z } from 'zod';

const unpairedSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function isSafeText(text: string): boolean {
  return !text.includes('\u0000') && !unpairedSurrogate.test(text);
}

/** Control characters except U+0000 (refused), tab and line ends. Characters that change the direction of the text. */
const harmful = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const kept = new Set(['\u0000', '\t', '\n', '\r']);

/**
 * Removes control and direction characters from text that users read, so that it cannot change how other text looks.
 * They are removed and not refused, because a pasted character must not block a stop command. `lines`: keeps line ends
 * and tabs. Otherwise they become spaces.
 */
function harmlessText(text: string, lines = false): string {
  const plain = text.replace(harmful, (character) => (kept.has(character) ? character : ''));
  return lines ? plain : plain.replaceAll(/\r\n|[\t\n\r]/g, ' ');
}

/** `safeText` for text that users read. */
export function displayText(minLength: number, maxLength: number, lines = false): z.ZodString {
  const harmless = z.string().overwrite((text) => harmlessText(text, lines));
  return harmless.min(minLength).max(maxLength).refine(isSafeText, 'Contains U+0000 or an unpaired surrogate.');
}

/** Lengths count UTF-16 code units. */
export function safeText(minLength: number, maxLength: number): z.ZodString {
  return z.string().min(minLength).max(maxLength).refine(isSafeText, 'Contains U+0000 or an unpaired surrogate.');
}
