/**
 * Checks whether an address may be pushed to, as far as this is known when it is set. Each connection is checked
 * again, because the DNS name can later resolve to another address.
 */
import { isIP } from 'node:net';
import { hasCredentials } from '../../contracts/http/address.js';
import type { PushAddressRefusal } from '../../contracts/target/push.js';
import { AddressRefused, type AddressGuard } from '../../platform/http/address-guard.js';

/** The system's own DNS timeout is too long for a form. */
const lookupWithinMs = 3_000;

/** Null when the address is allowed. */
export async function refusePushAddress(text: string, guard: AddressGuard): Promise<PushAddressRefusal | null> {
  const address = new URL(text);
  const { protocol, hostname } = address;
  const isEncrypted = protocol === 'https:';
  if (!isEncrypted && !(protocol === 'http:' && guard.allowsPrivate)) return 'NOT_HTTPS';
  if (hasCredentials(address)) return 'HAS_CREDENTIALS';
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
  HAS_CREDENTIALS: 'It holds a user name, a password, a token or a signature.',
  PRIVATE_ADDRESS: 'It leads into a private network.',
  UNKNOWN_HOST: 'Its host is not known.',
};
