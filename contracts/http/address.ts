/** Addresses that people give: of packages and of push. They are shown to others, so they hold no credentials. */
import type { z } from 'zod';
import { safeText } from './safe-text.js';

/** Parameters that sign an address or give access, in lower case: S3, GCS, CloudFront, Azure, OSS, COS, OBS. */
const secretParameters = new Set([
  ...['x-amz-signature', 'x-amz-credential', 'x-amz-security-token', 'awsaccesskeyid', 'key-pair-id'],
  ...['x-goog-signature', 'x-goog-credential', 'googleaccessid', 'sig', 'ossaccesskeyid', 'x-oss-signature'],
  ...['x-oss-credential', 'q-signature', 'q-ak', 'x-obs-signature', 'x-cos-security-token', 'security-token'],
  ...['signature', 'token', 'access_token', 'access-token', 'accesstoken', 'private_token', 'auth', 'authorization'],
  ...['auth_token', 'id_token', 'api_key', 'apikey', 'api-key', 'secret', 'client_secret', 'password', 'passwd'],
]);

/** User name, password, or a parameter of a signed address, in the query or behind #. */
export function hasCredentials(address: URL): boolean {
  if (address.username !== '' || address.password !== '') return true;
  const names = [...address.searchParams.keys(), ...new URLSearchParams(address.hash.slice(1)).keys()];
  return names.some((name) => secretParameters.has(name.toLowerCase()));
}

// Parsers leave out tabs and line ends and turn \ into /: what is shown would not be what is used.
const misread = /[\s\p{Cc}\\]/u;

/** An address with a host, kept as it is parsed: what is shown is what is used. */
export const addressSchema: z.ZodString = safeText(1, 2048)
  .refine((text) => !misread.test(text), 'Contains a blank, a control character or a backslash.')
  .refine((text) => URL.canParse(text) && new URL(text).host !== '', 'Not an address.')
  .overwrite((text) => (URL.canParse(text) ? new URL(text).href : text))
  .max(2048);
