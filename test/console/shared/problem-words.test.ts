import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { NoAnswer } from '../../../client/exchange.js';
import type { Problem } from '../../../client/problem.js';
import { whyForbidden } from '../../../console/app/why-forbidden.js';
import { ApiProblem } from '../../../console/api/api-problem.js';
import type { Me } from '../../../console/api/types.js';
import { en } from '../../../console/i18n/en/words.js';
import { fieldSentence } from '../../../domain/values/field-errors.js';
import { problemWords, writeProblemWords } from '../../../console/shared/problem-words.js';
import { consoleLanguages } from '../../support/console/console-languages.js';

let english: TFunction;
let chinese: TFunction;

beforeAll(async () => {
  ({ english, chinese } = await consoleLanguages());
});

const failure = (status: number, rest: Partial<Problem>) =>
  new ApiProblem({
    type: 'about:blank',
    title: 'T',
    status,
    code: 'UNEXPECTED',
    instance: '/v1/tokens',
    ...rest,
  } as Problem);

describe('problemWords', () => {
  it('says why a token limit refuses, which no role lifts', () => {
    const detail = 'A token makes none that lives longer than itself.';
    expect(problemWords(failure(403, { code: 'FORBIDDEN', detail }), english).detail).toBe(detail);
    expect(problemWords(failure(403, {}), english).detail).toBe(en.failure.forbiddenDetail);
  });

  it.each([failure(503, { code: 'UNAVAILABLE' }), new NoAnswer('timeout', '/v1/tokens', 'late')])(
    'promises of a read that it is tried again, and of a write that it may have been made: %s',
    (error) => {
      expect(problemWords(error, english).detail).toMatch(/tries again by itself/);
      expect(problemWords(error, chinese).detail).toMatch(/自动重试/);
      expect(writeProblemWords(error, english).detail).toMatch(/may have been made or not/);
      expect(writeProblemWords(error, chinese).detail).toMatch(/可能已执行/);
    },
  );

  it('does not say of a server error that nothing was changed: a proxy may answer after the commit', () => {
    expect(problemWords(failure(502, {}), english).detail).toMatch(/may have been carried out.*\/v1\/tokens/);
    expect(problemWords(failure(502, {}), chinese).detail).toMatch(/可能已经执行.*\/v1\/tokens/);
  });
});

describe('errors of fields', () => {
  const due = { path: '/user', code: 'TOO_LONG', facts: { most: 128 }, message: 'Use at most 128 characters.' };
  const detail = (
    error: Omit<typeof due, 'facts'> & { readonly facts: Record<string, string | number> },
    t: TFunction,
  ) => problemWords(failure(422, { code: 'INVALID_VALUE', errors: [error] }), t).detail;

  it('are said in the language of the page', () => {
    expect(detail(due, english)).toBe('user: Use at most 128 characters.');
    expect(detail(due, chinese)).toBe('user: 最多 128 个字符。');
  });

  it('are followed by the nearest allowed value, once', () => {
    const facts = { values: 'READY, PAUSED', nearest: 'PAUSED' };
    const wrong = { path: '/phase', code: 'NOT_AMONG', facts, message: fieldSentence('NOT_AMONG', facts) };
    expect(detail(wrong, english)).toBe('phase: Use one of READY, PAUSED. Did you mean PAUSED?');
    expect(detail(wrong, chinese)).toBe('phase: 请使用以下值之一：READY, PAUSED。您要填写的是 PAUSED 吗？');
  });

  it('of a later version are said as the API says them', () => {
    const later = { ...due, code: 'TOO_LOUD', message: 'Use small letters.' };
    expect(detail(later, chinese)).toBe('user: Use small letters.');
  });
});

describe('whyForbidden', () => {
  const place = { workspace: 'acme' };
  const admin = (scopes: readonly string[]) =>
    ({
      workspaces: [{ id: 'acme', role: 'admin' }],
      miniPrograms: [],
      systemAdmin: false,
      token: { scopes },
    }) as unknown as Me;

  it('names the scope that the session lacks for a write', () => {
    expect(whyForbidden('manageWorkspace', place, admin(['read']), english)).toMatch(/scope “operate”/);
    expect(whyForbidden('manageWorkspace', place, admin(['operate']), english)).toBeNull();
  });

  it('lets a session of the scope read use what only reads', () => {
    expect(whyForbidden('readWorkspaceTrail', place, admin(['read']), english)).toBeNull();
  });

  it('names the roles first: without one, no scope is sufficient', () => {
    expect(whyForbidden('manageWorkspace', {}, admin(['read']), english)).not.toMatch(/scope/);
  });
});
