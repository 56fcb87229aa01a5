/** The path of PUBLIC_URL, below which a proxy may serve Halftone. Empty, or `/halftone` without a slash at its end. */

export function basePathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/**
 * A request target without the base path. A target without it is returned as it is: some proxies strip the path and
 * others do not.
 */
export function withoutBasePath(target: string, basePath: string): string {
  if (basePath === '' || !target.startsWith(basePath)) return target;
  const rest = target.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : target;
}
