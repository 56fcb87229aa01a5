/** Who asks, as the token says. What they may do stands in their standing towards a subject. */
import type { CredentialLimits } from '../../store/access/credential-limits.js';

export type Scope = 'read' | 'operate' | 'decide';

export interface Principal {
  readonly user: string;
  /** Null: every scope. */
  readonly scopes: readonly Scope[] | null;
  /** Null: everywhere; else roles outside of this workspace do not count. */
  readonly workspace: string | null;
  readonly systemAdmin: boolean;
  readonly tokenId: string;
  /** As it was written down before this request; null: never. */
  readonly tokenLastUsedAtMs: number | null;
  /** The token itself, or the session that stands for it. */
  readonly credentialId: string;
  /** As `tokenLastUsedAtMs`, of the credential. */
  readonly credentialLastUsedAtMs: number | null;
}

/** Which tokens and sessions the caller may see; those it may end, where the route asks for the scope to operate. */
export function credentialLimitsOf({ user, scopes, workspace, systemAdmin }: Principal): CredentialLimits {
  const isEvery = scopes === null || everyScope.every((scope) => scopes.includes(scope));
  return {
    ...{ user, workspace, isSystemAdmin: systemAdmin, everybody: systemAdmin },
    scopes: isEvery ? null : scopes,
  };
}

/** Which sessions the caller may end without a scope: those of others only by a system admin who may operate. */
export function sessionLimitsOf(principal: Principal): CredentialLimits {
  return { ...credentialLimitsOf(principal), everybody: principal.systemAdmin && hasScope(principal, 'operate') };
}

const everyScope = ['read', 'operate', 'decide'] as const satisfies readonly Scope[];

/** Whoever may operate must see what there is to operate on. */
export function hasScope({ scopes }: Principal, needed: Scope): boolean {
  return scopes === null || scopes.includes(needed) || (needed === 'read' && scopes.includes('operate'));
}
