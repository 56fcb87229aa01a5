/** The revision of a release or a target, as ETag says it and If-Match takes it. */
export function etag(revision: number): string {
  return `"${revision}"`;
}
