import { expect, it } from '@jest/globals';
import { NoAnswer } from '../../../../client/exchange.js';
import { ApiProblem, type Problem } from '../../../../client/problem.js';
import { failureOf } from '../../../../cli/operator/output/failure.js';
import { colorsOf, fieldsOf, shownText, tableOf, widthOf } from '../../../../cli/operator/output/table.js';

const problem = (status: number, code: string): Problem =>
  ({ type: 'about:blank', title: code, status, code, instance: '/v1' }) as Problem;

it.each([
  [401, 'UNAUTHENTICATED', 'noAccess'],
  [403, 'FORBIDDEN', 'noAccess'],
  [404, 'NOT_FOUND', 'usage'],
  [409, 'TARGET_BUSY', 'rejected'],
  [412, 'STALE_REVISION', 'rejected'],
  [422, 'NO_STEP_ABOVE', 'rejected'],
  [422, 'IDEMPOTENCY_KEY_REUSED', 'usage'],
  [422, 'INVALID_VALUE', 'usage'],
  [429, 'TOO_MANY_REQUESTS', 'noAccess'],
  [500, 'INTERNAL', 'noAccess'],
  [503, 'UNAVAILABLE', 'noAccess'],
])('the status %p with the code %p is the failure %p of its reason', (status, code, exit) => {
  expect(failureOf(new ApiProblem(problem(status, code)))).toMatchObject({ exit });
});

it('a failure of a missing answer names the server without path and query', () => {
  const failure = failureOf(new NoAnswer('unreachable', 'https://halftone.example/v1/x?user=secret', 'ECONNREFUSED'));
  expect(failure).toMatchObject({ exit: 'noAccess', message: 'No answer from https://halftone.example: ECONNREFUSED' });
});

it('columns are aligned by the width of characters, and rows have no blanks at the end', () => {
  const columns = [
    { title: 'name', of: ([name]: readonly string[]) => name },
    { title: 'id', of: ([, id]: readonly string[]) => id },
    { title: 'role', of: ([, , role]: readonly string[]) => role },
  ];
  const rows = [
    ['天气', 'weather'],
    ['Café', 'cafe', 'admin'],
  ];
  expect(tableOf(columns, rows)).toBe(['NAME  ID       ROLE', '天气  weather', 'Café  cafe     admin'].join('\n'));
  expect([widthOf('e\u0301'), widthOf('🚀'), widthOf('한')]).toEqual([1, 2, 2]);
});

it('fields without a value are left out', () => {
  expect(
    fieldsOf([
      ['Id', 'a'],
      ['Reason', undefined],
      ['Percentage', 0],
    ]),
  ).toBe('Id          a\nPercentage  0');
});

it('control characters of a name do not reach the terminal', () => {
  expect(shownText('a\u001B[31mb\nc\u202E')).toBe('a[31mb c');
});

it('output has colours on a terminal only, and never with NO_COLOR', () => {
  const isColored = (isTTY: boolean, env: NodeJS.ProcessEnv): boolean => colorsOf({ isTTY }, env).isColorSupported;
  expect(isColored(true, {})).toBe(true);
  expect(isColored(false, { CI: 'true' })).toBe(false);
  expect(isColored(true, { NO_COLOR: '1' })).toBe(false);
  expect(isColored(true, { TERM: 'dumb' })).toBe(false);
});

it('a fault of a query keeps its whole path', () => {
  const errors = [
    { path: 'query/type/0', code: 'NOT_ONE_OF', message: 'Use one of A, B.' },
    { path: '/steps/0', code: 'TOO_LARGE', message: 'At most 100.' },
  ];
  const invalid = { ...problem(422, 'INVALID_VALUE'), errors } as unknown as Problem;
  expect(failureOf(new ApiProblem(invalid)).more).toEqual(['query/type/0: Use one of A, B.', 'steps/0: At most 100.']);
});
