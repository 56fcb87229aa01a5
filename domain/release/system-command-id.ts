/**
 * Ids of system commands, derived from their subject: the same command always has the same id, so it happens once. A
 * UUID of version 8 (RFC 9562: free form) from four murmur3 hashes.
 */
import { murmur3 } from '../serving/murmur3.js';

export function systemCommandId(releaseId: string, kind: string, subject: string): string {
  const text = `${releaseId}/${kind}/${subject}`;
  const hex = [1, 2, 3, 4].map((seed) => murmur3(text, seed).toString(16).padStart(8, '0')).join('');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}
