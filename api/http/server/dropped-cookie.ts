/** Logs a warning when the browser that signed in will not keep its session cookie. */
import type { Request } from 'express';
import type { ApiDeps } from '../../deps.js';

/**
 * Browsers drop a Secure cookie that arrives over plain HTTP. `Origin` holds the scheme that the browser used, also
 * behind a proxy that terminates TLS.
 */
export function warnOfDroppedCookie(
  request: Request,
  { logger, publicUrl }: Pick<ApiDeps, 'logger' | 'publicUrl'>,
): void {
  const origin = request.get('origin') ?? '';
  if (!publicUrl.startsWith('https:') || !origin.startsWith('http:')) return;
  logger.warn(
    { origin, publicUrl },
    'A browser signed in over plain HTTP. PUBLIC_URL begins with https, so the session cookie is Secure and the browser drops it: open the console at PUBLIC_URL',
  );
}
