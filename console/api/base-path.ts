/**
 * Where the console is served: the path of PUBLIC_URL, without a slash at its end. Empty at the root, and when the
 * browser uses another address than PUBLIC_URL.
 */
export function basePath(): string {
  const declared = metaContent('base-path');
  const isBelow = location.pathname === declared || location.pathname.startsWith(`${declared}/`);
  return isBelow ? declared : '';
}

/** A path of the API as the browser must ask for it. */
export function address(path: string): string {
  return basePath() + path;
}

/** What the server wrote into the page. Empty without it. */
export function metaContent(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
