/** The state of change windows, and the queries that a change of them touches. */
import type { ChangeWindow } from '../api/types.js';

/** First parts of the keys of queries that a write of windows changes. */
export const windowsTouched = ['change-windows', 'release', 'releases', 'target'];

/** What a window does now: a DENY closes while it is active, an ALLOW while it is not. */
export function stateOf({
  enabled,
  active,
  kind,
}: Pick<ChangeWindow, 'enabled' | 'active' | 'kind'>): 'closed' | 'open' | 'disabled' {
  if (!enabled) return 'disabled';
  return active === (kind === 'DENY') ? 'closed' : 'open';
}
