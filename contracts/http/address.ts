/**
 * Addresses of packages and of push, as users enter them. They are shown to other users, so they hold no credentials.
 */
import type { z } from 'zod';
import { safeText } from './safe-text.js';
import { fieldErrors } from '../../domain/values/field-errors.js';

/** Query parameters, in lower case, that sign an address or give access: S3, GCS, CloudFront, Azure, OSS, COS, OBS. */
const secretParameters = new Set([
  ...['x-amz-signature', 'x-amz-credential', 'x-amz-security-token', 'awsaccesskeyid', 'key-pair-id'],
  ...['x-goog-signature', 'x-goog-credential', 'googleaccessid', 'sig', 'ossaccesskeyid', 'x-oss-signature'],
  ...['x-oss-credential', 'q-signature', 'q-ak', 'x-obs-signature', 'x-cos-security-token', 'security-token'],
  ...['signature', 'token', 'access_token', 'access-token', 'accesstoken', 'private_token', 'auth', 'authorization'],
  ...['auth_token', 'id_token', 'api_key', 'apikey', 'api-key', 'secret', 'client_secret', 'password', 'passwd'],
]);

/** True for a user name, a password, or a parameter of a signed address in the query or fragment. */
export function hasCredentials(address: URL): boolean {
  if (address.username !== '' || address.password !== '') return true;
  const names = [...address.searchParams.keys(), ...new URLSearchParams(address.hash.slice(1)).keys()];
  return names.some((name) => secretParameters.has(name.toLowerCase()));
}

// Parsers drop tabs and line ends and turn \ into /, so the address shown would differ from the one used.
const misread = /[\s\p{Cc}\\]/u;

/** An address with a host, stored in its parsed form: the address shown is the one used. */
export const addressSchema: z.ZodString = safeText(1, 2048)
  .refine((text) => !misread.test(text), fieldErrors.ADDRESS_MISREAD)
  .refine((text) => URL.canParse(text) && new URL(text).host !== '', fieldErrors.NOT_AN_ADDRESS)
  .overwrite((text) => (URL.canParse(text) ? new URL(text).href : text))
  .max(2048);
