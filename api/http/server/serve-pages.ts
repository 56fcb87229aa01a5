/**
 * Serves the built console at `/`, the page to try the API at `/docs`, and below it the guide. No page loads anything
 * from other origins.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Response, Router } from 'express';
import { csrfHeader } from '../../access/session-cookie.js';
import { guidePages } from './serve-guide.js';

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
  const assets = join(folder, 'assets');
  router.use('/assets', compressedFiles(assets));
  router.use(
    '/assets',
    express.static(assets, { fallthrough: false, index: false, redirect: false, setHeaders: setAssetHeaders }),
  );
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

/** The files that the build compressed, smaller than compressing at each request. For browsers that take them. */
function compressedFiles(folder: string): RequestHandler {
  const files = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.br'))
      .map((name) => [`/${name.slice(0, -'.br'.length)}`, readFileSync(join(folder, name))]),
  );
  return (request, response, next) => {
    const file = files.get(request.path);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (file === undefined || !isRead || request.acceptsEncodings('br') === false) {
      next();
      return;
    }
    setAssetHeaders(response);
    response.vary('Accept-Encoding').set('Content-Encoding', 'br').type(extname(request.path)).send(file);
  };
}

/** Headers that say something about documents only. On each script they would weigh as much as a small one. */
const documentHeaders = [
  ...['Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Origin-Agent-Cluster', 'Referrer-Policy'],
  ...['X-DNS-Prefetch-Control', 'X-Download-Options', 'X-Frame-Options', 'X-XSS-Protection'],
  'X-Permitted-Cross-Domain-Policies',
];

/** Pictures keep the headers of documents: a browser can open one by itself. */
function setAssetHeaders(response: Response, path = response.req.path): void {
  response.set('Cache-Control', 'public, max-age=31536000, immutable');
  if (/\.(js|css)$/.test(path)) for (const name of documentHeaders) response.removeHeader(name);
}

/** Other spellings of API paths are no pages: a wrong address must be 404. */
function isPage(path: string): boolean {
  return !/\/\/|%|^\/(v1|ofrep|q|docs|schemas|assets|metrics|healthz|readyz|openapi\.json|openapi-3\.0\.json)(\/|$)/i.test(
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
<p style="margin: 1em; font: 1rem sans-serif"><a href="${basePath}/docs/guide">The guide</a>: how Halftone is used and run.</p>
<div id="page"></div>
<script src="${basePath}/docs/swagger-ui-bundle.js"></script>
<script src="${basePath}/docs/start.js"></script>
</body>
</html>
`;

/** A file of its own, because the content policy allows no inline script. */
const docsScript = ({
  basePath,
  csrfCookie,
}: ConsoleAddress): string => `const csrf = ${JSON.stringify(`${csrfCookie}=`)};
SwaggerUIBundle({
  url: ${JSON.stringify(`${basePath}/openapi.json`)},
  dom_id: '#page',
  deepLinking: true,
  filter: true,
  tryItOutEnabled: true,
  // To the address that this page was opened by, with the session of who is signed in to the console there.
  requestInterceptor: (request) => {
    const { pathname, search } = new URL(request.url, location.href);
    request.url = location.origin + pathname + search;
    const cookie = document.cookie.split('; ').find((one) => one.startsWith(csrf));
    if (cookie !== undefined) request.headers[${JSON.stringify(csrfHeader)}] = cookie.slice(csrf.length);
    return request;
  },
});
`;

export function docsPage(address: ConsoleAddress): Router {
  const { basePath } = address;
  const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/', (_request, response) => response.type('html').send(docsHtml(basePath)));
  router.get('/start.js', (_request, response) => response.type('js').send(docsScript(address)));
  router.use('/guide', guidePages());
  router.use(express.static(files, { index: false, maxAge: '1d' }));
  return router;
}
