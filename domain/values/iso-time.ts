/** A moment as RFC 3339 in UTC. Formats a given moment; it reads no clock. */
export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
