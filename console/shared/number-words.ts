/** The text beside a field whose value is not a valid number. */
import type { TFunction } from 'i18next';
import type { TypedNumberProblem } from '../../domain/values/typed-number.js';

/** `decimals`: how many the field accepts. EMPTY uses the text of every required field. */
export function numberWords(problem: TypedNumberProblem, text: string, decimals: number, t: TFunction): string {
  switch (problem) {
    case 'EMPTY':
      return t('form.required');
    case 'NOT_A_NUMBER':
      return t('number.notANumber', { text: text.trim() });
    case 'TOO_FINE':
      return decimals === 0
        ? t('number.notWhole', { text: text.trim() })
        : t('number.tooFine', { text: text.trim(), decimals });
  }
}
