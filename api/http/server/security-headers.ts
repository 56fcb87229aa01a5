/** Helmet without its two upgrades to https where PUBLIC_URL is plain HTTP: they would break the answers. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export function securityHeaders(publicUrl: string): RequestHandler {
  const isHttps = publicUrl.startsWith('https:');
  return helmet({
    strictTransportSecurity: isHttps,
    contentSecurityPolicy: {
      directives: {
        'style-src': ["'self'", "'unsafe-inline'"],
        'font-src': ["'self'"],
        'upgrade-insecure-requests': isHttps ? [] : null,
      },
    },
  });
}
