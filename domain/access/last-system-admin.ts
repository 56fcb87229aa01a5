/**
 * An installation keeps a system admin that can act. Only tokens that may create tokens count: a session ends with its
 * token, and a read-only token cannot repair anything.
 */
import type { Rejection } from '../release/rejections.js';

export interface SystemAdminToken {
  readonly id: string;
  readonly user: string;
  /** Empty: every scope. */
  readonly scopes: readonly string[];
  /** Null: never. */
  readonly expiresAtMs: number | null;
}

const dayMs = 86_400_000;

/**
 * `tokens`: the system admin tokens that are valid now, under a lock. Refuses when none of the remaining tokens lives
 * for a day, or for as long as one that is revoked.
 */
export function lastSystemAdminRejection(
  tokens: readonly SystemAdminToken[],
  revoked: ReadonlySet<string>,
  nowMs: number,
): Extract<Rejection, { code: 'LAST_SYSTEM_ADMIN' }> | null {
  const acting = tokens.filter(({ scopes }) => scopes.length === 0 || scopes.includes('operate'));
  const lost = acting.filter(({ id }) => revoked.has(id));
  const [first] = lost;
  if (first === undefined) return null;
  const neededMs = Math.min(nowMs + dayMs, Math.max(...lost.map(endOf)));
  const stays = acting.some((token) => !revoked.has(token.id) && endOf(token) >= neededMs);
  return stays ? null : { code: 'LAST_SYSTEM_ADMIN', user: first.user, token: first.id };
}

function endOf({ expiresAtMs }: SystemAdminToken): number {
  return expiresAtMs ?? Number.POSITIVE_INFINITY;
}
