/** The closed change windows of a release, as its blocker FROZEN has them. */
import type { Progress } from '../api/types.js';

interface FrozenWindow {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly reason: string;
  readonly by: string;
}

export function frozenWindows({ blockers }: Pick<Progress, 'blockers'>): readonly FrozenWindow[] {
  const facts = blockers.find(({ code }) => code === 'FROZEN')?.facts;
  return (facts?.['windows'] ?? []) as readonly FrozenWindow[];
}
