/** The typed client of this page: below its base path, with the session cookie, and with the CSRF header on writes. */
import { halftoneClient } from '../../client/halftone-client.js';
import { basePath, metaContent } from './base-path.js';

export const api = halftoneClient({
  url: basePath(),
  headersOf: (method) => (method === 'GET' ? {} : { 'x-csrf-token': csrfToken() }),
  timeoutMs: 15_000,
});

/** The value of the readable session cookie. Only pages of this origin can send it back as a header. */
function csrfToken(): string {
  const name = metaContent('csrf-cookie');
  const pairs = document.cookie.split('; ');
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
