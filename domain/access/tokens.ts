/**
 * Rules of API tokens: their lifetime, and the system admin token that an installation must keep. A token never lives
 * longer than the token that creates it. Each start renews the installation's own token, so its end limits no other
 * token.
 */
import { grantsScope } from './scopes.js';
import { dayMs, minuteMs } from '../values/time-units.js';

/** Of the installation. */
export interface TokenLifetimePolicy {
  /** For tokens that are created without an end. 0: they have none, up to the maximum. */
  readonly defaultDays: number;
  /** 0: no maximum. */
  readonly maxDays: number;
}

export const defaultTokenLifetime: TokenLifetimePolicy = { defaultDays: 90, maxDays: 365 };

export interface TokenEndRequest {
  /** Null: not given. */
  readonly wantedMs: number | null;
  /** The end of the token that creates it. Null: no limit. */
  readonly makerEndMs: number | null;
  readonly policy: TokenLifetimePolicy;
  readonly nowMs: number;
}

export type TokenEnd =
  /** Null: never. */
  | { readonly outcome: 'valid'; readonly atMs: number | null }
  | { readonly outcome: 'inThePast' }
  | { readonly outcome: 'afterMaker' }
  | { readonly outcome: 'afterMaximum'; readonly maxDays: number };

interface TokenLife {
  readonly revokedAtMs: number | null;
  /** Null: never. */
  readonly expiresAtMs: number | null;
}

export function isTokenValid({ revokedAtMs, expiresAtMs }: TokenLife, nowMs: number): boolean {
  return revokedAtMs === null && (expiresAtMs === null || expiresAtMs > nowMs);
}

export function tokenEnd({ wantedMs, makerEndMs, policy, nowMs }: TokenEndRequest): TokenEnd {
  const maxMs = policy.maxDays === 0 ? null : nowMs + policy.maxDays * dayMs;
  if (wantedMs === null) {
    const byPolicyMs = policy.defaultDays === 0 ? null : nowMs + policy.defaultDays * dayMs;
    return { outcome: 'valid', atMs: earliest(byPolicyMs, maxMs, makerEndMs) };
  }
  if (wantedMs <= nowMs) return { outcome: 'inThePast' };
  if (makerEndMs !== null && wantedMs > makerEndMs) return { outcome: 'afterMaker' };
  // The clock of a client that counts days itself may be some minutes ahead.
  if (maxMs !== null && wantedMs > maxMs + clockSkewMs) return { outcome: 'afterMaximum', maxDays: policy.maxDays };
  return { outcome: 'valid', atMs: wantedMs };
}

const clockSkewMs = 5 * minuteMs;

function earliest(...ends: readonly (number | null)[]): number | null {
  const known = ends.filter((end) => end !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** The new end of the installation's own token once half of its lifetime is over. Undefined: it keeps its end. */
export function renewedEnd(
  endMs: number | null,
  policy: TokenLifetimePolicy,
  nowMs: number,
): { readonly atMs: number | null } | undefined {
  const renewed = tokenEnd({ wantedMs: null, makerEndMs: null, policy, nowMs });
  if (endMs === null || renewed.outcome !== 'valid') return undefined;
  if (renewed.atMs !== null && endMs - nowMs >= (renewed.atMs - nowMs) / 2) return undefined;
  return { atMs: renewed.atMs };
}

export interface SystemAdminToken {
  readonly id: string;
  readonly user: string;
  /** Empty: every scope. */
  readonly scopes: readonly string[];
  /** Null: never. */
  readonly expiresAtMs: number | null;
}

interface LastSystemAdmin {
  readonly code: 'LAST_SYSTEM_ADMIN';
  readonly user: string;
  readonly token: string;
}

/**
 * An installation keeps a system admin who can act. Only tokens that may create tokens count: a session ends with its
 * token, and a read-only token cannot repair anything. `tokens`: the system admin tokens that are valid now, under a
 * lock. Refuses when none of the remaining tokens lives for a day, or for as long as one that is revoked.
 */
export function lastSystemAdminRejection(
  tokens: readonly SystemAdminToken[],
  revoked: ReadonlySet<string>,
  nowMs: number,
): LastSystemAdmin | null {
  const acting = tokens.filter(({ scopes }) => scopes.length === 0 || grantsScope(scopes, 'operate'));
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
