/** The revision of a release or a target, in the form of ETag and If-Match. */
export function etag(revision: number): string {
  return `"${revision}"`;
}
