/** The key of a write and the digest that tells a repetition from another request under the same key. */
import { createHash, randomUUID } from 'node:crypto';
import type { Idempotency } from './route.js';

export const idempotencyKeyPattern = /^[\x21-\x7e]{1,200}$/;

/** A key that the client did not give is made here and returned, so that it can repeat all the same. */
export function idempotencyOf(method: string, path: string, key: string | undefined, body: unknown): Idempotency {
  const digest = createHash('sha256')
    .update(`${method} ${path}\n${canonicalJson(body)}`)
    .digest('hex');
  return { key: key ?? randomUUID(), bodyDigest: digest };
}

/** Bodies are parsed already, so they are shallow: what is no field of the schema was refused. */
function canonicalJson(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, sortedFields);
}

function sortedFields(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
