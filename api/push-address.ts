/**
 * Whether an address may be pushed to, as far as one can know when it is set. Asked again for each connection, because
 * a name can come to stand for another address.
 */
import { isIP } from 'node:net';
import type { PushAddressRefusal } from '../contracts/push.js';
import { AddressRefused, type AddressGuard } from '../platform/address-guard.js';

/** The system's own patience with a name server is longer than anybody's with a form. */
const lookupWithinMs = 3_000;

/** Null when nothing speaks against it. */
export async function refusePushAddress(text: string, guard: AddressGuard): Promise<PushAddressRefusal | null> {
  const { protocol, hostname, username, password } = new URL(text);
  const isEncrypted = protocol === 'https:';
  if (!isEncrypted && !(protocol === 'http:' && guard.allowsPrivate)) return 'NOT_HTTPS';
  if (username !== '' || password !== '') return 'HAS_CREDENTIALS';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return guard.mayReach(host, isEncrypted) ? null : 'PRIVATE_ADDRESS';
  return new Promise((resolve) => {
    setTimeout(resolve, lookupWithinMs, 'UNKNOWN_HOST').unref();
    guard.lookup(isEncrypted)(host, { all: true }, (error) => {
      if (error === null) resolve(null);
      else resolve(error instanceof AddressRefused ? 'PRIVATE_ADDRESS' : 'UNKNOWN_HOST');
    });
  });
}

export const pushAddressWords: Record<PushAddressRefusal, string> = {
  NOT_HTTPS: 'It does not begin with https://.',
  HAS_CREDENTIALS: 'It holds a user name or a password.',
  PRIVATE_ADDRESS: 'It leads into a private network.',
  UNKNOWN_HOST: 'Its host is not known.',
};
