/**
 * The path of PUBLIC_URL, below which the console is served, without a closing slash. Empty at the root, and when the
 * browser uses another address than PUBLIC_URL.
 */
export function basePath(): string {
  const declared = metaContent('base-path');
  const isBelow = location.pathname === declared || location.pathname.startsWith(`${declared}/`);
  return isBelow ? declared : '';
}

/** The address of an API path for the browser. */
export function address(path: string): string {
  return basePath() + path;
}

/** The whole address of a page, for use outside of the console. */
export function linkTo(path: string): string {
  return new URL(address(path), location.href).href;
}

/** A value that the server wrote into the page. Empty when absent. */
export function metaContent(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
