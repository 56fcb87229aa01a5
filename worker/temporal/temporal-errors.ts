/** Reads errors of the Temporal client: is Temporal away, or is it about this one call? */

const away = new Set([
  1, // CANCELLED: the connection went down under the call
  4, // DEADLINE_EXCEEDED
  14, // UNAVAILABLE
]);

/** True when the next call would fail in the same way. The client wraps gRPC's errors, so causes are looked at too. */
export function saysTemporalIsAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'number') return away.has(error.code);
  return 'cause' in error && saysTemporalIsAway(error.cause);
}
