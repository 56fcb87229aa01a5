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
}
