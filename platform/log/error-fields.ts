/**
 * Reads fields of errors without `instanceof Error`. That is false for errors of another realm: errors of Node's own
 * modules under jest, and errors of the workflow sandbox.
 */

/** Node's code, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

export function errorMessage(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

/** The stack, which begins with the message; the message where there is none. */
export function errorStack(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : errorMessage(error);
}
