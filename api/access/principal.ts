/** The authenticated principal and its limits. Permissions also depend on the roles for a subject. */
import { grantsScope, type Scope, tokenScopes } from '../../domain/access/scopes.js';
import type { CredentialLimits } from '../../store/access/credential-limits.js';

export interface Principal {
  readonly user: string;
  /** As stored: see `domain/access/scopes.ts`. Null: every scope. */
  readonly scopes: readonly string[] | null;
  /** Null: no limit. Otherwise roles outside of these workspaces do not count. */
  readonly workspaces: readonly string[] | null;
  readonly systemAdmin: boolean;
  readonly credential: Credential;
}

/** What the principal proved its identity with. Another way to sign in is another kind. */
export interface Credential extends UsedCredential {
  readonly kind: 'token' | 'session';
  /** The token that a session was made with. A token is its own. */
  readonly token: UsedCredential;
}

interface UsedCredential {
  readonly id: string;
  /** The stored value before this request. Null: never used. */
  readonly lastUsedAtMs: number | null;
}

/**
 * Which tokens and sessions the principal may list. It may end the same ones on routes that require the scope
 * `operate`.
 */
export function credentialLimitsOf(principal: Principal): CredentialLimits {
  const { user, scopes, workspaces, systemAdmin } = principal;
  const isEvery = tokenScopes.every((scope) => hasScope(principal, scope));
  return {
    user,
    workspaces,
    isSystemAdmin: systemAdmin,
    everybody: systemAdmin,
    scopes: isEvery ? null : scopes,
  };
}

/**
 * Which sessions the principal may end without a scope. Sessions of other users need a system admin with the scope
 * `operate`.
 */
export function sessionLimitsOf(principal: Principal): CredentialLimits {
  return { ...credentialLimitsOf(principal), everybody: principal.systemAdmin && hasScope(principal, 'operate') };
}

export function hasScope({ scopes }: Principal, needed: Scope): boolean {
  return grantsScope(scopes, needed);
}
