/**
 * Detects requests from pages of other sites, for listeners on loopback without authentication. A page can send
 * requests to any address, and by DNS rebinding it can read the answers.
 */
import type { IncomingMessage } from 'node:http';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const harmlessMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Why the request must be rejected. Undefined: it may be answered. `publicHosts`: host[:port] of a proxy in front. */
export function foreignRequestReason(
  request: IncomingMessage,
  publicHosts: readonly string[] = [],
): string | undefined {
  const { headers, headersDistinct, url = '' } = request;
  if (!url.startsWith('/')) return 'the address of the request must be a path';
  if (headersDistinct.host?.length !== 1) return 'the request must name one host';
  const host = (headers.host ?? '').toLowerCase();
  const isPublic = publicHosts.includes(host);
  // Any port: the request may come through a tunnel. A rebinding page cannot have one of these names.
  if (!isPublic && !loopbackNames.has(nameOf(host))) return `"${host}" is not a name of this listener`;
  return foreignPage(request, host, isPublic);
}

function foreignPage({ headers, method = '' }: IncomingMessage, host: string, isPublic: boolean): string | undefined {
  const { origin } = headers;
  if (origin !== undefined && !isOwnOrigin(origin, host, isPublic)) return `the page ${origin} is of another site`;
  if (origin === undefined && !harmlessMethods.has(method)) return 'a write must name the page that it comes from';
  return isForeignFetch(headers) ? 'the request comes from a page of another site' : undefined;
}

/** The host name without its port. Empty when the text is not a host. */
function nameOf(host: string): string {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  return url === undefined || url.username !== '' || `${url.pathname}${url.search}${url.hash}` !== '/'
    ? ''
    : url.hostname;
}

function isOwnOrigin(origin: string, host: string, isPublic: boolean): boolean {
  return origin === `http://${host}` || (isPublic && origin === `https://${host}`);
}

/** Reads Sec-Fetch headers. A link on any site may lead here: the browser opens the answer as a page of its own. */
function isForeignFetch(headers: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return !(headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document');
}
