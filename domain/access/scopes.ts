/**
 * Scopes of API tokens: what a token may do of what its user may. Decide tokens are a kind of their own and have none.
 * Stored tokens may name the scope `decide`, which older versions offered. It never granted anything. They keep it. So
 * does a token of a newer version with a scope that this one does not know.
 */

/** `stop`: stop commands alone. `operate`: everything. */
export const tokenScopes = ['read', 'stop', 'operate'] as const;
export type Scope = (typeof tokenScopes)[number];

/** Null: every scope. */
export function grantsScope(held: readonly string[] | null, needed: Scope): boolean {
  return held === null || withIncludedScopes(held).includes(needed);
}

export function withIncludedScopes(held: readonly string[]): readonly string[] {
  return held.flatMap((scope) => [scope, ...includedIn(scope)]);
}

function includedIn(scope: string): readonly Scope[] {
  return scope === 'operate' ? ['read', 'stop'] : [];
}
