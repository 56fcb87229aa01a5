/**
 * Serves the built console at `/`. Files have a digest in their names and are cached for ever. The page is sent new
 * each time, with a nonce for its styles. The content policy forbids the browser to load anything from other origins.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';

/** The folder of the built console, relative to the built file or to the source. */
const builtFolders = ['../../dist/console', '../../console'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

const noncePlace = '__CSP_NONCE__';

export interface ConsoleAddress {
  /** Path of PUBLIC_URL, without a closing slash. */
  readonly basePath: string;
  /** Name of the cookie whose value the page sends back on writes. */
  readonly csrfCookie: string;
}

/** Answers only the console's own paths. Other paths go to the next handler; without a build, all of them. */
export function serveConsole(
  { basePath, csrfCookie }: ConsoleAddress,
  folders: readonly string[] = builtFolders,
): RequestHandler {
  const router = Router();
  const folder = folders.find((candidate) => existsSync(join(candidate, 'assets')));
  if (folder === undefined) return router;
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
    .replaceAll('"./assets/', () => `"${basePath}/assets/`)
    .replaceAll('__BASE_PATH__', () => basePath)
    .replaceAll('__CSRF_COOKIE__', () => csrfCookie);
  const assets = { immutable: true, maxAge: '365d', fallthrough: false, index: false, redirect: false } as const;
  router.use('/assets', express.static(join(folder, 'assets'), assets));
  router.get('/{*path}', (request, response, next) => {
    if (!isPage(request.path) || request.accepts(['json', 'html']) !== 'html') {
      next();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.set('Cache-Control', 'no-store');
    response.set('Content-Security-Policy', contentSecurityPolicy(nonce));
    response.type('html').send(html.replaceAll(noncePlace, nonce));
  });
  return router;
}

/** Other spellings of API paths are no pages: a wrong address must be 404. */
function isPage(path: string): boolean {
  return !/\/\/|%|^\/(v1|ofrep|q|docs|assets|metrics|healthz|readyz|openapi\.json|openapi-3\.0\.json)(\/|$)/i.test(
    path,
  );
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
