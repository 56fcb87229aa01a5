/** Form rules that are checked in the browser. The API checks all values again. */
import type { FormRule } from 'antd';
import type { TFunction } from 'i18next';
import { parseTypedNumber } from '../../domain/values/typed-number.js';
import { numberWords } from './number-words.js';

/** Characters of a reason, as the API takes it. */
export const reasonLimit = 500;

export function required(t: TFunction): FormRule {
  return { required: true, whitespace: true, message: t('form.required') };
}

export function givenId(t: TFunction): FormRule {
  return { pattern: /^[a-z0-9][a-z0-9-]{0,62}$/, message: t('form.idInvalid') };
}

/** For check box groups: `required` would mark the group as required, which is not valid ARIA. */
export function atLeastOne(t: TFunction): FormRule {
  return {
    validator: (_, chosen: readonly unknown[] | undefined) =>
      (chosen ?? []).length > 0 ? Promise.resolve() : Promise.reject(new Error(t('form.required'))),
  };
}

export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

/** For required text fields that hold a number. */
export function typedNumber(t: TFunction, limits: NumberLimits): FormRule {
  return {
    validator: (_, text: string | undefined) => {
      const problem = problemWith(text ?? '', limits, t);
      return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
    },
  };
}

/** For text fields that hold a number or nothing. */
export function optionalNumber(t: TFunction, limits: NumberLimits): FormRule {
  return {
    validator: (_, text: string | undefined) => {
      const problem = (text ?? '').trim() === '' ? null : problemWith(text ?? '', limits, t);
      return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
    },
  };
}

function problemWith(text: string, { min, max, decimals }: NumberLimits, t: TFunction): string | null {
  const typed = parseTypedNumber(text, decimals);
  if (typed.outcome === 'invalid') return numberWords(typed.problem, text, decimals, t);
  return typed.value < min || typed.value > max ? t('number.outOfRange', { min, max }) : null;
}
