/**
 * Hashes of tokens that authenticated recently. Each of them has its own request budget. All other tokens, invalid or
 * revoked, share the budget of their client address.
 */
export interface KnownTokens {
  has(hash: string): boolean;
  add(hash: string): void;
  delete(hash: string): void;
}

/**
 * Beyond this number the oldest entry is dropped. Its token must then authenticate within the budget of its address.
 */
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
