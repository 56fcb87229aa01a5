import { describe, expect, it } from '@jest/globals';
import { NoAnswer } from '../../client/exchange.js';
import { problemOf } from '../../client/problem.js';
import { ApiProblem } from '../../console/api/api-problem.js';
import { openWriteKeys } from '../../console/api/write-keys.js';

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
});
