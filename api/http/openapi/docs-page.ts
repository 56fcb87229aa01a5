/** The page to try the API. All its files are served from here: nothing is loaded from other origins. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';

const pageBelow = (basePath: string): string => `<!doctype html>
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
const scriptBelow = (
  basePath: string,
): string => `SwaggerUIBundle({ url: ${JSON.stringify(`${basePath}/openapi.json`)}, dom_id: '#page', deepLinking: true, tryItOutEnabled: true });
`;

export function docsPage(basePath: string): Router {
  const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/', (_request, response) => response.type('html').send(pageBelow(basePath)));
  router.get('/start.js', (_request, response) => response.type('js').send(scriptBelow(basePath)));
  router.use(express.static(files, { index: false, maxAge: '1d' }));
  return router;
}
