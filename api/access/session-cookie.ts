/**
 * The console's session as two cookies. The session cookie is HttpOnly and SameSite=Strict. The second cookie is
 * readable: pages of this origin send its value as a header on writes, so other sites cannot write. Names and path
 * follow PUBLIC_URL, never the Host header, which proxies rewrite. The port is part of the name because all ports of a
 * host share cookies. The page reads the name of its cookie from its own HTML. Not `cookie`: it would replace three
 * lines by as many, and its parser decodes `%`, so one secret has many spellings.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler } from 'express';
import { basePathOf } from '../../platform/http/reverse-proxy.js';
import type { Logger } from '../../platform/log/logger.js';

export const csrfHeader = 'x-csrf-token';

/** The session secret that the request carries. */
export function sessionSecretOf(request: IncomingMessage): string | undefined {
  const name = cookieNames(request).session;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === undefined || value === '' ? undefined : value;
}

/** Derived from the session's secret, so nothing is stored. The secret cannot be derived from it. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf:${secret}`).digest('base64url');
}

/** Whether a write came from a page of this origin. Reads change nothing and need no proof. */
export function provesOrigin(request: IncomingMessage, secret: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const sent = request.headers[csrfHeader];
  const wanted = Buffer.from(csrfTokenOf(secret));
  const given = Buffer.from(typeof sent === 'string' ? sent : '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

interface CookieLife {
  readonly secret: string;
  readonly maxAgeSeconds: number;
  /** Whether the console is reached over https. */
  readonly isSecure: boolean;
}

export function sessionCookies(request: IncomingMessage, { secret, maxAgeSeconds, isSecure }: CookieLife): string[] {
  const names = cookieNames(request);
  const attributes = `; Path=${names.path}; SameSite=Strict; Max-Age=${String(maxAgeSeconds)}${isSecure ? '; Secure' : ''}`;
  const csrfToken = secret === '' ? '' : csrfTokenOf(secret);
  return [`${names.session}=${secret}${attributes}; HttpOnly`, `${names.csrf}=${csrfToken}${attributes}`];
}

/** Cookies that make the browser delete both. */
export function expiredCookies(request: IncomingMessage, isSecure: boolean): string[] {
  return sessionCookies(request, { secret: '', maxAgeSeconds: 0, isSecure });
}

export interface CookieNames {
  readonly session: string;
  readonly csrf: string;
  readonly path: string;
}

/** `__Host-` needs https and the path `/`, `__Secure-` needs https: a browser then refuses them from other hosts. */
export function cookieNamesFor(publicUrl: string): CookieNames {
  const { protocol, port } = new URL(publicUrl);
  const path = basePathOf(publicUrl) || '/';
  const securePrefix = path === '/' ? '__Host-' : '__Secure-';
  const prefix = protocol === 'https:' ? securePrefix : '';
  const suffix = port === '' ? '' : `_${port}`;
  return { session: `${prefix}halftone_session${suffix}`, csrf: `${prefix}halftone_csrf${suffix}`, path };
}

const namesByRequest = new WeakMap<IncomingMessage, CookieNames>();

/** Must run before every handler that reads or sets a cookie. */
export function nameCookies(publicUrl: string): RequestHandler {
  const names = cookieNamesFor(publicUrl);
  return (request, _response, next) => {
    namesByRequest.set(request, names);
    next();
  };
}

function cookieNames(request: IncomingMessage): CookieNames {
  const names = namesByRequest.get(request);
  if (names === undefined) throw new Error('The request did not pass nameCookies');
  return names;
}

/**
 * Logs a warning when the browser that signed in will not keep its session cookie.
 * Browsers drop a Secure cookie that arrives over plain HTTP. `Origin` holds the scheme that the browser used, also
 * behind a proxy that terminates TLS.
 */
export function warnOfDroppedCookie(
  request: Request,
  { logger, publicUrl }: { readonly logger: Logger; readonly publicUrl: string },
): void {
  const origin = request.get('origin') ?? '';
  if (!publicUrl.startsWith('https:') || !origin.startsWith('http:')) return;
  logger.warn(
    { origin, publicUrl },
    'A browser signed in over plain HTTP. PUBLIC_URL begins with https, so the session cookie is Secure and the browser drops it: open the console at PUBLIC_URL',
  );
}
