/**
 * Tokens that authenticated lately, by their hash: each has a budget of requests of its own. All others, made up or
 * revoked, share the budget of their address.
 */
export interface KnownTokens {
  has(hash: string): boolean;
  add(hash: string): void;
  delete(hash: string): void;
}

/** Beyond it the token that authenticated first is dropped, and has to authenticate within the budget of its address. */
const mostKnown = 10_000;

export function createKnownTokens(): KnownTokens {
  const known = new Set<string>();
  return {
    has: (hash) => known.has(hash),
    add(hash) {
      if (known.has(hash)) return;
      known.add(hash);
      const [first] = known;
      if (known.size > mostKnown && first !== undefined) known.delete(first);
    },
    delete: (hash) => void known.delete(hash),
  };
}
