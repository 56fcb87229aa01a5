/** The secret of a new token. What is kept of it is its hash (see authenticate.ts). */
import { randomBytes } from 'node:crypto';

/** 192 random bits, recognisable where a secret scanner meets one. */
export function newSecret(): string {
  return `halftone_${randomBytes(24).toString('base64url')}`;
}
