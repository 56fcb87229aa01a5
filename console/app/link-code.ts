/**
 * The one-time code of a link, from the part of the address behind `#`. This module takes it out of the address as soon
 * as it is evaluated, before any request. It does so again whenever a link is opened in a tab that shows the page
 * already. The code is then neither in the history nor in a bookmark.
 */

/** What a link is for: the last part of its path. */
export type LinkKind = 'sign-in' | 'invitation';

interface LinkCode {
  readonly kind: LinkKind;
  readonly code: string;
}

let waiting = takeFromAddress();
const listeners = new Set<() => void>();

function takeFromAddress(): LinkCode | null {
  const { pathname, search, hash } = location;
  const kind = /\/(sign-in|invitation)$/.exec(pathname)?.[1] as LinkKind | undefined;
  const code = new URLSearchParams(hash.slice(1)).get('code');
  if (kind === undefined || code === null) return null;
  history.replaceState(history.state, '', `${pathname}${search}`);
  return { kind, code };
}

addEventListener('hashchange', () => {
  waiting = takeFromAddress() ?? waiting;
  for (const listener of listeners) listener();
});

/** The code that no page has taken yet. */
export function waitingLinkCode(kind: LinkKind): string | null {
  return waiting?.kind === kind ? waiting.code : null;
}

/** The code, for one taker. */
export function takeLinkCode(kind: LinkKind): string | null {
  const code = waitingLinkCode(kind);
  if (code === null) return null;
  waiting = null;
  for (const listener of listeners) listener();
  return code;
}

export function onLinkCode(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
