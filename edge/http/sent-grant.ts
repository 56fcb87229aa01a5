/** The grant of a request: from `Authorization: Bearer` or `X-API-Key`. OFREP allows both. */
import type { IncomingMessage } from 'node:http';
import type { Grant, Grants } from '../access/grants.js';

const scheme = 'bearer ';

export function sentGrant(grants: Grants, { headers }: IncomingMessage): Grant | undefined {
  const { authorization } = headers;
  // The whole header is the cache key: extracting the secret would cost more than the look-up.
  if (authorization !== undefined) return grants.find(authorization, bearerSecret);
  const key = headers['x-api-key'];
  return typeof key === 'string' ? grants.find(key) : undefined;
}

function bearerSecret(authorization: string): string | undefined {
  const isBearer = authorization.slice(0, scheme.length).toLowerCase() === scheme;
  return isBearer ? authorization.slice(scheme.length).trim() : undefined;
}
