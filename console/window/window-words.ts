/** The state and times of change windows, for their texts. */
import type { ChangeWindow } from '../api/types.js';

/** First parts of the keys of queries that a write of windows changes. */
export const windowsTouched = ['change-windows', 'release', 'target'];

/** What a window does now: a DENY closes while it is active, an ALLOW while it is not. */
export function stateOf({
  enabled,
  active,
  kind,
}: Pick<ChangeWindow, 'enabled' | 'active' | 'kind'>): 'closed' | 'open' | 'disabled' {
  if (!enabled) return 'disabled';
  return active === (kind === 'DENY') ? 'closed' : 'open';
}

/** `2027-02-10 08:00` in a zone. */
export function localWords(at: string | number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(at));
}
