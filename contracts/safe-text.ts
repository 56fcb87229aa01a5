/** Text as it may be stored: without U+0000, which Postgres refuses, and without halves of surrogate pairs. */
import { z } from 'zod';

const unpairedSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function isSafeText(text: string): boolean {
  return !text.includes('\u0000') && !unpairedSurrogate.test(text);
}

/** Lengths count UTF-16 code units. */
export function safeText(minLength: number, maxLength: number): z.ZodString {
  return z.string().min(minLength).max(maxLength).refine(isSafeText, 'Contains U+0000 or an unpaired surrogate.');
}
