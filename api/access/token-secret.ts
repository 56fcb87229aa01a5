/** The secret of a new token. Only its hash is stored (see authenticate.ts). */
import { randomBytes } from 'node:crypto';

/** 192 random bits with a prefix that secret scanners can recognise. */
export function newSecret(): string {
  return `halftone_${randomBytes(24).toString('base64url')}`;
}
