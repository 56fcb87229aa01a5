/** Addresses as trails show them. An older program stored what a person typed, and the trail cannot be edited. */

/** Without user, password, query and fragment, any of which can hold a secret; `?…` says that something is left out. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const { protocol, host, pathname, username, password, search, hash } = new URL(text);
  const hasMore = username !== '' || password !== '' || search !== '' || hash !== '';
  return hasMore ? `${protocol}//${host}${pathname}?…` : text;
}
