/**
 * The one-time code of a link, from the part of the address behind `#`. This module takes it out of the address as soon
 * as it is evaluated, before any request, and whenever a link is opened in a tab that shows the page already. The code
 * is then neither in the history nor in a bookmark.
 */
const pagesWithCode = /\/sign-in$/;

let waiting = takeFromAddress();
const listeners = new Set<() => void>();

function takeFromAddress(): string | null {
  const { pathname, search, hash } = location;
  const code = pagesWithCode.test(pathname) ? new URLSearchParams(hash.slice(1)).get('code') : null;
  if (code !== null) history.replaceState(history.state, '', `${pathname}${search}`);
  return code;
}

addEventListener('hashchange', () => {
  waiting = takeFromAddress() ?? waiting;
  for (const listener of listeners) listener();
});

/** The code that no page has taken yet. */
export function waitingLinkCode(): string | null {
  return waiting;
}

/** The code, for one taker. */
export function takeLinkCode(): string | null {
  const code = waiting;
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
