/** Paths of the decision plane. OFREP paths may hold double and closing slashes, because clients join addresses so. */
const ofrepRoot = '/ofrep';
const serving = '/v1/serving/';
export const flagsPath = '/ofrep/v1/evaluate/flags';

export function isEdgePath(url: string | undefined): boolean {
  if (url === undefined) return false;
  return isOfrepPath(url.startsWith('//') ? pathOf(url) : url) || url.startsWith(serving);
}

export function isOfrepPath(path: string): boolean {
  return (
    path.startsWith(ofrepRoot) && (path.length === ofrepRoot.length || '/?'.includes(path.charAt(ofrepRoot.length)))
  );
}

/** The path without its query. OFREP paths also lose double and closing slashes. */
export function pathOf(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  if (!path.includes('//') && !path.endsWith('/')) return path;
  const plain = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return isOfrepPath(plain) ? plain : path;
}

export function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
}

/** The last part of a path, decoded. Not decoded when it is not valid percent-encoding. */
export function lastPartOf(path: string): string {
  const part = path.slice(path.lastIndexOf('/') + 1);
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
