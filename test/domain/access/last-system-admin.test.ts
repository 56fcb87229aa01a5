import { describe, expect, it } from '@jest/globals';
import { lastSystemAdminRejection } from '../../../domain/access/tokens.js';
import { dayMs } from '../../../domain/values/time-units.js';

const nowMs = Date.UTC(2026, 0, 1);
const token = (id: string, days: number | null = null, scopes: readonly string[] = []) => ({
  id,
  user: 'root',
  scopes,
  expiresAtMs: days === null ? null : nowMs + days * dayMs,
});
const refused = { code: 'LAST_SYSTEM_ADMIN', user: 'root', token: 'a' };

describe('the last system admin', () => {
  it.each([
    ['the only token', [token('a')], ['a'], refused],
    ['both of two', [token('a'), token('b')], ['a', 'b'], refused],
    ['one of two', [token('a'), token('b')], ['a'], null],
    ['a token that belongs to no system admin', [token('a')], ['x'], null],
    ['one, when the other only reads', [token('a'), token('b', null, ['read'])], ['a'], refused],
    ['one that only reads', [token('a'), token('b', null, ['read'])], ['b'], null],
    ['one, when the other ends within the day', [token('a'), token('b', 0.5)], ['a'], refused],
    ['one that ends even earlier than the other', [token('a', 0.25), token('b', 0.5)], ['a'], null],
    ['one, when the other lives for another day', [token('a'), token('b', 1)], ['a'], null],
    ['nothing', [], [], null],
  ])('revoking %s', (_, tokens, revoked, rejection) => {
    expect(lastSystemAdminRejection(tokens, new Set(revoked), nowMs)).toEqual(rejection);
  });
});
