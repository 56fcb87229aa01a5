/** The key of a write, and the digest that detects another request under the same key. */
import { createHash, randomUUID } from 'node:crypto';
import type { Idempotency } from './route.js';

export const idempotencyKeyPattern = /^[\x21-\x7e]{1,200}$/;

/** Without a key of the client a new one is made and returned, so that the client can repeat the request. */
export function idempotencyOf(method: string, path: string, key: string | undefined, body: unknown): Idempotency {
  const digest = createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body)}`)
    .digest('hex');
  return { key: key ?? randomUUID(), bodyDigest: digest };
}

/** Bodies are parsed and without unknown fields, so they are shallow. */
function canonicalJson(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, sortedFields);
}

function sortedFields(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
