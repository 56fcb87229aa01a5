/**
 * The console's session as cookies: the session itself (HttpOnly, SameSite=Strict), and a readable one whose value a
 * page of this origin sends back as a header on writes, so that no other site can write with the session.
 * Cookies do not tell ports apart, so their names do: two installations on one host keep their own sessions.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const csrfHeader = 'x-csrf-token';

/** The secret of the session that the request came with. */
export function sessionSecretOf(request: IncomingMessage): string | undefined {
  const name = cookieNames(request).session;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === undefined || value === '' ? undefined : value;
}

/** Follows from the session's secret, so there is nothing to keep; says nothing about it. */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf:${secret}`).digest('base64url');
}

/** Whether a write came from a page of ours. Reads change nothing and need no proof. */
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
  const attributes = `; Path=/; SameSite=Strict; Max-Age=${String(maxAgeSeconds)}${isSecure ? '; Secure' : ''}`;
  const csrfToken = secret === '' ? '' : csrfTokenOf(secret);
  return [`${names.session}=${secret}${attributes}; HttpOnly`, `${names.csrf}=${csrfToken}${attributes}`];
}

/** What makes the browser forget them. */
export function expiredCookies(request: IncomingMessage, isSecure: boolean): string[] {
  return sessionCookies(request, { secret: '', maxAgeSeconds: 0, isSecure });
}

function cookieNames({ headers }: IncomingMessage): { readonly session: string; readonly csrf: string } {
  const port = /:(\d+)$/.exec(headers.host ?? '')?.[1];
  const suffix = port === undefined ? '' : `_${port}`;
  return { session: `halftone_session${suffix}`, csrf: `halftone_csrf${suffix}` };
}
