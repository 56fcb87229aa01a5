/**
 * Parses a decimal number that a user typed. The only parser for such numbers, used by the console and the command
 * line. It refuses ambiguous text, so that no text becomes another number than intended.
 */

/** Why a text is not a usable number. EMPTY: no text. TOO_FINE: more decimals than the field accepts. */
export type TypedNumberProblem = 'EMPTY' | 'NOT_A_NUMBER' | 'TOO_FINE';

export type TypedNumber =
  | { readonly outcome: 'valid'; readonly value: number }
  | { readonly outcome: 'invalid'; readonly problem: TypedNumberProblem };

/** ASCII and full-width digits. Twelve digits on each side keep the value exact. */
const digits = '[0-9\uFF10-\uFF19]{1,12}';

/** Full stop, comma, the full-width forms of both, the ideographic full stop and the Arabic decimal separator. */
const decimalSign = '[.,\uFF0E\uFF0C\u3002\u066B]';

const pattern = new RegExp(`^(${digits})?(?:${decimalSign}(${digits}))?$`);

/**
 * At most one decimal sign, followed by digits. Blanks around the number are ignored. Grouping, signs, exponents,
 * blanks inside, letters and digits of other scripts are NOT_A_NUMBER. `decimals`: how many the field accepts.
 */
export function parseTypedNumber(text: string, decimals: number): TypedNumber {
  const trimmed = text.trim();
  if (trimmed === '') return { outcome: 'invalid', problem: 'EMPTY' };
  const match = pattern.exec(trimmed);
  if (match === null) return { outcome: 'invalid', problem: 'NOT_A_NUMBER' };
  const [, whole = '0', fraction = ''] = match;
  if (fraction.length > decimals) return { outcome: 'invalid', problem: 'TOO_FINE' };
  return { outcome: 'valid', value: Number(`${asciiDigits(whole)}.${asciiDigits(fraction)}`) };
}

/** As `parseTypedNumber`; NaN for what it refuses. */
export function typedNumberOrNaN(text: string, decimals: number): number {
  const typed = parseTypedNumber(text, decimals);
  return typed.outcome === 'valid' ? typed.value : Number.NaN;
}

/** NFKC maps a full-width digit to its ASCII form. */
function asciiDigits(text: string): string {
  return text.normalize('NFKC');
}
