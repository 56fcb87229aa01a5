/** Formats a moment as RFC 3339 in UTC. Reads no clock. */
export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
