/** The secret of a request, as OFREP lets clients send it. */
import type { IncomingMessage } from 'node:http';

const scheme = 'bearer ';

export function sentSecret({ headers }: IncomingMessage): string | undefined {
  const { authorization } = headers;
  if (authorization !== undefined) {
    return authorization.slice(0, scheme.length).toLowerCase() === scheme
      ? authorization.slice(scheme.length).trim()
      : undefined;
  }
  const key = headers['x-api-key'];
  return typeof key === 'string' ? key : undefined;
}
