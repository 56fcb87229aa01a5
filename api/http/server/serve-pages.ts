/**
 * Serves the built console at `/` and the page to try the API at `/docs`. No page loads anything from other origins.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';

/** The folder of the built console, relative to the built file or to the source. */
const builtFolders = ['../../../dist/console', '../../../console'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

const noncePlace = '__CSP_NONCE__';

export interface ConsoleAddress {
  /** Path of PUBLIC_URL, without a closing slash. */
  readonly basePath: string;
  /** Name of the cookie whose value the page sends back on writes. */
  readonly csrfCookie: string;
}

/**
 * Answers only the console's own paths. Other paths go to the next handler; without a build, all of them. Files have a
 * digest in their names and are cached for ever. The page is sent new each time, with a nonce for its styles.
 */
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

const docsHtml = (basePath: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Halftone API</title>
<link rel="stylesheet" href="${basePath}/docs/swagger-ui.css">
<link rel="icon" href="${basePath}/docs/favicon-32x32.png">
</head>
<body>
<div id="page"></div>
<script src="${basePath}/docs/swagger-ui-bundle.js"></script>
<script src="${basePath}/docs/start.js"></script>
</body>
</html>
`;

/** A file of its own, because the content policy allows no inline script. */
const docsScript = (
  basePath: string,
): string => `SwaggerUIBundle({ url: ${JSON.stringify(`${basePath}/openapi.json`)}, dom_id: '#page', deepLinking: true, tryItOutEnabled: true });
`;

export function docsPage(basePath: string): Router {
  const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/', (_request, response) => response.type('html').send(docsHtml(basePath)));
  router.get('/start.js', (_request, response) => response.type('js').send(docsScript(basePath)));
  router.use(express.static(files, { index: false, maxAge: '1d' }));
  return router;
}
