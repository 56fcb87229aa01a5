import { describe, expect, it } from '@jest/globals';
import { NoAnswer } from '../../../client/exchange.js';
import { problemOf } from '../../../client/problem.js';
import { ApiProblem } from '../../../console/api/api-problem.js';
import { openWriteKeys } from '../../../console/api/write-keys.js';

const answer = (status: number) => new ApiProblem(problemOf(status, '/v1/workspaces', undefined));

describe('the idempotency keys of writes', () => {
  it('a write without an answer is repeated with the same key, until its content changes', () => {
    const keys = openWriteKeys();
    const first = keys.keyFor('a');
    keys.failed('a', new NoAnswer('cut', '/v1/workspaces', 'ECONNRESET'));
    expect(keys.keyFor('a')).toBe(first);
    expect(keys.keyFor('b')).not.toBe(first);
  });

  it.each([500, 502, 503, 504])('a server error %d counts as a lost answer', (status) => {
    const keys = openWriteKeys();
    const first = keys.keyFor('a');
    keys.failed('a', answer(status));
    expect(keys.keyFor('a')).toBe(first);
  });

  it.each([400, 403, 409, 412, 422, 429])('after the answer %d the same content gets a new key', (status) => {
    const keys = openWriteKeys();
    const first = keys.keyFor('a');
    keys.failed('a', answer(status));
    expect(keys.keyFor('a')).not.toBe(first);
  });

  it('after a success the same content gets a new key', () => {
    const keys = openWriteKeys();
    const first = keys.keyFor('a');
    keys.answered('a');
    expect(keys.keyFor('a')).not.toBe(first);
  });

  it('two writes at once keep a key each', () => {
    const keys = openWriteKeys();
    const [a, b] = [keys.keyFor('a'), keys.keyFor('b')];
    expect([keys.keyFor('a'), keys.keyFor('b')]).toEqual([a, b]);
  });

  it('a write that succeeded ends the keys of older ones without an answer: their content is new again', () => {
    const keys = openWriteKeys();
    const lost = keys.keyFor('Bob is a reviewer');
    keys.failed('Bob is a reviewer', new NoAnswer('cut', '/v1/workspaces', 'ECONNRESET'));
    keys.keyFor('Bob is a developer');
    keys.answered('Bob is a developer');
    expect(keys.keyFor('Bob is a reviewer')).not.toBe(lost);
  });

  it('a write that succeeded leaves the keys of those in flight and of younger ones', () => {
    const keys = openWriteKeys();
    const inFlight = keys.keyFor('in flight');
    keys.keyFor('succeeds');
    const younger = keys.keyFor('younger');
    keys.failed('younger', answer(502));
    keys.answered('succeeds');
    expect([keys.keyFor('in flight'), keys.keyFor('younger')]).toEqual([inFlight, younger]);
  });

  it('a refused write changed nothing, so older ones keep their keys', () => {
    const keys = openWriteKeys();
    const lost = keys.keyFor('a');
    keys.failed('a', answer(502));
    keys.keyFor('b');
    keys.failed('b', answer(409));
    expect(keys.keyFor('a')).toBe(lost);
  });
});
