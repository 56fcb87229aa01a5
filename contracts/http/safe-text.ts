/** Text that can be stored, as zod schemas. Lengths count UTF-16 code units. */
import { z } from 'zod';
import { harmlessText, isStorableText } from '../../domain/values/text.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

const storable = [isStorableText, fieldErrors.NOT_STORABLE] as const;

/** `safeText` for text that users read. */
export function displayText(minLength: number, maxLength: number, lines = false): z.ZodString {
  const harmless = z.string().overwrite((text) => harmlessText(text, lines));
  return harmless
    .min(minLength)
    .max(maxLength)
    .refine(...storable);
}

export function safeText(minLength: number, maxLength: number): z.ZodString {
  return z
    .string()
    .min(minLength)
    .max(maxLength)
    .refine(...storable);
}
