/** The texts of a failure: one title, one sentence. Rejections have their own texts with their facts. */
import type { TFunction } from 'i18next';
import type { Problem } from '../../client/problem.js';
import { NoAnswer } from '../../client/exchange.js';
import { ApiProblem, hasStatus } from '../api/api-problem.js';
import { words } from '../i18n/words.js';
import type { FieldErrorCode } from '../../domain/values/field-errors.js';
import { isRejectionCode } from '../../domain/release/rejections.js';
import { rejectionWords } from '../release/rejection-words.js';

export interface ProblemWords {
  readonly title: string;
  readonly detail: string;
}

/** `unreachable`: what to say when no answer came. The default is for a page that loads again by itself. */
export function problemWords(
  error: unknown,
  t: TFunction,
  unreachable: string = t('failure.unreachableDetail'),
): ProblemWords {
  if (isUnreachable(error)) return { title: t('failure.unreachable'), detail: unreachable };
  if (error instanceof ApiProblem) return wordsOfProblem(error.problem, t);
  return { title: t('failure.page'), detail: t('failure.pageDetail') };
}

/** A write that failed so may have been carried out. */
export function writeProblemWords(error: unknown, t: TFunction): ProblemWords {
  return problemWords(error, t, t('failure.unreachableWrite'));
}

function isUnreachable(error: unknown): boolean {
  return error instanceof NoAnswer || hasStatus(error, 503);
}

function wordsOfProblem(problem: Problem, t: TFunction): ProblemWords {
  const { code, status, errors } = problem;
  if (isRejectionCode(code) || (code === 'FORBIDDEN' && problem.facts !== undefined)) {
    const { why, remedy } = rejectionWords(
      { code, ...(problem.facts === undefined ? {} : { facts: problem.facts }) },
      t,
    );
    return { title: why, detail: remedy };
  }
  if (code === 'PUSH_ADDRESS_REFUSED') return wordsOfAddress(problem, t);
  if (errors !== undefined && errors.length > 0)
    return {
      title: t('failure.invalid'),
      detail: errors.map((error) => `${error.path.replace(/^\//, '')}: ${fieldErrorWords(error, t)}`).join(' '),
    };
  return wordsOfStatus(status, problem, t);
}

type FieldError = NonNullable<Problem['errors']>[number];

/** English, and a code of a later version, have the sentence of the answer. */
export function fieldErrorWords({ code, facts, message }: FieldError, t: TFunction): string {
  const words = t(`fieldError.${code as FieldErrorCode}`, { defaultValue: message, ...facts });
  const nearest = facts?.['nearest'];
  // The sentence of the answer holds the suggestion already.
  return nearest === undefined || words === message ? words : `${words}${t('failure.nearest', { nearest })}`;
}

function wordsOfAddress({ facts, title }: Problem, t: TFunction): ProblemWords {
  const reason = facts?.['reason'];
  const isKnown = typeof reason === 'string' && Object.hasOwn(words.push.refused, reason);
  return isKnown
    ? { title: t('failure.invalid'), detail: t(`push.refused.${reason as keyof typeof words.push.refused}`) }
    : { title, detail: '' };
}

function wordsOfStatus(status: number, problem: Problem, t: TFunction): ProblemWords {
  switch (status) {
    case 401:
      return { title: t('session.title'), detail: t('failure.sessionExpired') };
    case 403:
      return { title: t('failure.forbidden'), detail: problem.detail ?? t('failure.forbiddenDetail') };
    case 404:
      return { title: t('failure.notFound'), detail: t('failure.notFoundDetail') };
    case 429:
      return { title: t('failure.tooMany'), detail: t('failure.tooManyDetail') };
    default:
      return status >= 500
        ? { title: t('failure.unexpected'), detail: t('failure.unexpectedDetail', { id: errorIdOf(problem) }) }
        : { title: problem.title, detail: problem.detail ?? problem.remedy ?? '' };
  }
}

function errorIdOf({ facts, instance }: Problem): string {
  const id = facts?.['errorId'];
  return typeof id === 'string' ? id : instance;
}
