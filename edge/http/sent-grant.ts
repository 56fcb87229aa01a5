/** Whose request it is: by `Authorization: Bearer`, or by `X-API-Key`, as OFREP lets clients choose. */
import type { IncomingMessage } from 'node:http';
import type { Grant, Grants } from '../access/grants.js';

const scheme = 'bearer ';

export function sentGrant(grants: Grants, { headers }: IncomingMessage): Grant | undefined {
  const { authorization } = headers;
  // The whole header is what is remembered: cutting the secret out of it would cost more than looking it up.
  if (authorization !== undefined) return grants.find(authorization, bearerSecret);
  const key = headers['x-api-key'];
  return typeof key === 'string' ? grants.find(key) : undefined;
}

function bearerSecret(authorization: string): string | undefined {
  const isBearer = authorization.slice(0, scheme.length).toLowerCase() === scheme;
  return isBearer ? authorization.slice(scheme.length).trim() : undefined;
}
