/** Who asks, as the token says. What they may do stands in their standing towards a subject. */
export type Scope = 'read' | 'operate' | 'decide';

export interface Caller {
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
}

/** Whoever may operate must see what there is to operate on. */
export function hasScope({ scopes }: Caller, needed: Scope): boolean {
  return scopes === null || scopes.includes(needed) || (needed === 'read' && scopes.includes('operate'));
}
