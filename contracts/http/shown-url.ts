/** Addresses as trails show them. An older program stored addresses as entered, and the trail cannot be edited. */

/** Without user, password, query and fragment, which can hold a secret. `?…` shows that a part is left out. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const { protocol, host, pathname, username, password, search, hash } = new URL(text);
  const hasMore = username !== '' || password !== '' || search !== '' || hash !== '';
  return hasMore ? `${protocol}//${host}${pathname}?…` : text;
}
